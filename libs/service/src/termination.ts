import type { Logger } from './log.ts';
import { logFields } from './log-fields.ts';

/** How the process is told to end. */
export interface Termination {
  /** Aborts at the first SIGTERM or SIGINT. */
  readonly signal: AbortSignal;
  /** Resolves when `signal` aborts. */
  readonly requested: Promise<void>;
}

/**
 * Listens for the signals that end the process; the second one ends it at once with exit code 1. So does an error that
 * nothing caught: the state it leaves is unknown, and every service is made to be killed at any time.
 */
export function listenForTermination(log: Logger): Termination {
  const controller = new AbortController();
  const requested = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) {
        log.warn({ [logFields.signal]: name }, 'stop-forced');
        process.exit(1);
      }
      log.info({ [logFields.signal]: name }, 'stop-requested');
      controller.abort();
    });
  }
  process.on('uncaughtException', (error, origin) => {
    log.fatal({ [logFields.error]: error, [logFields.reason]: origin }, 'uncaught-error');
    process.exit(1);
  });
  return { signal: controller.signal, requested };
}
