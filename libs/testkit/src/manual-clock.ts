/** A clock that stands still until a test moves it. It has the shape of the services' own clock. */
export interface ManualClock {
  monotonicMs(): number;
  wallMs(): number;
  /** Calls `fn` once when `ms` have passed; the returned function cancels it. */
  setTimer(ms: number, fn: () => void): () => void;
  /**
   * Moves time on and runs the timers that fall due, in the order of their times; each sees its own time. Promises
   * that they settle are let run in between.
   */
  advance(ms: number): Promise<void>;
  /** Moves wall time alone, as an administrator or NTP does. */
  stepWall(ms: number): void;
  readonly pendingTimers: number;
  /** Until the first timer falls due; Infinity where none is set. */
  readonly nextTimerMs: number;
}

interface Timer {
  readonly dueMs: number;
  readonly fn: () => void;
}

export function manualClock(options: { readonly wallMs?: number } = {}): ManualClock {
  let monotonicMs = 0;
  let wallOffsetMs = options.wallMs ?? Date.UTC(2030, 0, 1);
  const timers = new Set<Timer>();
  return {
    monotonicMs: () => monotonicMs,
    wallMs: () => wallOffsetMs + monotonicMs,
    setTimer(ms, fn) {
      const timer = { dueMs: monotonicMs + Math.max(0, ms), fn };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = monotonicMs + ms;
      await settle();
      for (let next = earliest(timers, end); next !== undefined; next = earliest(timers, end)) {
        timers.delete(next);
        monotonicMs = Math.max(monotonicMs, next.dueMs);
        next.fn();
        await settle();
      }
      monotonicMs = end;
    },
    stepWall(ms) {
      wallOffsetMs += ms;
    },
    get pendingTimers() {
      return timers.size;
    },
    get nextTimerMs() {
      const dueMs = earliest(timers, Number.POSITIVE_INFINITY)?.dueMs ?? Number.POSITIVE_INFINITY;
      return dueMs - monotonicMs;
    },
  };
}

/** The timer due first, of equals the one set first. */
function earliest(timers: ReadonlySet<Timer>, end: number): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) {
    if (timer.dueMs <= end && (first === undefined || timer.dueMs < first.dueMs)) first = timer;
  }
  return first;
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
