/** Protocols by the number they have here; the empty name is that of a protocol this version does not know. */
export const protocolNames = ['', 'TCP', 'UDP', 'ICMPv4', 'ICMPv6', 'SCTP'] as const;

/** By Hubble's number; a number without a name counts as the first. */
export const directionNames = ['TRAFFIC_DIRECTION_UNKNOWN', 'INGRESS', 'EGRESS'] as const;

/** By Hubble's number; the last stands for numbers that this version does not know. */
export const verdictNames = [
  'unknown',
  'forwarded',
  'dropped',
  'error',
  'audit',
  'redirected',
  'traced',
  'translated',
  'unrecognized',
] as const;

export const meaning = { notAFlow: 0, allowed: 1, denied: 2 } as const;

/**
 * What a verdict says of the traffic, by its number. Audit passes what would be dropped; traced and translated are socket
 * events beside the flow itself.
 */
export const meaningOfVerdict: readonly number[] = [
  meaning.notAFlow,
  meaning.allowed,
  meaning.denied,
  meaning.denied,
  meaning.allowed,
  meaning.allowed,
  meaning.notAFlow,
  meaning.notAFlow,
  meaning.notAFlow,
];

/** Index of a verdict in `verdictNames`. */
export function verdictIndex(verdict: number): number {
  return verdict >= 0 && verdict < 8 ? verdict : 8;
}
