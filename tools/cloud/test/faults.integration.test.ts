import { status } from '@grpc/grpc-js';
import { cloud } from '@kestrel/proto';
import { eventually } from '@kestrel/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCloud, type TestCloud } from './support/start-cloud.ts';
import { TestOperator } from './support/test-operator.ts';

const healthCheck = '/grpc.health.v1.Health/Check';
const pod = (name: string) => ({
  pod: { name, namespace: 'shop', uid: name, action: cloud.v1.Action.ACTION_CREATE },
});

let server: TestCloud;
let operator: TestOperator;

beforeEach(async () => {
  server = await startCloud();
  operator = await TestOperator.connect(server);
});

afterEach(async () => {
  operator[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

const setFaults = async (changes: object) => {
  const { status: code, json } = await server.send('PATCH', '/faults', changes);
  expect(code).toBe(200);
  expect(json).toMatchObject(changes);
};
const received = async (count: number) => {
  const { streams } = await server.get('/clusters/shop/connection');
  expect(streams.at(-1)?.received).toBe(count);
};

test('optional streams end with UNIMPLEMENTED like those of an old cloud, data goes on', async () => {
  await setFaults({ unimplemented_streams: ['control', 'flows', 'events', 'logs'] });
  for (const kind of ['control', 'flows', 'events', 'logs'] as const) {
    expect(await operator.open(kind).read().ended).toMatchObject({ code: status.UNIMPLEMENTED });
  }
  const stream = operator.open('data').read();
  await stream.send({ kubernetes_event: { name: 'on the data stream' } });
  await eventually(async () => {
    const events = await server.get('/clusters/shop/events');
    expect(events[0]).toMatchObject({ stream: 'data', message: { name: 'on the data stream' } });
  });
});

test('the data stream cannot be made UNIMPLEMENTED', async () => {
  expect(await server.send('PATCH', '/faults', { unimplemented_streams: ['data'] })).toMatchObject({
    status: 400,
  });
});

test('Health/Check ends with UNIMPLEMENTED like that of a deployed cloud', async () => {
  await setFaults({ health_unimplemented: true });
  await expect(operator.call(healthCheck)).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
  await setFaults({ health_unimplemented: false });
  await operator.call(healthCheck);
});

test('a frozen stream is not read until it thaws, and loses nothing', async () => {
  const stream = operator.open('data').read();
  await stream.send(pod('first'));
  await eventually(() => received(1));
  await setFaults({ frozen_streams: ['data'] });
  const large = { ...pod('large').pod, labels: { filler: 'x'.repeat(100_000) } };
  const sent = Promise.all(Array.from({ length: 30 }, () => stream.send({ pod: large })));
  await operator.call(healthCheck);
  await received(1);
  await setFaults({ frozen_streams: [] });
  await sent;
  await eventually(() => received(31));
});

test('every connection is reset at once', async () => {
  const stream = operator.open('data').read();
  await stream.send(pod('first'));
  await eventually(() => received(1));
  expect((await server.send('POST', '/faults/drop-connections')).json).toEqual({ connections: 1 });
  expect(await stream.ended).toMatchObject({ code: status.UNAVAILABLE });
  await eventually(async () =>
    expect(await server.get('/clusters/shop/connection')).toMatchObject({ connected: false }),
  );
});

test('new connections are refused until the switch is off', async () => {
  await setFaults({ refuse_connections: true });
  using late = await TestOperator.connect(server);
  await expect(late.call(healthCheck)).rejects.toMatchObject({ code: status.UNAVAILABLE });
  await setFaults({ refuse_connections: false });
  await eventually(() => late.call(healthCheck));
});

test('GOAWAY moves new calls to a new connection and cuts old streams after the grace', async () => {
  const stream = operator.open('data').read();
  await stream.send(pod('first'));
  await eventually(() => received(1));
  expect((await server.send('POST', '/faults/go-away?grace_ms=300')).json).toEqual({ connections: 1 });
  await stream.send(pod('second'));
  await eventually(() => received(2));
  await eventually(() => operator.call(healthCheck));
  const { streams } = await server.get('/clusters/shop/connection');
  const peer = streams[0].peer;
  const again = operator.open('data').read();
  await again.send(pod('third'));
  await eventually(async () => {
    const { streams: now } = await server.get('/clusters/shop/connection');
    expect(now.at(-1).peer).not.toBe(peer);
  });
  expect((await stream.ended).code).not.toBe(status.OK);
});

test('a connection that reaches its maximum age goes away', async () => {
  const stream = operator.open('data').read();
  await stream.send(pod('first'));
  await eventually(() => received(1));
  await setFaults({ max_connection_age_ms: 100, max_connection_grace_ms: 100 });
  expect((await stream.ended).code).not.toBe(status.OK);
});
