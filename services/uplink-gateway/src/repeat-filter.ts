const quietMs = 60_000;
const maxKeys = 1_000;

/**
 * Keeps a fault that repeats from filling the log: says a thing at once, then at most every minute, with the number of
 * times it came up since.
 */
export class RepeatFilter {
  readonly #last = new Map<string, { readonly saidAtMs: number; swallowed: number }>();

  get size(): number {
    return this.#last.size;
  }

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
}
