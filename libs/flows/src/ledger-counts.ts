/** What became of observations since the start: received = stored + open + filtered + lost, at any time. */
export interface Ledger<Filter extends string, Loss extends string> {
  readonly received: number;
  readonly stored: number;
  /** In windows: taken in, and not stored yet. */
  readonly open: number;
  /** Left out on purpose, by cause. */
  readonly filtered: Readonly<Record<Filter, number>>;
  readonly lost: Readonly<Record<Loss, number>>;
}

/** Keeps a ledger; what is open its owner knows. */
export class LedgerCounts<Filter extends string, Loss extends string> {
  #received = 0;
  #stored = 0;
  readonly #filtered: Record<Filter, number>;
  readonly #lost: Record<Loss, number>;

  constructor(filterCauses: readonly Filter[], lossCauses: readonly Loss[]) {
    this.#filtered = zeroes(filterCauses);
    this.#lost = zeroes(lossCauses);
  }

  received(count: number): void {
    this.#received += count;
  }

  stored(count: number): void {
    this.#stored += count;
  }

  filtered(cause: Filter, count: number): void {
    this.#filtered[cause] += count;
  }

  lost(cause: Loss, count: number): void {
    this.#lost[cause] += count;
  }

  snapshot(open: number): Ledger<Filter, Loss> {
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
