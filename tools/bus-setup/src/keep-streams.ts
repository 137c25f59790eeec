import type { Bus } from '@kestrel/bus';
import { type Component, type ServiceContext, sleep } from '@kestrel/service';
import type { BusSetupConfig } from './config.ts';
import { ensureAll } from './ensure-all.ts';

const lookEveryMs = 2_000;

/**
 * Looks at every stream every 2 s and puts right what differs: a server that came back with an empty store has its
 * streams again before the services have noticed. Health condition `streams` names what a person has to mend.
 */
export function keepStreams(bus: Bus, config: BusSetupConfig, { health, log }: ServiceContext): Component {
  const condition = health.condition('streams', { blocksReadiness: true });
  const stopping = new AbortController();
  let finished: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    try {
      const problems = await ensureAll(bus, config, log);
      if (problems.length === 0) condition.ok();
      else condition.failed(problems.map(({ text }) => text).join('; '));
    } catch (error) {
      condition.failed(error instanceof Error ? error.message : String(error));
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await bus.connected(signal);
      await look();
      await sleep(lookEveryMs, signal);
    }
  }

  function ignoreAbort(error: unknown): void {
    if (!stopping.signal.aborted) throw error;
  }

  return {
    name: 'keep-streams',
    async start() {
      finished = run(stopping.signal).catch(ignoreAbort);
    },
    async stop() {
      stopping.abort();
      await finished;
    },
  };
}
