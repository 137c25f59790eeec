import type { Clock } from '@kestrel/service';

/** Waits for `work`, but no longer than `ms`. True when it was done in time; its rejection is the caller's. */
export async function within(work: Promise<unknown>, ms: number, clock: Clock): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<false>();
  const cancel = clock.setTimer(ms, () => resolve(false));
  try {
    return await Promise.race([work.then(() => true), promise]);
  } finally {
    cancel();
  }
}
