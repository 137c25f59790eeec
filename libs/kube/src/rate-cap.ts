/** At most `limit` in any `windowMs`: a sliding window, so that the first ones need not wait and there is no burst at its edge. */
export interface RateCap {
  /** Milliseconds until one more is allowed; 0: now. */
  waitMs(nowMs: number): number;
  count(nowMs: number): void;
}

export function createRateCap({ limit, windowMs }: { limit: number; windowMs: number }): RateCap {
  const recent: number[] = [];
  return {
    waitMs(nowMs) {
      const oldest = recent.length < limit ? undefined : recent[0];
      return oldest === undefined ? 0 : Math.max(0, oldest + windowMs - nowMs);
    },
    count(nowMs) {
      recent.push(nowMs);
      if (recent.length > limit) recent.shift();
    },
  };
}
