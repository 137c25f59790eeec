import { type BusMessage, headers, parseEventSubject } from '@kestrel/bus';
import { decodeMessage } from '@kestrel/proto';
import { toJson } from '@kestrel/proto/json';
import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objects } from './cluster-objects.ts';
import { startServers, type TestServers } from './test-servers.ts';
import type { TestWatcher } from './watcher-process.ts';

let servers: TestServers;

beforeAll(async () => {
  servers = await startServers();
  await servers.api.admin.create(objects.namespace('shop'));
});

afterAll(() => servers[Symbol.asyncDispose]());

// biome-ignore lint/suspicious/noExplicitAny: the JSON of any message
type Json = any;

/** The events of a type about an object, oldest first. */
function eventsAbout(type: string, name: string): Json[] {
  const isAbout = ({ subject }: BusMessage) => {
    const key = parseEventSubject(subject);
    return key?.type === type && key.name === name;
  };
  return servers.observer.events.filter(isAbout).map((message) => {
    const messageType = message.header(headers.type) ?? '';
    return toJson(messageType, decodeMessage(messageType, message.payload));
  });
}

const actionsAbout = (type: string, name: string): string[] =>
  eventsAbout(type, name).map(({ action }) => action.slice('ACTION_'.length));

async function withWatcher(task: (watcher: TestWatcher) => Promise<void>): Promise<void> {
  const watcher = await servers.startWatcher();
  try {
    await watcher.untilListed();
    await task(watcher);
  } finally {
    await watcher.stop();
  }
}

const pod = (name: string) => ({ kind: 'Pod', namespace: 'shop', name });
const running = (restartCount: number, ready = true) => ({
  status: {
    phase: 'Running',
    conditions: [
      { type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: new Date().toISOString() },
    ],
    containerStatuses: [
      {
        name: 'c',
        image: 'i',
        imageID: '',
        ready,
        restartCount,
        state: ready ? { running: {} } : { waiting: { reason: 'CrashLoopBackOff' } },
      },
    ],
  },
});

describe('Kubernetes events', () => {
  test('that are warnings are sent once, also those from before the first start', async () => {
    const { admin } = servers.api;
    await admin.create(objects.warning('shop', 'old.1', 'web'));
    await admin.create({ ...objects.warning('shop', 'normal.1', 'web'), type: 'Normal' });
    await withWatcher(async () => {
      await admin.create(objects.warning('shop', 'new.1', 'web'));
      await eventually(() => expect(actionsAbout('kubernetesevent', 'new.1')).toEqual(['CREATE']));
      expect(actionsAbout('kubernetesevent', 'old.1')).toEqual(['CREATE']);
      expect(actionsAbout('kubernetesevent', 'normal.1')).toEqual([]);
      await admin.patch({ kind: 'Event', namespace: 'shop', name: 'new.1' }, { count: 2 });
      await eventually(() => expect(actionsAbout('kubernetesevent', 'new.1')).toEqual(['CREATE', 'UPDATE']));
      expect(eventsAbout('kubernetesevent', 'new.1')[1]).toMatchObject({ count: 2, reason: 'BackOff' });
      await admin.delete({ kind: 'Event', namespace: 'shop', name: 'old.1' });
    });
  });

  test('are not repeated by a watcher that starts again; what changed meanwhile is sent', async () => {
    const { admin } = servers.api;
    await admin.create(objects.warning('shop', 'quiet.1', 'web'));
    await withWatcher(() =>
      eventually(() => expect(actionsAbout('kubernetesevent', 'quiet.1')).toEqual(['CREATE'])),
    );
    await admin.patch({ kind: 'Event', namespace: 'shop', name: 'new.1' }, { count: 3 });
    await withWatcher(async () => {
      await eventually(() =>
        expect(actionsAbout('kubernetesevent', 'new.1')).toEqual(['CREATE', 'UPDATE', 'UPDATE']),
      );
    });
    expect(actionsAbout('kubernetesevent', 'quiet.1')).toEqual(['CREATE']);
    expect(actionsAbout('kubernetesevent', 'old.1')).toEqual(['CREATE']);
  });
});

