/** How often something may be done, by the monotonic clock. */
export interface RateCap {
  /** Milliseconds until once more is allowed; 0: now. */
  waitMs(nowMs: number): number;
  count(nowMs: number): void;
}

/** At most `limit` in any `windowMs`, each as early as that allows: after a burst the wait is up to `windowMs`. */
export function createWindowCap({ limit, windowMs }: { limit: number; windowMs: number }): RateCap {
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

/** `burst` at once and then one every `intervalMs`: at most `burst + windowMs / intervalMs` in a window, and no wait over `intervalMs`. */
export function createSpacedCap({ burst, intervalMs }: { burst: number; intervalMs: number }): RateCap {
  let spentUntilMs = Number.NEGATIVE_INFINITY;
  return {
    waitMs: (nowMs) => Math.max(0, spentUntilMs - (burst - 1) * intervalMs - nowMs),
    count(nowMs) {
      spentUntilMs = Math.max(spentUntilMs, nowMs) + intervalMs;
    },
  };
}
