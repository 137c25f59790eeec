/** One abort signal out of a caller's signal and a time limit, with nothing left behind once `release` was called. */
export interface Cancellation {
  readonly signal: AbortSignal;
  readonly timedOut: boolean;
  /** Takes the time limit away; the caller's signal goes on counting. */
  stopTimer(): void;
  release(): void;
}

export function createCancellation(caller: AbortSignal | undefined, timeoutMs: number): Cancellation {
  const controller = new AbortController();
  let timedOut = false;
  const abort = (): void => controller.abort(caller?.reason);
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, timeoutMs);
  if (caller?.aborted) abort();
  caller?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    get timedOut() {
      return timedOut;
    },
    stopTimer: () => clearTimeout(timer),
    release() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', abort);
    },
  };
}
