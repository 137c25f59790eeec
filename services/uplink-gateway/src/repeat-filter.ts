const quietMs = 60_000;
const maxKeys = 1_000;

/**
 * Keeps a fault that repeats from filling the log: says a thing at once, then at most every minute, with the number of
 * times it was swallowed in between.
 */
export class RepeatFilter {
  readonly #last = new Map<string, { saidAtMs: number; swallowed: number }>();

  /** How often `key` came up since it was last said, this time included; 0 when it should not be said now. */
  count(key: string, nowMs: number): number {
    const last = this.#last.get(key);
    if (last && nowMs - last.saidAtMs < quietMs) {
      last.swallowed += 1;
      return 0;
    }
    if (this.#last.size >= maxKeys) this.#last.clear();
    this.#last.set(key, { saidAtMs: nowMs, swallowed: 0 });
    return (last?.swallowed ?? 0) + 1;
  }

  /** The thing is over: the next time it is said at once. */
  forget(key: string): void {
    this.#last.delete(key);
  }
}
