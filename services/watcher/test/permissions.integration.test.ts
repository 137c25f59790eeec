import { headers } from '@kestrel/bus';
import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { objects } from './cluster-objects.ts';
import { startServers, type TestServers } from './test-servers.ts';
import type { TestWatcher } from './watcher-process.ts';

let servers: TestServers;

beforeAll(async () => {
  servers = await startServers();
  const { admin } = servers.api;
  await admin.create(objects.namespace('shop'));
  const web = await admin.create(objects.deployment('shop', 'web'));
  const set = await admin.create(objects.replicaSet('shop', 'web-1', web));
  await admin.create(objects.pod('shop', 'web-1-a', { app: 'web' }, set));
  await admin.create(objects.networkPolicy('shop', 'web', { matchLabels: { app: 'web' } }));
});

afterAll(() => servers[Symbol.asyncDispose]());

function kindOf(watcher: TestWatcher, resource: string) {
  return watcher.status.kinds.find((kind: { resource: string }) => kind.resource === resource);
}

describe('a kind that was never granted', () => {
  beforeEach(async () => {
    await servers.api.grants.refuse('services');
    await servers.emptyBus();
  });

  test('holds back the marker, with verb, resource and setting in status and log, until it is granted', async () => {
    await using watcher = await servers.startWatcher();
    await watcher.untilListed();
    await eventually(() => {
      expect(servers.observer.history('pod', 'web-1-a')).toEqual(['PUT']);
      expect(watcher.log.join('')).toContain('inventory-held-back');
    });
    expect(servers.observer.isSynced).toBe(false);
    expect(watcher.status.synced).toBe(false);
    expect(kindOf(watcher, 'services')).toMatchObject({ answer: 'refused', phase: 'refused', verb: 'list' });
    const line = watcher.log.find((each) => each.includes('inventory-held-back')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      verb: 'list',
      resource: 'services',
      variable: 'INVENTORY_INCOMPLETE_AFTER',
    });
    await servers.api.grants.grant('services');
    await servers.untilEqual();
  });

  test('is passed over when the owner has set a time for that', async () => {
    await using watcher = await servers.startWatcher({ INVENTORY_INCOMPLETE_AFTER: '1s' });
    await watcher.untilListed();
    await eventually(() => expect(servers.observer.isSynced).toBe(true));
    expect(watcher.context.health.readiness().conditions).toContainEqual(
      expect.objectContaining({
        name: 'inventory',
        state: 'degraded',
        reason: expect.stringContaining('services'),
      }),
    );
    await servers.api.grants.grant('services');
    await servers.untilEqual();
  });
});

describe('a kind that was granted before', () => {
  test('keeps what the bus has of it; the others go on', async () => {
    const first = await servers.startWatcher();
    await servers.untilEqual();
    await first.stop();
    const { admin, grants } = servers.api;
    for (const plural of ['pods', 'replicasets', 'networkpolicies']) await grants.refuse(plural);
    await using watcher = await servers.startWatcher();
    await watcher.untilListed();
    await admin.create(objects.service('shop', 'meanwhile'));
    await eventually(() => expect(servers.observer.history('service', 'meanwhile')).toEqual(['PUT']));
    expect(servers.observer.isSynced).toBe(true);
    expect(servers.observer.history('pod', 'web-1-a')).toEqual(['PUT']);
    expect(servers.observer.history('networkpolicy', 'web')).toEqual(['PUT']);
    expect(servers.observer.header('pod', 'web-1-a', headers.root)).toBe('Deployment/web');
    for (const plural of ['pods', 'replicasets', 'networkpolicies']) await grants.grant(plural);
    await servers.untilEqual();
    expect(servers.observer.history('networkpolicy', 'web')).toEqual(['PUT']);
  });

  test('counts with its roots for pods that can still be read', async () => {
    const first = await servers.startWatcher();
    await servers.untilEqual();
    await first.stop();
    const { admin, grants } = servers.api;
    await grants.refuse('replicasets');
    await using watcher = await servers.startWatcher();
    await watcher.untilListed();
    const set = await admin.get({ kind: 'ReplicaSet', namespace: 'shop', name: 'web-1' });
    await admin.create(
      objects.pod(
        'shop',
        'web-1-b',
        { app: 'web' },
        { ...set, kind: 'ReplicaSet', apiVersion: 'apps/v1', metadata: set?.metadata ?? {} },
      ),
    );
    await eventually(() =>
      expect(servers.observer.header('pod', 'web-1-b', headers.root)).toBe('Deployment/web'),
    );
    expect(servers.observer.history('pod', 'web-1-a')).toEqual(['PUT']);
    await grants.grant('replicasets');
    await servers.untilEqual();
  });
});

describe('settings of what is watched', () => {
  const env = {
    NAMESPACES_EXCLUDE: 'kube-*,ops',
    DROP_LABELS: 'secret.example.com/*',
    DROP_ANNOTATIONS: 'note',
  };
  const filter = {
    includesNamespace: (name: string) => name !== 'ops' && !name.startsWith('kube-'),
    dropsLabel: (key: string) => key.startsWith('secret.example.com/'),
    dropsAnnotation: (key: string) => key === 'note',
  };

  test('keep namespaces and keys in the cluster, also what was sent before they were set', async () => {
    const { admin } = servers.api;
    await admin.create(objects.namespace('ops', { 'secret.example.com/owner': 'x' }));
    await admin.create(objects.pod('ops', 'tool', { 'secret.example.com/owner': 'x', app: 'tool' }));
    await admin.create(objects.service('shop', 'noted', { note: 'private', other: 'public' }));
    await admin.patch(
      { kind: 'Namespace', name: 'shop' },
      { metadata: { labels: { 'secret.example.com/a': 'b' } } },
    );
    const open = await servers.startWatcher();
    await servers.untilEqual();
    await open.stop();
    await using _closed = await servers.startWatcher(env);
    await servers.untilEqual(filter);
    expect(servers.observer.history('pod', 'tool')).toEqual(['PUT', 'DELETE']);
  });
});
