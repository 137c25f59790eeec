import { setImmediate as nextTurn } from 'node:timers/promises';

const turnMs = 10;

/** Splits long work into turns of about 10 ms: `next()` says when to let others run, and how to wait for it. */
export function createTurns(): { next(): Promise<void> | undefined } {
  let turnEndsMs = performance.now() + turnMs;
  return {
    next() {
      if (performance.now() < turnEndsMs) return undefined;
      return nextTurn().then(() => {
        turnEndsMs = performance.now() + turnMs;
      });
    },
  };
}
