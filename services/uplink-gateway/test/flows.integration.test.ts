import { status } from '@grpc/grpc-js';
import { eventually, startProcess } from '@kestrel/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestBed } from './support/test-bed.ts';
import { delimited, TestFlowSource } from './support/test-flow-source.ts';
import type { TestGateway } from './support/test-gateway.ts';

let bed: TestBed;
let flows: TestFlowSource;
let logs: TestFlowSource;

beforeEach(async () => {
  bed = await TestBed.start();
  flows = new TestFlowSource(bed.bus, 'flows-l4');
  logs = new TestFlowSource(bed.bus, 'flows-l7');
  await Promise.all([flows.live(), logs.live()]);
});

afterEach(async () => {
  flows.vanish();
  logs.vanish();
  await bed[Symbol.asyncDispose]();
});

const l4 = (gateway: TestGateway) => gateway.status.flows['flows-l4'];
const l7 = (gateway: TestGateway) => gateway.status.flows['flows-l7'];

/** A cloud as deployed: no metadata, no acknowledgements. */
function behaveAsDeployed(): void {
  bed.cloud.script.extensions = undefined;
  bed.cloud.script.acknowledges = false;
}

/** Everything on the bus is settled, and the ledgers close with what the cloud has. */
async function untilSettled(gateway: TestGateway): Promise<void> {
  await eventually(() => {
    expect(gateway.status.flows).toMatchObject({ open: 0, stored: 0 });
    for (const ledger of [l4(gateway), l7(gateway)])
      expect(ledger).toMatchObject({ stored: 0, difference: 0 });
    expect(l4(gateway).received).toBeGreaterThanOrEqual(flows.published);
    expect(l7(gateway).received).toBeGreaterThanOrEqual(logs.published);
    const { cloud } = bed;
    const delivered = (ledger: ReturnType<typeof l4>) =>
      ledger.delivered_confirmed + ledger.delivered_unconfirmed;
    expect(cloud.observations).toMatchObject({ l4: delivered(l4(gateway)), l7: delivered(l7(gateway)) });
  });
}

test('each record goes out as a message of its own, and batches are settled when they are confirmed', async () => {
  for (let batch = 0; batch < 5; batch++) await flows.batch(20);
  await logs.batch(7, { count: 2 });
  flows.observe(11);
  flows.filter(5);
  await flows.report();
  const gateway = bed.startGateway();
  await untilSettled(gateway);
  expect(l4(gateway)).toMatchObject({
    received: 316,
    delivered_confirmed: 300,
    delivered_unconfirmed: 0,
    open: 11,
    filtered: { reply: 5 },
    lost: { evicted: 0, refused: 0 },
  });
  expect(l7(gateway)).toMatchObject({ received: 14, delivered_confirmed: 14 });
  const requests = bed.cloud.requests('flows');
  expect(requests).toHaveLength(107);
  const ids = requests.map((request) => ('delivery_id' in request ? request.delivery_id : ''));
  expect(new Set(ids).size).toBe(107);
  expect(ids[21]).toMatch(/^KESTREL_FLOWS\/.+\/2\/1$/);
});

test('without StreamFlows they go out on the data stream', async () => {
  bed.cloud.script.unimplemented = ['flows', 'events', 'control'];
  await flows.batch(10);
  await logs.batch(10);
  const gateway = bed.startGateway();
  await untilSettled(gateway);
  expect(l4(gateway).delivered_confirmed + l7(gateway).delivered_confirmed).toBe(60);
  expect(gateway.status.flows.carried_by).toBe('data');
  expect(bed.cloud.requests('flows')).toEqual([]);
});

