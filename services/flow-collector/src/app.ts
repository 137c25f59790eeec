import {
  type Bus,
  createBus,
  createLease,
  createPublisher,
  createTotals,
  flowsStream,
  type LeaseWatch,
  leasesBucket,
  readLast,
  sourceLeaseKey,
  totalsBucket,
  verifyStreams,
  watchLeases,
} from '@kestrel/bus';
import { FlowMerger } from '@kestrel/flows';
import { createKubeClient } from '@kestrel/kube';
import {
  type Clock,
  type Component,
  createNamespaceFilter,
  type ServiceContext,
  systemClock,
} from '@kestrel/service';
import { BatchPublisher } from './batch-publisher.ts';
import type { CollectorConfig, MergeConfig } from './config.ts';
import { FlowIntake } from './flow-intake.ts';
import { createIdle } from './idle.ts';
import { type CollectorMetrics, createCollectorMetrics } from './metrics.ts';
import { createReadings } from './readings.ts';
import { createRelayByAddress } from './relay-by-address.ts';
import { RelayHealth } from './relay-health.ts';
import { createRelayInCluster } from './relay-in-cluster.ts';
import { RelaySource } from './relay-source.ts';
import type { RelayFinder } from './relay-target.ts';
import { ShardKeeper } from './shard-keeper.ts';
import { toTotals } from './totals.ts';

/** One batch is under way at a time, and nothing else of size. */
const maxBytesInFlight = 4 * 1024 * 1024;
const minKeysOfShard = 256;

/** The parts of the collector, in the order of their start. */
export async function build(
  config: CollectorConfig,
  context: ServiceContext,
  clock: Clock = systemClock,
): Promise<Component[]> {
  if (!config.enabled) return [createIdle(context)];
  const bus = createBus(config.bus, context);
  const publisher = createPublisher(bus, { maxBytesInFlight });
  const { components: relayParts, finder } = await createFinder(config, context);

  const merger = new FlowMerger({
    clock,
    ...toMergerOptions(config.merge),
    onDue: (shard) => shards.due(shard),
    onNodeStatus: (status) => health.nodeStatus(status),
  });
  const intake = new FlowIntake(merger);
  const startedAt = { seconds: Math.floor(clock.wallMs() / 1000), nanos: 0 };
  const read = () => toTotals(merger.ledger());
  const totals = createTotals(bus, { class: 'flows-l4', read });
  const batches = new BatchPublisher({
    publisher,
    readLast: (stream, subject) => readLast(bus, stream, subject),
    instance: context.instance,
    totals: read,
  });
  const watch: LeaseWatch = watchLeases(bus, {
    keys: [`${context.name}.>`],
    onChange: () => shards.look(),
    clock,
  });
  const shards: ShardKeeper = new ShardKeeper({
    count: config.merge.shards,
    bus,
    context,
    watch: () => watch,
    merger,
    batches,
    startedAt,
    onChange: (isOpened) => {
      if (isOpened || shards.open === 0) source.restart();
    },
    onRoom: () => intake.drain(),
  });
  const metrics: CollectorMetrics = createCollectorMetrics(
    context.metrics,
    createReadings({ intake, batches, merger, shards }),
  );
  const health: RelayHealth = new RelayHealth({
    context,
    metrics,
    clock,
    missingAfterMs: config.relay.missingAfterMs,
  });
  const source: RelaySource = new RelaySource({
    config: config.relay,
    finder,
    intake,
    merger,
    shardCount: config.merge.shards,
    startedAt,
    health,
    context,
    metrics,
    clock,
    isWanted: () => shards.open > 0,
  });
  return [
    ...relayParts,
    bus,
    createStreamCheck(bus),
    publisher,
    totals,
    createMembership(bus),
    watch,
    shards,
    source,
  ];
}

async function createFinder(
  { relay, kube }: CollectorConfig,
  context: ServiceContext,
): Promise<{ components: Component[]; finder: RelayFinder }> {
  if (relay.address) return { components: [], finder: createRelayByAddress(relay, relay.address) };
  if (kube === undefined) throw new Error('neither a relay nor a cluster to look for it');
  const client = await createKubeClient(kube, context);
  return { components: [client], finder: createRelayInCluster(client, relay) };
}

function toMergerOptions({ shards, windowMs, maxKeys, overlapMs, namespaces }: MergeConfig) {
  return {
    shards,
    windowMs,
    overlapMs,
    maxKeys: Math.max(minKeysOfShard, Math.floor(maxKeys / shards)),
    isWatched: createNamespaceFilter(namespaces),
  };
}

/** Nothing starts before the streams are as they should be. */
function createStreamCheck(bus: Bus): Component {
  return {
    name: 'stream-check',
    start: (signal) => verifyStreams(bus, [flowsStream, leasesBucket, totalsBucket], signal),
    stop: async () => undefined,
  };
}

/** Says that this replica is there. */
function createMembership(bus: Bus): Component {
  const { name, instance } = bus.context;
  const nothing = () => undefined;
  return createLease(bus, {
    key: sourceLeaseKey(name, instance),
    label: `${name}.source`,
    holder: instance,
    onAcquired: nothing,
    onLost: nothing,
  });
}
