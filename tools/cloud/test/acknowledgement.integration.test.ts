import { cloud } from '@kestrel/proto';
import { eventually } from '@kestrel/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { startCloud, type TestCloud } from './support/start-cloud.ts';
import { TestOperator, type TestStream } from './support/test-operator.ts';
import { UnreadingOperator } from './support/unreading-operator.ts';

const { v1 } = cloud;
const open: (AsyncDisposable | Disposable)[] = [];

afterEach(async () => {
  for (const item of open.splice(0).reverse()) {
    if (Symbol.asyncDispose in item) await item[Symbol.asyncDispose]();
    else item[Symbol.dispose]();
  }
});

async function start(environment: Record<string, string> = {}): Promise<TestCloud> {
  const server = await startCloud(environment);
  open.push(server);
  return server;
}

async function connect(server: TestCloud, extensions?: string): Promise<TestOperator> {
  const operator = await TestOperator.connect(server, extensions === undefined ? {} : { extensions });
  open.push(operator);
  return operator;
}

const dataAcks = (stream: TestStream) =>
  stream.responses.flatMap((bytes) => v1.StreamDataResponse.decode(bytes).ack ?? []);
const eventAcks = (stream: TestStream) =>
  stream.responses.flatMap((bytes) => v1.StreamEventsResponse.decode(bytes).ack ?? []);
const event = (name: string, deliveryId = '') =>
  v1.StreamEventsRequest.encode({
    kubernetes_event: { name, reason: 'BackOff' },
    delivery_id: deliveryId,
  }).finish();
const pod = (index: number) => ({
  pod: {
    name: `pod-${index}`,
    namespace: 'shop',
    uid: `uid-${index}`,
    labels: { app: 'x'.repeat(100) },
    action: v1.Action.ACTION_CREATE,
  },
});

describe('a cloud with extensions', () => {
  test('names them before anything was sent to it', async () => {
    const stream = (await connect(await start(), 'received-through')).open('data').read();
    await eventually(() =>
      expect(stream.metadata?.get('kestrel-extensions')).toEqual(['received-through, delivery-id']),
    );
  });

  test('confirms the ordinal of the last message, whatever its kind', async () => {
    const operator = await connect(await start(), 'received-through, delivery-id');
    const data = operator.open('data').read();
    await data.send(pod(1));
    await data.send({ inventory_commit: {} });
    await data.write(Uint8Array.from([0x0a, 0xff]));
    await eventually(() => expect(dataAcks(data).at(-1)?.received_through).toBe(3));
    const events = operator.open('events').read();
    await events.write(event('one'));
    await events.write(event('two'));
    await eventually(() => expect(eventAcks(events).at(-1)?.received_through).toBe(2));
  });

  test('sends no confirmation to an operator that does not know them', async () => {
    const server = await start({ HEARTBEAT_INTERVAL: '20ms' });
    const operator = await connect(server);
    const data = operator.open('data').read();
    await data.send(pod(1));
    await eventually(() => expect(dataAcks(data)).not.toHaveLength(0));
    expect(dataAcks(data).every((ack) => !ack.received_through)).toBe(true);
    const events = operator.open('events').read();
    await events.write(event('one'));
    await eventually(async () => expect(await server.get('/clusters/shop/events')).toHaveLength(1));
    await eventually(() => expect(events.responses.length).toBeGreaterThan(1));
    expect(events.responses.every((bytes) => v1.StreamEventsResponse.decode(bytes).heartbeat)).toBe(true);
  });

  test('drops records that it has seen, on any stream', async () => {
    const server = await start();
    const operator = await connect(server, 'received-through, delivery-id');
    const first = operator.open('events').read();
    await first.write(event('one', 'id-1'));
    await first.write(event('one', 'id-1'));
    const data = operator.open('data').read();
    await data.send({ kubernetes_event: { name: 'one' }, delivery_id: 'id-1' });
    await data.send({ kubernetes_event: { name: 'two' }, delivery_id: 'id-2' });
    await eventually(async () =>
      expect(await server.get('/clusters/shop/counters')).toMatchObject({ duplicates_dropped: 2 }),
    );
    await eventually(async () => expect(await server.get('/clusters/shop/events')).toHaveLength(2));
    expect((await server.get('/clusters/shop/ledger')).classes.events).toEqual({
      delivered: 2,
      duplicates: 2,
    });
    await eventually(() => expect(eventAcks(first).at(-1)?.received_through).toBe(2));
  });

  test('holds confirmations back when told to, and gives the newest afterwards', async () => {
    const server = await start();
    const stream = (await connect(server, 'received-through')).open('data').read();
    await server.send('PATCH', '/faults', { hold_acks: true });
    for (let index = 0; index < 5; index += 1) await stream.send(pod(index));
    await eventually(async () => {
      expect((await server.get('/clusters/shop/connection')).streams[0]).toMatchObject({
        received: 5,
        acks_written: 0,
      });
    });
    await server.send('PATCH', '/faults', { hold_acks: false });
    await eventually(() => expect(dataAcks(stream).map((ack) => ack.received_through)).toEqual([5]));
  });
});

describe('a cloud like the deployed ones', () => {
  test('sends no header of its own and confirms nothing', async () => {
    const server = await start({ EXTENSIONS: 'none' });
    const stream = (await connect(server, 'received-through')).open('data').read();
    await stream.send(pod(1));
    await eventually(() => expect(dataAcks(stream)).toHaveLength(1));
    expect(stream.metadata?.get('kestrel-extensions')).toEqual([]);
    expect(dataAcks(stream)[0]?.received_through).toBe(0);
  });

  test('keeps records that come twice', async () => {
    const server = await start({ EXTENSIONS: 'none' });
    const stream = (await connect(server)).open('events').read();
    await stream.write(event('one', 'id-1'));
    await stream.write(event('one', 'id-1'));
    await eventually(async () => expect(await server.get('/clusters/shop/events')).toHaveLength(2));
  });
});

test('an operator that reads nothing before its commit is read to the end', async () => {
  const server = await start({ HEARTBEAT_INTERVAL: '10ms' });
  using operator = await UnreadingOperator.connect(server);
  await operator.send(pod(0));
  await eventually(() => server.get('/clusters/shop'));
  // More than the transport takes from the cloud while nobody reads.
  const body = { api_paths: ['x'.repeat(200_000)] };
  await server.send('POST', '/clusters/shop/control/kubernetes_api_request', body);
  const count = 20_000;
  for (let index = 1; index < count; index += 1) await operator.send(pod(index));
  await operator.send({ inventory_commit: { object_count: count } });
  await eventually(async () =>
    expect(await server.get('/clusters/shop/inventory')).toMatchObject({ commits: 1, objects: count }),
  );
  const { streams } = await server.get('/clusters/shop/connection');
  expect(streams[0]).toMatchObject({ write_waiting: true, received: count + 1 });
  const responses = await operator.readUntil(({ ack }) => ack?.received_through === count + 1);
  const acks = responses.flatMap(({ ack }) => ack?.received_through ?? []);
  expect(acks.length, 'the first message may have had one of its own').toBeLessThanOrEqual(2);
}, 60_000);
