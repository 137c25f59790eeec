import {
  type Bus,
  createBus,
  createPublisher,
  createTotals,
  eventsStream,
  inventoryStream,
  leasesBucket,
  totalsBucket,
  verifyStreams,
} from '@kestrel/bus';
import { createKubeClient } from '@kestrel/kube';
import { type Clock, type Component, type ServiceContext, systemClock } from '@kestrel/service';
import type { WatcherConfig } from './config.ts';
import { createMetrics } from './metrics.ts';
import { createLeadership } from './session/leadership.ts';

const maxBytesInFlight = 4 * 1024 * 1024;

/** The parts of the watcher, in the order of their start. */
export async function buildWatcher(
  config: WatcherConfig,
  context: ServiceContext,
  { clock = systemClock }: { readonly clock?: Clock } = {},
): Promise<Component[]> {
  const bus = createBus(config.bus, context);
  const publisher = createPublisher(bus, { maxBytesInFlight });
  const totals = createTotals(bus, { class: 'events' });
  const client = await createKubeClient(config.kube, context);
  const leadership = createLeadership({
    config,
    context,
    bus,
    publisher,
    client,
    metrics: createMetrics(context.metrics),
    totals,
    clock,
    condition: context.health.condition('inventory'),
  });
  return [bus, createStreamCheck(bus), publisher, totals, client, leadership];
}

/** Nothing starts before the streams are as they should be. */
function createStreamCheck(bus: Bus): Component {
  return {
    name: 'stream-check',
    start: (signal) =>
      verifyStreams(bus, [inventoryStream, eventsStream, leasesBucket, totalsBucket], signal),
    stop: async () => undefined,
  };
}
