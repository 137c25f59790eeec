import type { Ledger } from '../ledger-counts.ts';

/** Why an observation was left out on purpose. */
export const filterCauses = [
  'reply',
  'duplicate',
  'not-a-flow',
  'before-policy',
  'other-shard',
  'namespace',
  'handed-over',
] as const;
export type FilterCause = (typeof filterCauses)[number];

/** Why an observation was lost; `hubble-…` is what the source itself reports, by LostEventSource's number. */
export const lossCauses = [
  'hubble-unknown',
  'hubble-perf-ring',
  'hubble-observer-queue',
  'hubble-ring',
  'malformed',
  'no-room',
] as const;
export type LossCause = (typeof lossCauses)[number];

/** The cause under which a LostEvent of this source counts. */
export function lossOfSource(source: number): LossCause {
  return source >= 1 && source <= 3 ? (lossCauses[source] as LossCause) : 'hubble-unknown';
}

/** In observations. */
export type FlowLedger = Ledger<FilterCause, LossCause>;
