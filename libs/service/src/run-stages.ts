import type { Component } from './component.ts';
import { logFields } from './log-fields.ts';
import type { ServiceContext } from './service-context.ts';
import { createStages } from './stages.ts';
import type { Termination } from './termination.ts';

/**
 * Assembles and starts the components, waits until the process is told to end, and stops them.
 * @returns the exit code: 0, or 1 when a start failed or something did not stop by the deadline.
 */
export async function runStages({
  context: { log, health },
  termination,
  shutdownTimeoutMs,
  assemble,
}: {
  readonly context: Pick<ServiceContext, 'log' | 'health'>;
  readonly termination: Termination;
  readonly shutdownTimeoutMs: number;
  readonly assemble: () => Promise<readonly Component[]>;
}): Promise<number> {
  const lifecycle = health.condition('lifecycle', { blocksReadiness: true });
  const stages = createStages(log);
  let failed = false;
  try {
    await stages.start(await assemble(), termination.signal);
    if (!termination.signal.aborted) {
      lifecycle.ok();
      log.info('service-started');
    }
    await termination.requested;
  } catch (error) {
    failed = true;
    log.fatal({ [logFields.error]: error }, 'start-failed');
  }
  lifecycle.failed('stopping');
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), shutdownTimeoutMs);
  const clean = await stages.stop(deadline.signal);
  clearTimeout(timer);
  log.info('service-stopped');
  return clean && !failed ? 0 : 1;
}
