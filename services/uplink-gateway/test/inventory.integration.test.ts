import { status } from '@grpc/grpc-js';
import { eventually } from '@kestrel/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestBed } from './support/test-bed.ts';

let bed: TestBed;

beforeEach(async () => {
  bed = await TestBed.start();
});

afterEach(() => bed[Symbol.asyncDispose]());

describe('the first commit', () => {
  test('holds what the bus holds, says nothing of features, and changes follow it', async () => {
    const { bus, cloud } = bed;
    await bus.pods(20);
    await bus.pod('gone', 1, { deleted: true });
    await bus.marker();
    const gateway = bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    expect(cloud.inventory.state).toHaveLength(20);
    expect(cloud.inventory.commits[0]).toMatchObject({ objects: 20, claimed: 20 });
    expect(cloud.commitMessages).toEqual([{ object_count: 20 }]);

    await bus.pod('pod-0', 2);
    await bus.pod('pod-1', 1, { deleted: true });
    await bus.pod('new', 1);
    await eventually(() => expect(cloud.inventory.state).toContain('new@1'));
    expect(cloud.inventory.state).toContain('pod-0@2');
    expect(cloud.inventory.state).not.toContain('pod-1@1');
    expect(cloud.inventory.faults).toEqual([]);
    expect(gateway.readiness).toMatchObject({ ready: true, role: 'active' });
    await eventually(() => expect(gateway.condition('inventory').state).toBe('ok'));
  });

  test('is not followed by a version of which only a header on the bus differs', async () => {
    const { bus, cloud } = bed;
    await bus.pod('pod-0', 1, { root: 'Deployment/cart' });
    await bus.marker();
    const gateway = bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    await bus.pod('pod-0', 1, { root: 'Deployment/orders' });
    await bus.pod('pod-1', 1);
    await bus.pod('pod-0', 2, { root: 'Deployment/orders' });
    await eventually(() => expect(cloud.inventory.state).toEqual(['pod-0@2', 'pod-1@1']));
    expect(cloud.inventory.faults).toEqual([]);
    expect(gateway.inventory.messages).toEqual({ create: 2, update: 1, delete: 0, unchanged: 1 });
  });

  test('claims no count at a cloud that does not acknowledge', async () => {
    bed.cloud.script.extensions = undefined;
    bed.cloud.script.acknowledges = false;
    await bed.bus.pods(3);
    await bed.bus.marker();
    bed.startGateway();
    await eventually(() => expect(bed.cloud.inventory.commits).toHaveLength(1));
    expect(bed.cloud.commitMessages).toEqual([{}]);
  });

  test('waits for a marker that belongs to this stream', async () => {
    const { bus, cloud } = bed;
    await bus.pods(3);
    await bus.raw('kestrel.inventory.synced', Buffer.from('2001-01-01T00:00:00Z'), {});
    const gateway = bed.startGateway();
    await eventually(() => expect(cloud.inventory.staged).toBe(3));
    await eventually(() => expect(gateway.condition('inventory').reason).toContain('not committed'));
    expect(gateway.readiness.ready).toBe(true);
    expect(cloud.inventory.commits).toEqual([]);
    await bus.marker();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
  });

  test('is followed by a deletion that was met before it', async () => {
    const { bus, cloud } = bed;
    await bus.pods(3);
    bed.startGateway();
    await eventually(() => expect(cloud.inventory.staged).toBe(3));
    await bus.pod('pod-1', 1, { deleted: true });
    await bus.pod('pod-1', 2, { uid: 'another' });
    await bus.pod('pod-2', 2);
    await eventually(() => expect(cloud.inventory.stagedState).toContain('pod-2@2'));
    expect(cloud.inventory.stagedState).toContain('pod-1@1');
    await bus.marker();
    await eventually(() => expect(cloud.inventory.state).toEqual(['pod-0@1', 'pod-1@2', 'pod-2@2']));
    expect(cloud.inventory.faults).toEqual([]);
  });
});