describe('changes of a pod', () => {
  test('are sent in their order, and its end with them', async () => {
    const { admin } = servers.api;
    await withWatcher(async () => {
      await admin.create(objects.pod('shop', 'web', { app: 'web' }));
      await admin.patchStatus(pod('web'), running(0));
      await eventually(() => expect(eventsAbout('podstatuschange', 'web')).toHaveLength(1));
      await admin.patchStatus(pod('web'), running(1, false));
      await admin.patchStatus(pod('web'), running(1));
      await eventually(() => expect(eventsAbout('podstatuschange', 'web')).toHaveLength(3));
      await admin.delete(pod('web'));
      await eventually(() =>
        expect(actionsAbout('podstatuschange', 'web')).toEqual(['UPDATE', 'UPDATE', 'UPDATE', 'DELETE']),
      );
    });
    const restarts = eventsAbout('podstatuschange', 'web').map(
      ({ total_restart_count }) => total_restart_count ?? 0,
    );
    expect(restarts).toEqual([0, 1, 1, 1]);
  });

  test('are not repeated after a restart; one that is gone by then has ended', async () => {
    const { admin } = servers.api;
    for (const name of ['stays', 'goes']) {
      await admin.create(objects.pod('shop', name, {}));
      await admin.patchStatus(pod(name), running(5, false));
    }
    await withWatcher(() =>
      eventually(() => expect(actionsAbout('podstatuschange', 'stays')).toEqual(['CREATE'])),
    );
    await admin.delete(pod('goes'));
    await withWatcher(() =>
      eventually(() => expect(actionsAbout('podstatuschange', 'goes')).toEqual(['CREATE', 'DELETE'])),
    );
    expect(actionsAbout('podstatuschange', 'stays')).toEqual(['CREATE']);
  });
});

describe('changes of a node', () => {
  test('are sent, and its end always', async () => {
    const { admin } = servers.api;
    const ready = (status: string) => ({
      status: { conditions: [{ type: 'Ready', status, lastHeartbeatTime: new Date().toISOString() }] },
    });
    await withWatcher(async (watcher) => {
      for (const name of ['node-1', 'node-2']) {
        const node = await admin.create(objects.node(name));
        await admin.patchStatus({ kind: 'Node', name: node.metadata.name ?? '' }, ready('True'));
      }
      await eventually(() => expect(watcher.status.tracked.nodeconditionchange).toBe(2));
      await admin.patchStatus({ kind: 'Node', name: 'node-1' }, ready('Unknown'));
      await eventually(() =>
        expect(eventsAbout('nodeconditionchange', 'node-1').at(-1)).toMatchObject({
          conditions: [{ status: 'Unknown' }],
        }),
      );
      const count = eventsAbout('nodeconditionchange', 'node-1').length;
      await admin.patchStatus({ kind: 'Node', name: 'node-1' }, ready('Unknown'));
      await admin.delete({ kind: 'Node', name: 'node-2' });
      await eventually(() => expect(actionsAbout('nodeconditionchange', 'node-2').at(-1)).toBe('DELETE'));
      expect(eventsAbout('nodeconditionchange', 'node-1')).toHaveLength(count);
    });
  });
});

describe('changes of a rollout', () => {
  test('are sent until it is complete', async () => {
    const { admin } = servers.api;
    await withWatcher(async () => {
      await admin.create(objects.deployment('shop', 'web'));
      const status = { observedGeneration: 1, replicas: 1, updatedReplicas: 1 };
      await admin.patchStatus({ kind: 'Deployment', namespace: 'shop', name: 'web' }, { status });
      const whole = { ...status, readyReplicas: 1, availableReplicas: 1 };
      await admin.patchStatus({ kind: 'Deployment', namespace: 'shop', name: 'web' }, { status: whole });
      await eventually(() =>
        expect(eventsAbout('workloadrolloutstatus-deployment', 'web').at(-1)).toMatchObject({
          rollout_status: 'Complete',
          ready_replicas: 1,
        }),
      );
    });
    const states = eventsAbout('workloadrolloutstatus-deployment', 'web').map(
      ({ rollout_reason }) => rollout_reason,
    );
    expect(states[0]).toBe('GenerationNotObserved');
  });
});

describe('events', () => {
  test('are kept while the bus is away', async () => {
    const { admin } = servers.api;
    await withWatcher(async () => {
      await servers.nats.kill();
      await admin.create(objects.warning('shop', 'dark.1', 'web'));
      await servers.nats.restart();
      await eventually(() => expect(actionsAbout('kubernetesevent', 'dark.1')).toEqual(['CREATE']));
    });
  });

  test('of namespaces that are not watched stay in the cluster, those about nodes do not', async () => {
    const { admin } = servers.api;
    await admin.create(objects.namespace('hidden'));
    await using watcher = await servers.startWatcher({ NAMESPACES_EXCLUDE: 'hidden,default' });
    await watcher.untilListed();
    await admin.create(objects.warning('hidden', 'secret.1', 'web'));
    const aboutNode = objects.warning('default', 'node.1', 'node-1');
    await admin.create({ ...aboutNode, involvedObject: { kind: 'Node', name: 'node-1' } });
    await eventually(() => expect(actionsAbout('kubernetesevent', 'node.1')).toEqual(['CREATE']));
    expect(actionsAbout('kubernetesevent', 'secret.1')).toEqual([]);
  });

  test('are all accounted for', async () => {
    await withWatcher(async (watcher) => {
      await eventually(() => {
        const ledger = watcher.context.status.snapshot()['ledger-events'] as Record<string, Json>;
        const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
        expect(ledger.open).toBe(0);
        expect(ledger.received).toBe(ledger.published + sum(ledger.filtered) + sum(ledger.lost));
      });
    });
  });
});
