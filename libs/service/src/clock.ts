/** Time as a dependency, so that tests can turn the hands. */
export interface Clock {
  /** Milliseconds that never go back and do not follow the wall clock: for timeouts, leases and ages. */
  monotonicMs(): number;
  /** Milliseconds since the Unix epoch: for what is shown or sent, never for measuring. */
  wallMs(): number;
  /** Calls `fn` once after `ms`; the returned function cancels it. */
  setTimer(ms: number, fn: () => void): () => void;
}

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  setTimer: (ms, fn) => {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};