describe('a cloud that does not acknowledge', () => {
  test('has batches settled by the barrier at once, without delivery ids', async () => {
    behaveAsDeployed();
    for (let batch = 0; batch < 20; batch++) await flows.batch(50);
    const gateway = bed.startGateway({ UNCONFIRMED_HOLD: '1m' });
    await untilSettled(gateway);
    expect(l4(gateway)).toMatchObject({ delivered_confirmed: 0, delivered_unconfirmed: 3_000 });
    for (const request of bed.cloud.requests('flows'))
      expect('delivery_id' in request && request.delivery_id).toBe('');
  });

  test('does not get again what it received when its stream fails', async () => {
    behaveAsDeployed();
    await flows.batch(50);
    const gateway = bed.startGateway({ UNCONFIRMED_HOLD: '1m' });
    await untilSettled(gateway);
    bed.cloud.endStreams('flows', status.UNAVAILABLE);
    await flows.batch(10);
    await untilSettled(gateway);
    expect(l4(gateway)).toMatchObject({ delivered_unconfirmed: 180 });
    expect(bed.cloud.requests('flows')).toHaveLength(60);
  });
});

test('the stream of flows comes back by itself, and data goes on', async () => {
  await bed.bus.marker();
  await flows.batch(5);
  const gateway = bed.startGateway();
  await untilSettled(gateway);
  bed.cloud.endStreams('flows', status.UNAVAILABLE);
  await flows.batch(5);
  await untilSettled(gateway);
  expect(bed.cloud.inventory.commits).toHaveLength(1);
});

test('a cloud that reads no flows holds them back on the bus, and nothing else', async () => {
  await bed.bus.marker();
  bed.cloud.script.frozen = ['flows'];
  const gateway = bed.startGateway({ MAX_UNSENT_BYTES: '262144' });
  const label = 'x'.repeat(2_000);
  for (let batch = 0; batch < 100; batch++) await flows.batch(100, { label });
  await flows.report();
  await eventually(() => expect(gateway.status.flows.open_bytes).toBeGreaterThan(4_000_000));
  expect(gateway.status.flows.open_bytes).toBeLessThan(4_700_000);
  expect(gateway.stream('flows').unsent_bytes).toBeLessThanOrEqual(262_144);
  const [event] = await bed.bus.events(1);
  await bed.bus.pod('late', 1);
  await eventually(() => expect(bed.cloud.eventNames).toContain(event));
  await eventually(() => expect(bed.cloud.inventory.state).toContain('late@1'));
  expect(l4(gateway).stored).toBeGreaterThan(10_000);
  bed.cloud.thaw();
  await untilSettled(gateway);
  expect(l4(gateway).delivered_confirmed).toBe(30_000);
}, 120_000);

test('garbage is counted and skipped, and charged to its source where it names one', async () => {
  const { bus } = bed;
  await flows.batch(2);
  await bus.raw('kestrel.flows.l4.1-0', Buffer.from('garbage'), { 'Kestrel-Type': 'cloud.v1.Flow' });
  const [, , facts] = flows.next(2);
  await bus.raw(flows.subject, Buffer.from([5, 1, 2]), facts);
  const [subject, payload, wrong] = flows.next(1);
  await bus.raw(subject, payload, { ...wrong, 'Kestrel-Type': 'cloud.v1.Pod' });
  await bus.raw(flows.subject, Buffer.concat([delimited(Buffer.from([0x0b]))]), flows.next(3)[2]);
  await flows.batch(2);
  const gateway = bed.startGateway();
  await untilSettled(gateway);
  expect(l4(gateway)).toMatchObject({
    received: 30,
    delivered_confirmed: 12,
    lost: { refused: 18, evicted: 0 },
  });
  expect(gateway.status.refused).toEqual({
    'flows/no-source': 1,
    'flows/payload': 2,
    'flows/unknown-type': 1,
  });
});

test('a batch that is stored twice, or late, counts once', async () => {
  const { bus } = bed;
  const late = flows.next(4);
  const twice = flows.next(5);
  await bus.raw(...twice);
  await bus.raw(...late);
  await bus.raw(...twice);
  const gateway = bed.startGateway();
  await eventually(() => expect(gateway.status.flows.position).toBe(3));
  await untilSettled(gateway);
  expect(l4(gateway)).toMatchObject({ delivered_confirmed: 27, lost: { refused: 0, evicted: 0 } });
  expect(await gateway.metric('flows_repeated_batches_total')).toBe(1);
});

