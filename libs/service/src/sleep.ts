import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits `ms` milliseconds.
 * @throws the signal's reason as soon as `signal` aborts.
 */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
