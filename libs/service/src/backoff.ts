export interface BackoffOptions {
  /** Upper bound of the first delay, in milliseconds. */
  readonly baseMs: number;
  /** Upper bound of every delay, in milliseconds. */
  readonly maxMs: number;
  /** Uniform in [0, 1). Default `Math.random`. */
  readonly random?: () => number;
}

export interface Backoff {
  /** The next delay in milliseconds: uniform between 0 and a bound that doubles with each call up to `maxMs`. */
  next(): number;
  /** Starts again at `baseMs`; call it after a success that lasted. */
  reset(): void;
}

/** Exponential backoff with full jitter: a thousand clients that lost the same server come back spread out. */
export function fullJitterBackoff({ baseMs, maxMs, random = Math.random }: BackoffOptions): Backoff {
  let boundMs = Math.min(baseMs, maxMs);
  return {
    next() {
      const delayMs = random() * boundMs;
      boundMs = Math.min(boundMs * 2, maxMs);
      return delayMs;
    },
    reset() {
      boundMs = Math.min(baseMs, maxMs);
    },
  };
}
