/** Why an observation was left out on purpose. */
export const filterCauses = [
  'reply',
  'duplicate',
  'not-a-flow',
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

/** What became of observations since the start: received = stored + open + filtered + lost, at any time. */
export interface FlowLedger {
  readonly received: number;
  readonly stored: number;
  /** In windows: taken in, and not stored yet. */
  readonly open: number;
  readonly filtered: Readonly<Record<FilterCause, number>>;
  readonly lost: Readonly<Record<LossCause, number>>;
}

export class FlowLedgerCounts {
  #received = 0;
  #stored = 0;
  readonly #filtered = zeroes(filterCauses);
  readonly #lost = zeroes(lossCauses);

  received(count: number): void {
    this.#received += count;
  }

  stored(count: number): void {
    this.#stored += count;
  }

  filtered(cause: FilterCause, count: number): void {
    this.#filtered[cause] += count;
  }

  lost(cause: LossCause, count: number): void {
    this.#lost[cause] += count;
  }

  snapshot(open: number): FlowLedger {
    return {
      received: this.#received,
      stored: this.#stored,
      open,
      filtered: { ...this.#filtered },
      lost: { ...this.#lost },
    };
  }
}

function zeroes<T extends string>(names: readonly T[]): Record<T, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<T, number>;
}
