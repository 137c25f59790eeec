import { type Clock, fullJitterBackoff } from '@kestrel/service';
import { KubeApiError, KubeConnectionError } from './kube-error.ts';
import { createSpacedCap, createWindowCap, type RateCap } from './rate-cap.ts';
import { waitOnClock } from './wait-on-clock.ts';

/**
 * When a reflector may ask, whatever happens: a list that the API server takes up 3 times a minute, a request for one,
 * also refused at once, 12 times, a watch 12 times. The caps of 12 are a burst and then one every 6.7 s, so that they delay
 * no recovery by more than that. What never reached the API server costs it nothing and does not count. What did counts
 * from its answer on, so that the caps hold by the API server's own count.
 */
export interface RequestPacing {
  /** Waits for its turn, then makes a list; `run` calls `onAnswered` when the first page is there. */
  list<T>(run: (onAnswered: () => void) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Waits for its turn, then makes a watch; `run` calls `onAnswered` when it is taken up. */
  watch<T>(run: (onAnswered: () => void) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** The delay before trying again after a failure that may pass: full jitter, or as long as the API server asks for. */
  retryDelayMs(error: unknown): number;
  /** Something worked: the next failure is a first one. */
  succeeded(): void;
}

/** 3 at once and 9 more. */
const twelveAMinute = { burst: 3, intervalMs: 6667 };

export function createRequestPacing(clock: Clock): RequestPacing {
  const backoff = fullJitterBackoff({ baseMs: 500, maxMs: 5000 });
  const servedLists = createWindowCap({ limit: 3, windowMs: 60_000 });
  const listRequests = createSpacedCap(twelveAMinute);
  const watches = createSpacedCap(twelveAMinute);

  /** Runs one request under some caps, of which a failure counts for those that `capsOfFailure` names. */
  async function pace<T>(
    caps: readonly RateCap[],
    capsOfFailure: (error: unknown) => readonly RateCap[],
    run: (onAnswered: () => void) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const now = clock.monotonicMs();
    await waitOnClock(clock, Math.max(...caps.map((cap) => cap.waitMs(now))), signal);
    let isCounted = false;
    const count = (counted: readonly RateCap[]): void => {
      if (isCounted) return;
      isCounted = true;
      for (const cap of counted) cap.count(clock.monotonicMs());
    };
    try {
      return await run(() => count(caps));
    } catch (error) {
      count(capsOfFailure(error));
      throw error;
    }
  }

  return {
    list: (run, signal) =>
      pace(
        [servedLists, listRequests],
        (error) => {
          if (isUnseen(error)) return [];
          return error instanceof KubeApiError ? [listRequests] : [servedLists, listRequests];
        },
        run,
        signal,
      ),
    watch: (run, signal) => pace([watches], (error) => (isUnseen(error) ? [] : [watches]), run, signal),
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