describe('a new data stream', () => {
  test.each([
    ['data', status.UNAVAILABLE],
    ['data', status.OK],
    ['control', status.INTERNAL],
  ] as const)('follows the end of the %s stream with status %s', async (name, code) => {
    const { bus, cloud } = bed;
    await bus.pods(5);
    await bus.marker();
    bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    cloud.endStreams(name, code);
    await bus.pod('pod-0', 2);
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(2));
    await eventually(() => expect(cloud.inventory.state).toContain('pod-0@2'));
    expect(cloud.inventory.state).toHaveLength(5);
    expect(cloud.inventory.faults).toEqual([]);
  });

  test('follows a bus with an empty store, and replays what is published anew', async () => {
    const { bus, cloud } = bed;
    await bus.pods(5);
    await bus.marker();
    bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    await bus.server.restartEmpty();
    await bus.makeStreams();
    await bus.pod('survivor', 1);
    await bus.marker();
    await eventually(() => expect(cloud.inventory.state).toEqual(['survivor@1']));
    expect(cloud.inventory.faults).toEqual([]);
  });

  test('follows a cloud that comes back', async () => {
    const { bus, cloud } = bed;
    await bus.pods(5);
    await bus.marker();
    const gateway = bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    cloud.close();
    await eventually(() => expect(gateway.readiness.ready).toBe(false));
    expect(gateway.condition('cloud').reason).toMatch(/ECONNREFUSED|connection|UNAVAILABLE/);
    await bus.pod('pod-0', 1, { deleted: true });
    await bed.cloudListens();
    await eventually(() => expect(cloud.inventory.state).toHaveLength(4));
    await eventually(() => expect(gateway.readiness.ready).toBe(true));
  });

  test('opens when the end of the inventory stream was out of reach for too long', async () => {
    const { bus, cloud } = bed;
    await bus.pods(2);
    await bus.marker();
    const gateway = bed.startGateway({
      INVENTORY_MAX_GAP: '5s',
      MAX_UNSENT_BYTES: '1048576',
      RECONNECT_MAX_DELAY: '1s',
    });
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    cloud.script.frozen = ['data'];
    const big = 'x'.repeat(1_000_000);
    for (let each = 0; each < 36; each++) await bus.pod(`big-${each}`, 1, { label: big });
    // The next session meets the same frozen cloud, and ends for the same reason.
    await eventually(() => expect(gateway.logged('cloud-connection-ended')).not.toEqual([]));
    for (const { reason } of gateway.logged('cloud-connection-ended'))
      expect(reason).toContain('out of reach');
    cloud.thaw();
    await eventually(() => expect(cloud.inventory.state).toHaveLength(38));
  }, 150_000);
});

describe('a cloud that does not read', () => {
  test('stops the reading of the bus at the bound, and gets everything once it reads', async () => {
    const { bus, cloud } = bed;
    await bus.pods(2);
    await bus.marker();
    const gateway = bed.startGateway({ MAX_UNSENT_BYTES: '1048576' });
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    cloud.script.frozen = ['data'];
    const big = 'x'.repeat(100_000);
    for (let each = 0; each < 200; each++) await bus.pod(`big-${each}`, 1, { label: big });
    // It writes again when half of the bound has left, so it stops somewhere between half and all of it.
    await eventually(() => expect(gateway.stream('data').unsent_bytes).toBeGreaterThan(500_000));
    expect(gateway.stream('data').unsent_bytes).toBeLessThanOrEqual(1_048_576);
    expect(gateway.inventory.at_end).toBe(false);
    cloud.thaw();
    await eventually(() => expect(cloud.inventory.state).toHaveLength(202));
    expect(cloud.inventory.commits).toHaveLength(1);
  });
});

describe('what cannot be forwarded', () => {
  test.each([
    ['subject', 'kestrel.inventory.pod.shop', 'cloud.v1.Pod', Buffer.from([10, 1, 97])],
    ['no-type', 'kestrel.inventory.pod.shop.a.u', undefined, Buffer.from([10, 1, 97])],
    ['unknown-type', 'kestrel.inventory.pod.shop.a.u', 'cloud.v1.KubernetesEvent', Buffer.from([10, 1, 97])],
    ['unknown-type', 'kestrel.inventory.pod.shop.a.u', 'toString', Buffer.from([10, 1, 97])],
    ['type-mismatch', 'kestrel.inventory.pod.shop.a.u', 'cloud.v1.Node', Buffer.from([10, 1, 97])],
    ['payload', 'kestrel.inventory.pod.shop.a.u', 'cloud.v1.Pod', Buffer.from('not protobuf')],
    ['payload', 'kestrel.inventory.pod.shop.a.u', 'cloud.v1.Pod', Buffer.alloc(0)],
  ])('is skipped, counted and reported: %s', async (reason, subject, type, payload) => {
    const { bus, cloud } = bed;
    await bus.pods(2);
    await bus.raw(subject, payload, type === undefined ? {} : { 'Kestrel-Type': type });
    await bus.marker();
    const gateway = bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    expect(cloud.inventory.state).toHaveLength(2);
    expect(await gateway.metric('messages_refused_total', { lane: 'inventory', reason })).toBe(1);
    expect(gateway.logged('bus-message-refused')).toMatchObject([{ subject, level: 'warn' }]);
    expect(gateway.status.refused).toEqual({ [`inventory/${reason}`]: 1 });
    expect(gateway.readiness.ready).toBe(true);
  });
});

test('a message over the limit of the cloud is refused before it is written, and the stream lives', async () => {
  const big = await TestBed.start({ maxPayload: 16 * 1_048_576 });
  try {
    await big.bus.pods(2);
    await big.bus.pod('huge', 1, { label: 'x'.repeat(10.5 * 1_048_576) });
    await big.bus.marker();
    await big.bus.event({ message: 'x'.repeat(10.5 * 1_048_576) });
    const last = await big.bus.event();
    const gateway = big.startGateway();
    await eventually(() => expect(big.cloud.inventory.commits).toHaveLength(1));
    expect(big.cloud.inventory.state).toHaveLength(2);
    await eventually(() => expect(gateway.status.events.position).toBe(2));
    expect(big.cloud.eventNames).toEqual([last]);
    expect(gateway.status.refused).toEqual({ 'inventory/too-large': 1, 'events/too-large': 1 });
    expect(gateway.logged('cloud-connection-ended')).toEqual([]);
  } finally {
    await big[Symbol.asyncDispose]();
  }
});
