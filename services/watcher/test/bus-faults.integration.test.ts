import { inventorySubject } from '@kestrel/bus';
import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objects } from './cluster-objects.ts';
import { startServers, type TestServers } from './test-servers.ts';

const pods = 60;

let servers: TestServers;

beforeAll(async () => {
  servers = await startServers();
  const { admin } = servers.api;
  await admin.create(objects.namespace('shop'));
  const web = await admin.create(objects.deployment('shop', 'web'));
  const set = await admin.create(objects.replicaSet('shop', 'web-1', web));
  for (let index = 0; index < pods; index += 1) {
    await admin.create(objects.pod('shop', `web-1-${index}`, { app: 'web' }, set));
  }
  await admin.create(objects.networkPolicy('shop', 'web', { matchLabels: { app: 'web' } }));
});

afterAll(async () => {
  expect(servers.observer.doubles()).toEqual([]);
  await servers[Symbol.asyncDispose]();
});

describe('a watcher that starts again', () => {
  test('repeats nothing that the bus holds', async () => {
    const first = await servers.startWatcher();
    await servers.untilEqual();
    await first.stop();
    const written = servers.observer.written.length;
    await using second = await servers.startWatcher();
    await second.untilListed();
    expect(await second.metric('kestrel_watcher_inventory_unchanged_total')).toBeGreaterThan(pods);
    expect(second.status.synced).toBe(true);
    expect(servers.observer.written).toHaveLength(written);
  });

  test('finds out what came, changed and went meanwhile', async () => {
    const { admin } = servers.api;
    const first = await servers.startWatcher();
    await servers.untilEqual();
    await first.stop();
    await admin.delete({ kind: 'Pod', namespace: 'shop', name: 'web-1-0' });
    await admin.delete({ kind: 'Pod', namespace: 'shop', name: 'web-1-1' });
    await admin.create(objects.pod('shop', 'web-1-1', { app: 'other' }));
    await admin.patch(
      { kind: 'Pod', namespace: 'shop', name: 'web-1-2' },
      { metadata: { labels: { app: 'api' } } },
    );
    await using _second = await servers.startWatcher();
    await servers.untilEqual();
    expect(servers.observer.history('pod', 'web-1-0')).toEqual(['PUT', 'DELETE']);
    expect(servers.observer.history('pod', 'web-1-1')).toEqual(['PUT', 'DELETE', 'PUT']);
  });
});

describe('a standby', () => {
  test('lists nothing, is ready, and takes over when the leader goes', async () => {
    await using leader = await servers.startWatcher();
    await eventually(() => expect(leader.role).toBe('active'));
    await using standby = await servers.startWatcher();
    await servers.untilEqual();
    expect(standby.role).toBe('standby');
    expect(standby.context.health.readiness().ready).toBe(true);
    expect(standby.status).toEqual({ role: 'standby' });
    await leader.stop();
    await servers.api.admin.create(objects.service('shop', 'handed-over'));
    await eventually(() => expect(servers.observer.history('service', 'handed-over')).toEqual(['PUT']));
    expect(standby.role).toBe('active');
    await servers.api.admin.delete({ kind: 'Service', namespace: 'shop', name: 'handed-over' });
    await servers.untilEqual();
  });

  test('is what a leader becomes at once when somebody else has the lease', async () => {
    await using watcher = await servers.startWatcher();
    await servers.untilEqual();
    await servers.observer.write('$KV.kestrel_leases.watcher', Buffer.from('somebody else'));
    await eventually(() => expect(watcher.role).toBe('standby'));
    await servers.api.admin.create(objects.service('shop', 'after-the-lease'));
    expect(watcher.status).toEqual({ role: 'standby' });
    expect(servers.observer.history('service', 'after-the-lease')).toEqual([]);
    await eventually(() => expect(watcher.role).toBe('active'));
    await servers.untilEqual();
  });
});

describe('what somebody else writes to the inventory', () => {
  test('over an object is put right', async () => {
    await using watcher = await servers.startWatcher();
    await watcher.untilListed();
    const pod = await servers.api.admin.get({ kind: 'Pod', namespace: 'shop', name: 'web-1-5' });
    const key = { type: 'pod', namespace: 'shop', name: 'web-1-5', uid: pod?.metadata.uid ?? '' };
    await servers.observer.write(inventorySubject(key), Buffer.from('stale'), {
      'Kestrel-Type': 'cloud.v1.Pod',
    });
    await servers.untilEqual();
    expect(await watcher.metric('kestrel_watcher_inventory_overwritten_total')).toBe(1);
  });

  test('of an object that is gone is deleted again', async () => {
    await using _watcher = await servers.startWatcher();
    const { admin } = servers.api;
    const service = await admin.create(objects.service('shop', 'ghost'));
    await servers.untilEqual();
    await admin.delete({ kind: 'Service', namespace: 'shop', name: 'ghost' });
    await servers.untilEqual();
    const key = { type: 'service', namespace: 'shop', name: 'ghost', uid: service.metadata.uid ?? '' };
    await servers.observer.write(inventorySubject(key), new Uint8Array(), {
      'Kestrel-Type': 'cloud.v1.Service',
    });
    await servers.untilEqual();
    expect(servers.observer.history('service', 'ghost')).toEqual(['PUT', 'DELETE', 'PUT', 'DELETE']);
  });

  test('that is garbage does no harm, and goes', async () => {
    const garbage = Buffer.from([0xff, 0xff, 0xff]);
    await servers.observer.write('kestrel.inventory.not-a-thing', garbage);
    await servers.observer.write('kestrel.inventory.pod.shop.phantom.some-uid', garbage);
    await servers.observer.write('kestrel.inventory.networkpolicy.shop.phantom.some-uid', garbage);
    await servers.observer.write('kestrel.inventory.gateway.shop.old-kind.some-uid', garbage, {
      'Kestrel-Type': 'cloud.v1.Gateway',
    });
    await servers.observer.write('kestrel.events.podstatuschange.shop.phantom', garbage);
    await using watcher = await servers.startWatcher();
    await eventually(() => {
      for (const type of ['pod', 'networkpolicy']) {
        expect(servers.observer.history(type, 'phantom')).toEqual(['PUT', 'DELETE']);
      }
      expect(servers.observer.history('gateway', 'old-kind')).toEqual(['PUT', 'DELETE']);
    });
    await servers.untilEqual();
    expect(await watcher.metric('kestrel_watcher_bad_messages_total')).toBe(3);
  });
});

describe('the bus', () => {
  test('may be killed while things change', async () => {
    await using _watcher = await servers.startWatcher();
    await servers.untilEqual();
    for (let round = 0; round < 3; round += 1) {
      await servers.nats.kill();
      await servers.api.admin.create(objects.service('shop', `during-outage-${round}`));
      await servers.api.admin.delete({ kind: 'Pod', namespace: 'shop', name: `web-1-${10 + round}` });
      await servers.nats.restart();
      await servers.untilEqual();
    }
  });

  test('may come back with an empty store', async () => {
    await using watcher = await servers.startWatcher();
    await servers.untilEqual();
    await servers.emptyBus();
    await servers.untilEqual();
    expect(watcher.status.synced).toBe(true);
  });
});
