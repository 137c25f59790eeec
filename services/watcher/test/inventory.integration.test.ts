import { headers } from '@kestrel/bus';
import {
  deleteNamespace,
  eventually,
  installAuthorizationPolicies,
  removeAuthorizationPolicies,
} from '@kestrel/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { objects } from './cluster-objects.ts';
import { startServers, type TestServers } from './test-servers.ts';
import type { TestWatcher } from './watcher-process.ts';

let servers: TestServers;
let watcher: TestWatcher;

beforeAll(async () => {
  servers = await startServers();
  watcher = await servers.startWatcher();
});

afterAll(async () => {
  await watcher.stop();
  await servers[Symbol.asyncDispose]();
});

async function createShop(namespace: string): Promise<void> {
  const { admin } = servers.api;
  await admin.create(objects.namespace(namespace, { team: 'checkout' }));
  const web = await admin.create(objects.deployment(namespace, 'web', { app: 'web' }));
  const set = await admin.create(objects.replicaSet(namespace, 'web-1', web));
  const nightly = await admin.create(objects.cronJob(namespace, 'nightly'));
  const run = await admin.create(objects.job(namespace, 'nightly-1', nightly));
  const db = await admin.create(objects.statefulSet(namespace, 'db'));
  const agent = await admin.create(objects.daemonSet(namespace, 'agent'));
  for (const pod of [
    objects.pod(namespace, 'web-1-a', { app: 'web', tier: 'front' }, set),
    objects.pod(namespace, 'web-1-b', { app: 'web', tier: 'front' }, set),
    objects.pod(namespace, 'nightly-1-a', { app: 'nightly' }, run),
    objects.pod(namespace, 'db-0', { app: 'db', tier: 'back' }, db),
    objects.pod(namespace, 'agent-a', { app: 'agent' }, agent),
    objects.pod(namespace, 'lonely', { app: 'lonely' }),
    objects.service(namespace, 'web', { note: 'hello' }),
    objects.networkPolicy(namespace, 'all', {}),
    objects.networkPolicy(namespace, 'front', {
      matchExpressions: [
        { key: 'tier', operator: 'In', values: ['front', 'back'] },
        { key: 'app', operator: 'NotIn', values: ['db'] },
      ],
    }),
    objects.networkPolicy(namespace, 'untiered', {
      matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }],
    }),
  ]) {
    await admin.create(pod);
  }
}

describe('the objects of a cluster', () => {
  test('of every kind arrive, whole and marked so', async () => {
    await servers.api.admin.create(objects.node('node-1'));
    await createShop('shop');
    await servers.untilEqual();
    expect(servers.observer.header('pod', 'web-1-a', headers.root)).toBe('Deployment/web');
    expect(servers.observer.header('pod', 'nightly-1-a', headers.root)).toBe('CronJob/nightly');
    expect(servers.observer.header('pod', 'lonely', headers.root)).toBe('Pod/lonely');
    expect(watcher.status.synced).toBe(true);
  });

  test('change and go', async () => {
    const { admin } = servers.api;
    await admin.patch(
      { kind: 'Deployment', namespace: 'shop', name: 'web' },
      { metadata: { labels: { stage: 'prod' } } },
    );
    await admin.patch(
      { kind: 'Pod', namespace: 'shop', name: 'db-0' },
      { metadata: { labels: { tier: null } } },
    );
    await admin.patchStatus(
      { kind: 'Pod', namespace: 'shop', name: 'lonely' },
      { status: { phase: 'Running', podIP: '10.1.2.3', conditions: [{ type: 'Ready', status: 'True' }] } },
    );
    await admin.delete({ kind: 'Service', namespace: 'shop', name: 'web' });
    await servers.untilEqual();
    expect(servers.observer.history('service', 'web')).toEqual(['PUT', 'DELETE']);
  });

  test('follow a re-created namesake after its own tombstone', async () => {
    const { admin } = servers.api;
    for (let round = 0; round < 3; round += 1) {
      await admin.delete({ kind: 'Pod', namespace: 'shop', name: 'lonely' });
      await admin.create(objects.pod('shop', 'lonely', { app: 'lonely', round: String(round) }));
    }
    await servers.untilEqual();
    const history = servers.observer.history('pod', 'lonely');
    expect(history.at(-1)).toBe('PUT');
    // One that lived too briefly may never have been written.
    expect(history).toContain('DELETE');
    expect(servers.observer.doubles()).toEqual([]);
  });

  test('go with their namespace', async () => {
    await createShop('brief');
    await servers.untilEqual();
    await deleteNamespace(servers.api.admin, 'brief');
    await servers.untilEqual();
  });
});

