import { type Component, createStages, type Logger, logFields } from '@kestrel/service';
import { logEvents } from './log-events.ts';

/**
 * Components that need the bus, started in their order behind the service's back: access logs are taken and merged before
 * the bus has been seen for the first time. Stopped in reverse, as all are.
 */
export function createBusSide(log: Logger, components: readonly Component[]): Component {
  const stages = createStages(log);
  const starting = new AbortController();
  return {
    name: 'bus-side',
    async start() {
      stages.start(components, starting.signal).catch((error) => {
        log.fatal({ [logFields.error]: error }, logEvents.busSideFailed);
        // A start that fails is a mistake in the program: a restart by the kubelet beats a receiver that publishes nothing.
        setImmediate(() => {
          throw error;
        });
      });
    },
    async stop(deadline) {
      starting.abort();
      await stages.stop(deadline);
    },
  };
}
