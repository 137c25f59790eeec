import { eventsStream, readLast } from '@kestrel/bus';
import type { NamespaceFilter } from '@kestrel/service';
import { EventOutbox } from '../events/event-outbox.ts';
import { createEventTrackers } from '../events/event-trackers.ts';
import { createInventoryBus, type InventoryBus } from '../inventory/inventory-bus.ts';
import { InventoryWriter } from '../inventory/inventory-writer.ts';
import { createKindParts, type KindParts } from '../kinds/kind-parts.ts';
import { alwaysDroppedAnnotations, createKeyFilter } from '../mapping/key-filter.ts';
import { PodGraph } from '../pods/pod-graph.ts';
import { PolicyPublisher } from '../policies/policy-publisher.ts';
import type { SessionDeps } from './session-deps.ts';

/** Everything that is kept of the cluster, and the ways from there to the bus. */
export interface ClusterView {
  readonly bus: InventoryBus;
  readonly writer: InventoryWriter;
  readonly outbox: EventOutbox;
  readonly trackers: ReturnType<typeof createEventTrackers>;
  readonly policies: PolicyPublisher;
  readonly parts: KindParts;
  /** Undefined while the bus keeps up. */
  room(): Promise<void> | undefined;
}

export function createClusterView(
  deps: SessionDeps,
  options: {
    readonly isWatched: NamespaceFilter;
    readonly mayWrite: () => boolean;
    readonly onOverwritten: (type: string) => void;
    readonly signal: AbortSignal;
  },
): ClusterView {
  const { config, context, clock, metrics } = deps;
  const { isWatched, mayWrite, signal } = options;
  const source = context.instance;
  const bus = createInventoryBus(deps.bus, deps.publisher, { mayWrite, signal });
  const writer = new InventoryWriter({
    bus,
    log: context.log,
    metrics: metrics.inventory,
    source,
    onOverwritten: options.onOverwritten,
    signal,
  });
  const outbox = new EventOutbox({
    publisher: deps.publisher,
    totals: deps.totals,
    log: context.log,
    metrics,
    source,
    mayWrite,
    signal,
    readLast: async (subject) => (await readLast(deps.bus, eventsStream, subject, signal))?.payload,
  });
  const graph: PodGraph = new PodGraph({
    onPod: (before, after) => policies.podChanged(before, after),
    onRootChanged: (pod) =>
      writer.relabel({ ...pod, type: 'pod' }, { root: pod.root, hostNetwork: pod.hostNetwork }),
  });
  const policies = new PolicyPublisher({ writer, pods: graph.pods, clock });
  const trackers = createEventTrackers({ outbox, clock, isWatched });
  const parts = createKindParts({
    writer,
    graph,
    policies,
    trackers,
    mapping: {
      keepLabels: createKeyFilter(config.dropLabels),
      keepAnnotations: createKeyFilter([...alwaysDroppedAnnotations, ...config.dropAnnotations]),
    },
    istioRootNamespace: config.istioRootNamespace,
  });
  const room = () => writer.queue.room() ?? outbox.room();
  return { bus, writer, outbox, trackers, policies, parts, room };
}
