import { createServiceContext } from '@kestrel/service';
import { manualClock } from '@kestrel/testkit';
import { Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { MemoryBus } from '../../test/memory-bus.ts';
import type { ChangeSink } from '../events/change-tracker.ts';
import type { EventOutbox } from '../events/event-outbox.ts';
import { createEventTrackers } from '../events/event-trackers.ts';
import { InventoryWriter } from '../inventory/inventory-writer.ts';
import { createKeyFilter } from '../mapping/key-filter.ts';
import { createMetrics } from '../metrics.ts';
import { PodGraph } from '../pods/pod-graph.ts';
import { PolicyPublisher } from '../policies/policy-publisher.ts';
import { createKindParts } from './kind-parts.ts';
import { watchedKinds } from './watched-kind.ts';

type Fields = Record<string, unknown>;

const time = '2026-11-23T07:30:48Z';
const identity = { namespace: 'shop', name: 'web', uid: 'uid' };
const template = { spec: { serviceAccountName: 'web' } };
const failed = { type: 'Ready', status: 'False', lastTransitionTime: time };
const crashed = {
  name: 'c',
  ready: false,
  restartCount: 9,
  state: { waiting: { reason: 'CrashLoopBackOff' } },
};

/** In trouble, so that events are made of it too. */
function troubledObject(): Fields {
  return {
    metadata: {
      ...identity,
      resourceVersion: '7',
      creationTimestamp: time,
      generation: 3,
      labels: { app: 'web' },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'web-1', uid: 'set', controller: true }],
      managedFields: [{ subresource: 'status', time }],
    },
    spec: {
      replicas: 2,
      nodeName: 'node-1',
      serviceAccountName: 'web',
      template,
      jobTemplate: { spec: { template } },
      containers: [{ resources: { limits: { cpu: '1' } } }],
    },
    status: { phase: 'Failed', podIP: '10.0.0.1', conditions: [failed], containerStatuses: [crashed] },
    type: 'Warning',
    involvedObject: { kind: 'Pod', name: 'web', namespace: 'shop' },
  };
}

/** Puts something in place of a field that throws when it is looked at. */
function poison(object: Fields, path: string): void {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const get = (): never => {
      throw new Error(`${name} was read`);
    };
    Object.defineProperty(object, name, { get, configurable: true, enumerable: true });
    return;
  }
  object[name] ??= {};
  const inner = object[name] as Fields | Fields[];
  for (const each of Array.isArray(inner) ? inner : [inner]) poison(each, rest.join('.'));
}

function createParts() {
  const events: Uint8Array[] = [];
  const { signal } = new AbortController();
  const clock = manualClock({ wallMs: Date.parse(time) + 3_600_000 });
  const { log } = createServiceContext({ name: 'watcher', logLevel: 'silent' });
  const { inventory: metrics } = createMetrics(new Registry());
  const bus = new MemoryBus();
  const writer = new InventoryWriter({
    bus,
    log,
    metrics,
    source: 'test',
    onOverwritten: () => undefined,
    signal,
  });
  const graph = new PodGraph({ onPod: () => undefined, onRootChanged: () => undefined });
  const sink: ChangeSink = {
    passOver: () => undefined,
    send: (_identity, payload) => events.push(payload),
    sendAfterLast: () => undefined,
  };
  const outbox = { sinkFor: () => sink } as unknown as EventOutbox;
  const keep = createKeyFilter([]);
  const policies = new PolicyPublisher({ writer, pods: graph.pods, clock });
  policies.release();
  const { byKind } = createKindParts({
    writer,
    graph,
    policies,
    trackers: createEventTrackers({ outbox, clock, isWatched: () => true }),
    mapping: { keepLabels: keep, keepAnnotations: keep },
    istioRootNamespace: 'istio-system',
  });
  /** What came of an object, on the bus and as events. */
  async function outcomeOf(name: keyof typeof watchedKinds, object: Fields): Promise<unknown> {
    for (const part of byKind[name]) part.apply({ apiVersion: 'v1', ...object }, identity);
    await clock.advance(1_000);
    await writer.queue.whenIdle();
    return { stored: [...bus.stored.values()].map(({ payload }) => payload), events };
  }
  return outcomeOf;
}

describe.each(Object.entries(watchedKinds))('of %s', (name, { unread, types }) => {
  const kind = name as keyof typeof watchedKinds;

  test('nothing reads the fields that are not asked for, and nothing is missed where they are null', async () => {
    const object = troubledObject();
    const wanted = (await createParts()(kind, troubledObject())) as { stored: unknown[]; events: unknown[] };
    for (const path of unread) poison(object, path);
    expect(await createParts()(kind, object)).toEqual(wanted);
    expect(wanted.stored.length + wanted.events.length).toBeGreaterThan(0);
    expect(wanted.stored.length > 0).toBe(types.length > 0);
  });
});
