import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** How long to go on trying. Default 60,000: a loaded machine may stall for long. */
  readonly timeoutMs?: number;
  /** Pause between two attempts. Default 25. */
  readonly intervalMs?: number;
  /** What is waited for, for the message. */
  readonly what?: string;
}

/** The condition did not hold in time; the message and `cause` are the last attempt's. */
export class NotInTimeError extends Error {
  readonly code = 'NOT_IN_TIME';
}

/**
 * Calls `attempt` until it returns without throwing, and returns what it returned. Assertions go into the attempt.
 * An attempt that hangs is abandoned at the timeout.
 * @throws NotInTimeError with the last attempt's error
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  options: EventuallyOptions = {},
): Promise<T> {
  const { timeoutMs = 60_000, intervalMs = 25, what = 'the condition' } = options;
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown = new Error('the first attempt has not finished');
  for (;;) {
    try {
      return await before(deadline, attempt);
    } catch (error) {
      if (!(error instanceof AbandonedError)) lastError = error;
    }
    if (performance.now() + intervalMs >= deadline) {
      const reason = lastError instanceof Error ? lastError.message : String(lastError);
      throw new NotInTimeError(`${what} did not hold within ${timeoutMs} ms: ${reason}`, {
        cause: lastError,
      });
    }
    await delay(intervalMs);
  }
}

class AbandonedError extends Error {}

async function before<T>(deadline: number, attempt: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AbandonedError()), Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([attempt(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
