import { status } from '@grpc/grpc-js';
import { eventually, startProcess } from '@kestrel/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestBed } from './support/test-bed.ts';

let bed: TestBed;

beforeEach(async () => {
  bed = await TestBed.start();
});

afterEach(() => bed[Symbol.asyncDispose]());

/** A cloud as deployed: no metadata, no acknowledgements. */
function behaveAsDeployed(): void {
  bed.cloud.script.extensions = undefined;
  bed.cloud.script.acknowledges = false;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

test('events go out in order, and are settled when they are confirmed', async () => {
  const { bus, cloud } = bed;
  const names = await bus.events(50);
  const gateway = bed.startGateway();
  await eventually(() => expect(cloud.eventNames).toEqual(names));
  await eventually(() => expect(gateway.status.events).toMatchObject({ position: 50, stored: 0 }));
  expect(gateway.status.events).toMatchObject({
    delivered_confirmed: 50,
    delivered_unconfirmed: 0,
    evicted: 0,
  });
  expect(cloud.requests('events')).toHaveLength(50);
  const ids = cloud
    .requests('events')
    .map((request) => ('delivery_id' in request ? request.delivery_id : ''));
  expect(unique(ids)).toHaveLength(50);
  expect(ids[0]).toMatch(/^KESTREL_EVENTS\/.+\/1$/);
});

test('without StreamEvents they go out on the data stream', async () => {
  const { bus, cloud } = bed;
  cloud.script.unimplemented = ['events', 'control'];
  const names = await bus.events(10);
  const gateway = bed.startGateway();
  await eventually(() => expect(gateway.status.events.delivered_confirmed).toBe(10));
  expect(unique(cloud.eventNames)).toEqual(names);
  expect(cloud.requests('events')).toEqual([]);
  expect(gateway.status.events.carried_by).toBe('data');
  expect(gateway.readiness.ready).toBe(true);
});

describe('a cloud that does not acknowledge', () => {
  test('has events settled by the barrier, after the hold', async () => {
    behaveAsDeployed();
    await bed.bus.events(10);
    const gateway = bed.startGateway({ UNCONFIRMED_HOLD: '2s' });
    await eventually(() => expect(bed.cloud.eventNames).toHaveLength(10));
    await eventually(() => expect(gateway.stream('events').received).toBe(10));
    expect(gateway.status.events).toMatchObject({ position: 0, stored: 10 });
    await eventually(() => expect(gateway.status.events.delivered_unconfirmed).toBe(10));
    expect(gateway.status.events).toMatchObject({ delivered_confirmed: 0, stored: 0 });
    expect(
      bed.cloud.requests('events').every((request) => 'delivery_id' in request && !request.delivery_id),
    ).toBe(true);
  });

  test('gets events again when their stream fails within the hold', async () => {
    behaveAsDeployed();
    const names = await bed.bus.events(5);
    const gateway = bed.startGateway({ UNCONFIRMED_HOLD: '1m' });
    await eventually(() => expect(gateway.stream('events').received).toBe(5));
    bed.cloud.endStreams('events', status.UNAVAILABLE);
    await eventually(() => expect(bed.cloud.eventNames).toEqual([...names, ...names]));
    expect(gateway.status.events.delivered_unconfirmed).toBe(0);
  });

  test('has what it received settled when it ends the stream in order', async () => {
    behaveAsDeployed();
    const names = await bed.bus.events(5);
    const gateway = bed.startGateway({ UNCONFIRMED_HOLD: '1m' });
    await eventually(() => expect(gateway.stream('events').received).toBe(5));
    bed.cloud.endStreams('events', status.OK);
    await eventually(() => expect(gateway.status.events.delivered_unconfirmed).toBe(5));
    expect(bed.cloud.eventNames).toEqual(names);
  });

  test('settles nothing while it does not answer the barrier', async () => {
    behaveAsDeployed();
    bed.cloud.script.answersHealth = false;
    await bed.bus.events(5);
    const gateway = bed.startGateway({ UNCONFIRMED_HOLD: '0s', BARRIER_TIMEOUT: '1s' });
    await eventually(() => expect(gateway.logged('cloud-connection-ended')).not.toEqual([]));
    expect(gateway.logged('cloud-connection-ended')[0]?.reason).toContain('stopped answering');
    expect(gateway.status.events.position).toBe(0);
    bed.cloud.script.answersHealth = true;
    await eventually(() => expect(gateway.status.events.position).toBe(5));
  });
});

test('the stream of events comes back by itself, and data goes on', async () => {
  const { bus, cloud } = bed;
  await bus.marker();
  await bus.events(3);
  const gateway = bed.startGateway();
  await eventually(() => expect(gateway.status.events.position).toBe(3));
  cloud.endStreams('events', status.UNAVAILABLE);
  const name = await bus.event();
  await eventually(() => expect(gateway.status.events.position).toBe(4));
  expect(cloud.eventNames.at(-1)).toBe(name);
  expect(cloud.inventory.commits).toHaveLength(1);
});

test('what can never be sent settles in its turn and holds nothing up', async () => {
  const { bus, cloud } = bed;
  const first = await bus.event();
  await bus.raw('kestrel.events.kubernetesevent.shop.x', Buffer.from('not protobuf'), {
    'Kestrel-Type': 'cloud.v1.KubernetesEvent',
  });
  await bus.raw('kestrel.events.kubernetesevent.shop.x', Buffer.from([10, 1, 97]), {
    'Kestrel-Type': 'cloud.v1.Pod',
  });
  const last = await bus.event();
  const gateway = bed.startGateway();
  await eventually(() => expect(gateway.status.events.position).toBe(4));
  expect(cloud.eventNames).toEqual([first, last]);
  expect(gateway.status.events).toMatchObject({ delivered_confirmed: 2, refused: 2, evicted: 0 });
  expect(gateway.status.refused).toEqual({ 'events/payload': 1, 'events/unknown-type': 1 });
});

test('a successor goes on where the position stands, and counts on', async () => {
  const { bus, cloud } = bed;
  await bus.events(20);
  const first = bed.startGateway();
  await eventually(() => expect(first.status.events.position).toBe(20));
  await first.stop();
  const name = await bus.event();
  const second = bed.startGateway();
  await eventually(() =>
    expect(second.status.events).toMatchObject({ position: 21, delivered_confirmed: 21 }),
  );
  expect(cloud.eventNames).toHaveLength(21);
  expect(cloud.eventNames.at(-1)).toBe(name);
});

test('a bus with an empty store begins a new count of positions, and keeps the old sums', async () => {
  const { bus, cloud } = bed;
  await bus.events(7);
  const gateway = bed.startGateway();
  await eventually(() => expect(gateway.status.events.position).toBe(7));
  await bus.server.restartEmpty();
  await bus.makeStreams();
  const names = await bus.events(3);
  await eventually(() => expect(gateway.status.events).toMatchObject({ position: 3 }));
  expect(unique(cloud.eventNames).slice(-3)).toEqual(names);
});

test('a new stream below the kept position is noticed by a gateway that starts', async () => {
  const { bus, cloud } = bed;
  await bus.events(7);
  const first = bed.startGateway();
  await eventually(() => expect(first.status.events.position).toBe(7));
  await first.stop();
  await bus.recreateEvents();
  const names = await bus.events(2);
  const second = bed.startGateway();
  await eventually(() => expect(second.status.events).toMatchObject({ position: 2, delivered_confirmed: 9 }));
  expect(cloud.eventNames.slice(-2)).toEqual(names);
});

test('however often the gateway is killed, every event arrives and is counted once', async () => {
  const { bus, cloud } = bed;
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  const env = { ...bed.env({ RECONNECT_MIN_DELAY: '50ms' }), HEALTH_PORT: '0', HEALTH_HOST: '127.0.0.1' };
  const publishing = (async () => {
    const names: string[] = [];
    for (let batch = 0; batch < 60; batch++) {
      names.push(...(await bus.events(10)));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return names;
  })();
  for (let kills = 0; kills < 4; kills++) {
    const before = cloud.eventNames.length;
    const process = await startProcess({ name: 'uplink-gateway', bundle: main, env });
    await eventually(() => expect(cloud.eventNames.length).toBeGreaterThan(before + 20));
    await process.kill();
  }
  const names = await publishing;
  const gateway = bed.startGateway();
  await eventually(() => expect(gateway.status.events.position).toBe(600));
  const { delivered_confirmed, evicted, refused } = gateway.status.events;
  expect(delivered_confirmed + evicted + refused).toBe(600);
  expect(delivered_confirmed).toBe(600);
  const byId = new Map(
    cloud
      .requests('events')
      .flatMap((request) =>
        'delivery_id' in request
          ? [[request.delivery_id, 'kubernetes_event' in request && request.kubernetes_event?.name]]
          : [],
      ),
  );
  expect([...byId.values()].sort()).toEqual([...names].sort());
});
