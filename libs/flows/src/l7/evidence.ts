/** By what an end of a call was recognised, the strongest first. */
export const evidenceNames = [
  'peer-metadata',
  'spiffe',
  'node-metadata',
  'address',
  'cluster-name',
  'authority',
  'none',
] as const;

export type Evidence = (typeof evidenceNames)[number];

export const evidence = {
  peer: 0,
  spiffe: 1,
  node: 2,
  address: 3,
  cluster: 4,
  authority: 5,
  none: 6,
} as const;

/** Who an end is, resolved once and kept. */
export interface Resolved {
  /** Number of the encoded endpoint. */
  readonly endpoint: number;
  /** Number of `<namespace>/<name>`; 0 where no workload is known. */
  readonly workload: number;
  readonly evidence: number;
  /** Whose the address was, as the book said it; undefined where nobody knew, or the address did not count. */
  readonly owner: object | undefined;
  /** Second of the entries for which the address was last asked about. */
  atSeconds: number;
}
