import { type Clock, fullJitterBackoff } from '@kestrel/service';
import { KubeApiError, KubeConnectionError } from './kube-error.ts';
import { createRateCap } from './rate-cap.ts';
import { waitOnClock } from './wait-on-clock.ts';

/**
 * When a reflector may ask, whatever happens: a list that the API server takes up 3 times a minute, a request for one,
 * also refused at once, 12 times, a watch 12 times. The caps of 12 are 2 in 10 s, so none of them delays a recovery by
 * more than that. What never reached the API server costs it nothing and does not count.
 */
export interface RequestPacing {
  /** Waits for its turn, then makes a list; `run` calls `onServed` when the first page is there. */
  list<T>(run: (onServed: () => void) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Waits for its turn, then makes a watch. */
  watch<T>(run: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** The delay before trying again after a failure that may pass: full jitter, or as long as the API server asks for. */
  retryDelayMs(error: unknown): number;
  /** Something worked: the next failure is a first one. */
  succeeded(): void;
}

export function createRequestPacing(clock: Clock): RequestPacing {
  const backoff = fullJitterBackoff({ baseMs: 500, maxMs: 5000 });
  const servedLists = createRateCap({ limit: 3, windowMs: 60_000 });
  const listRequests = createRateCap({ limit: 2, windowMs: 10_000 });
  const watchRequests = createRateCap({ limit: 2, windowMs: 10_000 });

  return {
    async list(run, signal) {
      const now = clock.monotonicMs();
      await waitOnClock(clock, Math.max(servedLists.waitMs(now), listRequests.waitMs(now)), signal);
      const startMs = clock.monotonicMs();
      const countServed = once(() => servedLists.count(startMs));
      const count = once(() => listRequests.count(startMs));
      try {
        return await run(() => {
          count();
          countServed();
        });
      } catch (error) {
        if (!isUnseen(error)) count();
        if (!isUnseen(error) && !(error instanceof KubeApiError)) countServed();
        throw error;
      }
    },
    async watch(run, signal) {
      await waitOnClock(clock, watchRequests.waitMs(clock.monotonicMs()), signal);
      const startMs = clock.monotonicMs();
      try {
        const result = await run();
        watchRequests.count(startMs);
        return result;
      } catch (error) {
        if (!isUnseen(error)) watchRequests.count(startMs);
        throw error;
      }
    },
    retryDelayMs(error) {
      const askedForMs = error instanceof KubeApiError ? (error.retryAfterMs ?? 0) : 0;
      return Math.max(backoff.next(), askedForMs);
    },
    succeeded: () => backoff.reset(),
  };
}

function isUnseen(error: unknown): boolean {
  return error instanceof KubeConnectionError && error.code === 'KUBE_UNREACHABLE';
}

function once(call: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) call();
    isDone = true;
  };
}
