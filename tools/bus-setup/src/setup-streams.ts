import { type Bus, createBus } from '@kestrel/bus';
import { logFields, type ServiceContext, sleep } from '@kestrel/service';
import type { BusSetupConfig } from './config.ts';
import { ensureAll, type SetupProblem } from './ensure-all.ts';

const retryEveryMs = 500;

/** Makes the streams once. Exit code: 0 every stream is as declared, 1 it could not be done (what is wrong is logged). */
export async function setupStreams(config: BusSetupConfig, context: ServiceContext): Promise<0 | 1> {
  const { log } = context;
  const bus = createBus(config.bus, context);
  try {
    const problems = await tryUntil(AbortSignal.timeout(config.timeoutMs), bus, config, context);
    for (const { text } of problems) log.error({ [logFields.reason]: text }, 'streams-not-as-declared');
    return problems.length === 0 ? 0 : 1;
  } finally {
    await bus.stop(AbortSignal.timeout(1_000));
  }
}

/** What is still wrong when all is done, when nothing can be done, or when the time is over. */
async function tryUntil(
  deadline: AbortSignal,
  bus: Bus,
  config: BusSetupConfig,
  { log, health }: ServiceContext,
): Promise<readonly SetupProblem[]> {
  let problems: readonly SetupProblem[] = [];
  try {
    await bus.start(deadline);
    for (;;) {
      problems = await ensureAll(bus, config, log).catch(unanswered);
      if (problems.every(({ isPermanent }) => isPermanent)) return problems;
      await sleep(retryEveryMs, deadline);
    }
  } catch (error) {
    if (!deadline.aborted) throw error;
    if (problems.length > 0) return problems;
    const connection = health.readiness().conditions.find(({ name }) => name === 'bus');
    return [{ text: connection?.reason ?? 'no connection to the bus', isPermanent: false }];
  }
}

const unanswered = ({ message }: Error): SetupProblem[] => [{ text: message, isPermanent: false }];
