import type { Evidence } from './evidence.ts';

/** What is worth a metric and costs nobody anything. */
export interface L7Details {
  /** By what the ends of entries were recognised. */
  readonly evidence: {
    readonly source: Readonly<Record<Evidence, number>>;
    readonly destination: Readonly<Record<Evidence, number>>;
  };
  /** Messages and entries that are not what they should be, by what is wrong with them. */
  readonly malformed: Readonly<Record<string, number>>;
  /** Identifiers that could not be read, or had no node. */
  readonly unreadableIdentifiers: number;
  /** Entries of streams that never said who they are. */
  readonly unidentified: number;
  /** Entries without a usable time: the clock's was taken. */
  readonly untimed: number;
  /** Entries that were counted under `{other}`. */
  readonly pathOverflow: number;
  /** What the ledger has as lost, by the id of the proxy that sent it; `others` beyond 200 proxies. */
  readonly lostByNode: readonly { readonly node: string; readonly count: number }[];
  /** Denials by the policy that denied, at most 1,000 of them. */
  readonly denials: readonly { readonly policy: string; readonly count: number }[];
  /** What policies on trial would have done, at most 1,000 of them. */
  readonly dryRuns: readonly { readonly policy: string; readonly result: string; readonly count: number }[];
  readonly keys: number;
  readonly dictionaryBytes: number;
}