describe('what the bus evicted', () => {
  test('shows in the numbers of the next batch, exactly in observations', async () => {
    await flows.batch(10);
    const gateway = bed.startGateway();
    await untilSettled(gateway);
    await gateway.stop();
    for (let batch = 0; batch < 4; batch++) await flows.batch(10);
    await bed.bus.evictFlows(4);
    await flows.batch(10);
    const successor = bed.startGateway();
    await untilSettled(successor);
    expect(l4(successor)).toMatchObject({ received: 180, delivered_confirmed: 90, lost: { evicted: 90 } });
    expect(await successor.metric('flows_evicted_total', { class: 'flows-l4' })).toBe(90);
  });

  test('shows also where no batch comes after it', async () => {
    for (let batch = 0; batch < 4; batch++) await logs.batch(10);
    await logs.report();
    await bed.bus.evictFlows(4);
    const gateway = bed.startGateway();
    await untilSettled(gateway);
    expect(l7(gateway)).toMatchObject({ received: 120, delivered_confirmed: 0, lost: { evicted: 120 } });
  });
});

describe('a source', () => {
  test('that says goodbye is retired, and its sums stay', async () => {
    await logs.batch(10);
    await logs.report({ final: true });
    const gateway = bed.startGateway();
    await untilSettled(gateway);
    await eventually(() => expect(l7(gateway).sources + l7(gateway).ended_sources).toBe(0));
    await gateway.stop();
    const successor = bed.startGateway();
    await untilSettled(successor);
    await eventually(() => expect(successor.status.flows.position).toBe(1));
    expect(l7(successor)).toMatchObject({ received: 30, delivered_confirmed: 30, sources: 0 });
  });

  test('that is killed loses the access logs in its windows, and hands over flows', async () => {
    for (const source of [flows, logs]) {
      await source.batch(10);
      source.observe(8);
      await source.report();
    }
    const gateway = bed.startGateway();
    await untilSettled(gateway);
    expect(l7(gateway)).toMatchObject({ open: 8, sources: 1 });
    flows.vanish();
    logs.vanish();
    await eventually(() => expect(l7(gateway).open + l4(gateway).open).toBe(0));
    expect(l7(gateway)).toMatchObject({ received: 38, lost: { crash: 8 }, ended_sources: 1 });
    expect(l4(gateway)).toMatchObject({ received: 38, filtered: { 'handed-over': 8 } });
    await eventually(() => expect(gateway.logged('flow-source-ended')).toHaveLength(2));
    await logs.live();
    await eventually(() => expect(l7(gateway)).toMatchObject({ open: 8, sources: 1 }));
  });
});

test('however often the gateway is killed, nothing is lost and nothing counts twice', async () => {
  const { cloud } = bed;
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  const env = { ...bed.env({ RECONNECT_MIN_DELAY: '50ms' }), HEALTH_PORT: '0', HEALTH_HOST: '127.0.0.1' };
  let publishing = true;
  const published = (async () => {
    while (publishing) {
      await Promise.all([flows.batch(40), logs.batch(25)]);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await Promise.all([flows.report(), logs.report()]);
  })();
  for (let kills = 0; kills < 3; kills++) {
    const before = cloud.received.length;
    const process = await startProcess({ name: 'uplink-gateway', bundle: main, env });
    await eventually(() => expect(cloud.received.length).toBeGreaterThan(before + 500));
    await process.kill();
  }
  publishing = false;
  await published;
  const gateway = bed.startGateway();
  await untilSettled(gateway);
  expect(l4(gateway)).toMatchObject({ delivered_confirmed: flows.published, lost: { evicted: 0 } });
  expect(l7(gateway)).toMatchObject({ delivered_confirmed: logs.published, lost: { evicted: 0 } });
}, 120_000);

test('however often the connection is cut, nothing is lost and nothing counts twice', async () => {
  const gateway = bed.startGateway();
  for (let cut = 0; cut < 6; cut++) {
    const before = bed.cloud.received.length;
    for (let batch = 0; batch < 20; batch++) await flows.batch(100);
    await eventually(() => expect(bed.cloud.received.length).toBeGreaterThan(before + 300));
    bed.cloud.close();
    await bed.cloudListens();
  }
  await untilSettled(gateway);
  expect(l4(gateway).delivered_confirmed).toBe(36_000);
});
