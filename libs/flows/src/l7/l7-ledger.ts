/** Why an entry was left out on purpose. */
export const l7FilterCauses = ['shadow', 'other-side', 'intermediate', 'namespace'] as const;
export type L7FilterCause = (typeof l7FilterCauses)[number];

/** Why an entry was lost. */
export const l7LossCauses = ['malformed', 'no-room'] as const;
export type L7LossCause = (typeof l7LossCauses)[number];

/** What became of entries since the start: received = stored + open + filtered + lost, at any time. */
export interface L7Ledger {
  readonly received: number;
  readonly stored: number;
  /** In windows: taken in, and not stored yet. */
  readonly open: number;
  readonly filtered: Readonly<Record<L7FilterCause, number>>;
  readonly lost: Readonly<Record<L7LossCause, number>>;
}

export class L7LedgerCounts {
  received = 0;
  stored = 0;
  readonly #filtered: Record<L7FilterCause, number> = {
    shadow: 0,
    'other-side': 0,
    intermediate: 0,
    namespace: 0,
  };
  readonly #lost: Record<L7LossCause, number> = { malformed: 0, 'no-room': 0 };

  filtered(cause: L7FilterCause, count = 1): void {
    this.#filtered[cause] += count;
  }

  lost(cause: L7LossCause): void {
    this.#lost[cause] += 1;
  }

  snapshot(open: number): L7Ledger {
    return {
      received: this.received,
      stored: this.stored,
      open,
      filtered: { ...this.#filtered },
      lost: { ...this.#lost },
    };
  }
}