describe('what changes nothing that is sent', () => {
  test('writes nothing: heartbeats, status, annotations of pods', async () => {
    const { admin } = servers.api;
    await servers.untilEqual();
    const written = servers.observer.written.length;
    const time = new Date().toISOString();
    await admin.patchStatus(
      { kind: 'Node', name: 'node-1' },
      { status: { conditions: [{ type: 'DiskPressure', status: 'False', lastHeartbeatTime: time }] } },
    );
    await admin.patchStatus(
      { kind: 'Deployment', namespace: 'shop', name: 'web' },
      { status: { replicas: 3 } },
    );
    await admin.patch(
      { kind: 'Pod', namespace: 'shop', name: 'db-0' },
      { metadata: { annotations: { a: 'b' } } },
    );
    const seen = await watcher.metric('kestrel_watcher_inventory_unchanged_total');
    await admin.patch(
      { kind: 'Pod', namespace: 'shop', name: 'db-0' },
      { metadata: { annotations: { a: 'c' } } },
    );
    await eventually(async () => {
      expect(await watcher.metric('kestrel_watcher_inventory_unchanged_total')).toBeGreaterThan(seen);
    });
    expect(servers.observer.written).toHaveLength(written);
  });
});

describe('the root of a pod', () => {
  test('is corrected when its owner comes after it', async () => {
    const { admin } = servers.api;
    const late = await admin.create(objects.deployment('shop', 'late'));
    const set = objects.replicaSet('shop', 'late-1', late);
    const uid = '00000000-0000-4000-8000-000000000001';
    const pod = objects.pod(
      'shop',
      'late-1-a',
      { app: 'late' },
      { ...set, metadata: { ...set.metadata, uid } },
    );
    await admin.create(pod);
    await eventually(() =>
      expect(servers.observer.header('pod', 'late-1-a', headers.root)).toBe('ReplicaSet/late-1'),
    );
    const created = await admin.create(set);
    const owner = {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      name: 'late-1',
      uid: created.metadata.uid,
      controller: true,
    };
    await admin.patch(
      { kind: 'Pod', namespace: 'shop', name: 'late-1-a' },
      { metadata: { ownerReferences: [owner] } },
    );
    await eventually(() =>
      expect(servers.observer.header('pod', 'late-1-a', headers.root)).toBe('Deployment/late'),
    );
    await admin.patch(
      { kind: 'ReplicaSet', namespace: 'shop', name: 'late-1' },
      { metadata: { ownerReferences: null } },
    );
    await eventually(() =>
      expect(servers.observer.header('pod', 'late-1-a', headers.root)).toBe('ReplicaSet/late-1'),
    );
    await servers.untilEqual();
  });
});

describe('AuthorizationPolicies', () => {
  afterEach(() => servers.untilEqual());

  test('arrive when their kind is installed later', async () => {
    const { admin } = servers.api;
    await installAuthorizationPolicies(admin);
    await admin.create(
      objects.authorizationPolicy('shop', 'web-only', {
        selector: { matchLabels: { app: 'web' } },
        action: 'DENY',
        rules: [{ from: [{ source: { namespaces: ['ops'] } }], to: [{ operation: { paths: ['/admin'] } }] }],
      }),
    );
    await admin.create(objects.authorizationPolicy('shop', 'nothing', {}));
    await eventually(() =>
      expect(servers.observer.history('authorizationpolicy', 'web-only')).toContain('PUT'),
    );
  });

  test('go when their kind is removed', async () => {
    await removeAuthorizationPolicies(servers.api.admin);
    await eventually(() =>
      expect(servers.observer.history('authorizationpolicy', 'web-only').at(-1)).toBe('DELETE'),
    );
  });
});
