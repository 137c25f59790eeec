import {
  accessLogSubject,
  type Bus,
  createBus,
  createLease,
  createPublisher,
  createTotals,
  flowsStream,
  inventoryStream,
  leasesBucket,
  reportersBucket,
  sourceLeaseKey,
  totalsBucket,
  verifyStreams,
} from '@kestrel/bus';
import type { AddressBook, ReporterBook } from '@kestrel/flows';
import { type Clock, type Component, type ServiceContext, systemClock } from '@kestrel/service';
import { watchArrivals } from './arrival-watch.ts';
import { createBusSide } from './bus-side.ts';
import type { AlsConfig, MergeConfig } from './config.ts';
import { InventoryAddressBook } from './inventory/address-book.ts';
import { followInventory } from './inventory/inventory-follower.ts';
import { logEvents } from './log-events.ts';
import { type AccessLogMerger, Merging } from './merging.ts';
import { createMetrics } from './metrics.ts';
import { BatchPublisher } from './publish/batch-publisher.ts';
import { BucketReporterBook } from './reporters/reporter-book.ts';
import { AlsServer } from './server/als-server.ts';

/** A few batches: one is on its way at a time. */
const maxBytesInFlight = 1_048_576;
/** About 200 bytes each: a cluster of 50,000 pods and Services takes 10 MB. */
const maxAddresses = 100_000;

/** What the merger is made of. */
export interface MergerParts {
  readonly config: MergeConfig;
  readonly clock: Clock;
  readonly addresses: AddressBook;
  readonly reporters: ReporterBook;
  /** There is a batch to take. */
  readonly onDue: () => void;
}

export interface AlsDependencies {
  readonly createMerger: (parts: MergerParts) => AccessLogMerger;
  readonly clock?: Clock;
}

/** The parts of the receiver, in the order of their start. */
export function buildAlsReceiver(
  config: AlsConfig,
  context: ServiceContext,
  { createMerger, clock = systemClock }: AlsDependencies,
): Component[] {
  const metrics = createMetrics(context.metrics);
  const arrivals = context.health.condition('access-logs');
  if (!config.enabled) {
    context.status.section('access-logs', () => ({ enabled: false }));
    return [createIdle(() => arrivals.ok('off: ENABLE_ISTIO_ALS is false'), context)];
  }
  const bus = createBus(config.bus, context, { blocksReadiness: false });
  const publisher = createPublisher(bus, { maxBytesInFlight });
  const book = new InventoryAddressBook(maxAddresses);
  const reporters = new BucketReporterBook({ bus, metrics, clock });
  const merging: Merging = new Merging(
    createMerger({
      config: config.merge,
      clock,
      addresses: book,
      reporters,
      onDue: () => batches.wake(),
    }),
  );
  context.status.section('access-logs', () => ({ enabled: true, ...merging.details }));
  const subject = accessLogSubject(context.instance);
  const batches = new BatchPublisher({ bus, publisher, source: merging, subject, metrics });
  const server = new AlsServer({
    config: config.server,
    context,
    metrics,
    clock,
    openSink: () => merging.openConnection(),
    onBrokenMessage: () => merging.countBrokenMessage(),
  });
  const busSide = createBusSide(context.log, [
    bus,
    createStreamCheck(bus),
    publisher,
    createTotals(bus, { class: 'flows-l7', read: () => merging.totals() }),
    createSourceLease(bus, context),
    followInventory({ bus, book, metrics, clock }),
    reporters,
  ]);
  const watch = watchArrivals({
    received: () => merging.received,
    condition: arrivals,
    missingAfterMs: config.missingAfterMs,
    clock,
  });
  return [busSide, batches, watch, server];
}

/** Held by every source while it lives, so that the gateway can close the account of one that was killed. */
function createSourceLease(bus: Bus, { name, instance }: ServiceContext): Component {
  return createLease(bus, {
    key: sourceLeaseKey(name, instance),
    label: `${name}.source`,
    holder: instance,
    onAcquired: () => undefined,
    onLost: () => undefined,
  });
}

function createStreamCheck(bus: Bus): Component {
  const names = [flowsStream, inventoryStream, leasesBucket, reportersBucket, totalsBucket];
  return {
    name: 'stream-check',
    start: (signal) => verifyStreams(bus, names, signal),
    stop: async () => undefined,
  };
}

function createIdle(report: () => void, { log }: ServiceContext): Component {
  return {
    name: 'idle',
    async start() {
      report();
      log.info(logEvents.off);
    },
    stop: async () => undefined,
  };
}
