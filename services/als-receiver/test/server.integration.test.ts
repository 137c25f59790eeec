import { connect as connectTcp } from 'node:net';
import { credentials, makeGenericClientConstructor, type ServiceClientConstructor } from '@grpc/grpc-js';
import { encodeFrame } from '@kestrel/grpc';
import { eventually } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { LogClient } from './support/log-client.ts';
import { RecordingServer } from './support/recording-server.ts';

const bytes = (text: string) => Buffer.from(text);
const identity = { serialize: (value: Buffer) => value, deserialize: (value: Buffer) => value };

function grpcClient(port: number) {
  const method = (path: string, requestStream: boolean) => ({
    path,
    requestStream,
    responseStream: false,
    requestSerialize: identity.serialize,
    requestDeserialize: identity.deserialize,
    responseSerialize: identity.serialize,
    responseDeserialize: identity.deserialize,
  });
  const Client: ServiceClientConstructor = makeGenericClientConstructor(
    {
      streamAccessLogs: method('/envoy.service.accesslog.v3.AccessLogService/StreamAccessLogs', true),
      check: method('/grpc.health.v1.Health/Check', false),
      other: method('/envoy.service.metrics.v3.MetricsService/StreamMetrics', false),
    },
    'any',
  );
  // biome-ignore lint/suspicious/noExplicitAny: methods are made from the table above
  return new Client(`127.0.0.1:${port}`, credentials.createInsecure()) as any;
}

test('a client of grpc-js gets an answer with status OK, and its messages arrive in order', async () => {
  await using server = await RecordingServer.start();
  const client = grpcClient(server.port);
  const answer = Promise.withResolvers<Buffer>();
  const call = client.streamAccessLogs((error: Error | null, response: Buffer) =>
    error ? answer.reject(error) : answer.resolve(response),
  );
  const sent = Array.from({ length: 200 }, (_, index) => `${index} `.repeat(index * 10));
  for (const message of sent) call.write(bytes(message));
  call.end();
  expect((await answer.promise).length).toBe(0);
  expect(server.messages).toEqual(sent);
  await server.untilEnded('finished');
  expect(server.connections[0]?.streams[0]?.isClosed).toBe(true);
  client.close();
});

test('a client may send 128 KiB ahead of our reading and no more, so that no turn of the event loop is long', async () => {
  await using server = await RecordingServer.start();
  using client = new LogClient(server.port);
  client.open().send(bytes('an entry'));
  await eventually(() => expect(server.messages).toHaveLength(1));
  expect(client.session.remoteSettings.initialWindowSize).toBe(128 * 1024);
  expect(client.session.state.remoteWindowSize).toBeLessThanOrEqual(128 * 1024);
});

test('health checks are answered, other methods are unimplemented, what is not gRPC is refused', async () => {
  await using server = await RecordingServer.start();
  const client = grpcClient(server.port);
  const ask = (method: string, request: Buffer) =>
    new Promise((resolve) =>
      client[method](request, (error: { code: number } | null, response: Buffer) =>
        resolve(error ? error.code : response),
      ),
    );
  expect(await ask('check', bytes(''))).toEqual(Buffer.from([8, 1]));
  expect(await ask('check', bytes('\x0a\x05shops'))).toBe(5);
  expect(await ask('other', bytes(''))).toBe(12);
  client.close();
  using raw = new LogClient(server.port);
  expect(await raw.open('/', { 'content-type': 'text/html' }).end()).toMatchObject({ httpStatus: 415 });
  expect(await server.metric('calls_refused_total', { cause: 'unimplemented' })).toBe(1);
  expect(await server.metric('calls_refused_total', { cause: 'not-grpc' })).toBe(1);
});

test.each([
  ['compressed', Buffer.from([1, 0, 0, 0, 1, 7]), 12],
  ['bad-flag', Buffer.from('PRI * HTTP/2.0'), 13],
  ['too-large', Buffer.from([0, 0x7f, 0, 0, 0]), 8],
] as const)('%s: that stream ends with its status, its neighbours go on', async (cause, garbage, status) => {
  await using server = await RecordingServer.start();
  using client = new LogClient(server.port);
  const good = client.open().send(bytes('good'));
  const bad = client.open().send(bytes('whole')).sendRaw(garbage);
  expect(await bad.result).toMatchObject({ status, rstCode: 0 });
  await server.untilEnded(cause);
  good.send(bytes('still here'));
  expect(await good.end()).toMatchObject({ status: 0, data: encodeFrame(new Uint8Array()) });
  expect(server.messages.sort()).toEqual(['good', 'still here', 'whole']);
});

test('a stream that ends, or is reset, within a message is counted as broken', async () => {
  await using server = await RecordingServer.start();
  using client = new LogClient(server.port);
  const cut = encodeFrame(bytes('never whole')).subarray(0, 9);
  expect(await client.open().sendRaw(cut).end()).toMatchObject({ status: 13 });
  await server.untilEnded('truncated');
  const call = client.open().send(bytes('whole')).sendRaw(cut);
  await eventually(() => expect(server.messages).toEqual(['whole']));
  await call.reset();
  await server.untilEnded('reset');
  expect(server.brokenMessages).toBe(2);
  expect(await server.metric('streams_count')).toBe(0);
});

test('what came before a reset is kept', async () => {
  await using server = await RecordingServer.start();
  using client = new LogClient(server.port);
  const streams = 50;
  for (let index = 0; index < streams; index++) {
    const call = client.open();
    for (let message = 0; message < 20; message++) call.send(bytes(`${index}.${message}`.padEnd(2_000)));
    await call.sent();
    await call.reset();
  }
  await server.untilEnded('reset', streams);
  expect(server.messages.length).toBe(streams * 20);
});

test('a flood of resets ends that connection, and no other', async () => {
  await using server = await RecordingServer.start();
  using good = new LogClient(server.port);
  const stream = good.open().send(bytes('before'));
  using bad = new LogClient(server.port);
  const flood = setInterval(() => {
    for (let index = 0; index < 500 && !bad.session.destroyed && !bad.session.closed; index++)
      void bad.open().reset();
  }, 1);
  await bad.closed;
  clearInterval(flood);
  stream.send(bytes('after'));
  expect(await stream.end()).toMatchObject({ status: 0 });
  expect(server.messages).toEqual(['before', 'after']);
  await eventually(async () => expect(await server.metric('streams_count')).toBe(0));
});

test('a message that stands still half-way ends its stream', async () => {
  await using server = await RecordingServer.start({ ISTIO_ALS_STALL_TIMEOUT: '200ms' });
  using client = new LogClient(server.port);
  const idle = client.open().send(bytes('idle is fine'));
  const slow = client.open().sendRaw(encodeFrame(bytes('never whole')).subarray(0, 7));
  expect(await slow.result).toMatchObject({ status: 4 });
  await server.untilEnded('stalled');
  expect(await idle.end()).toMatchObject({ status: 0 });
});

test('connections without a stream are let go, and more than there may be are refused', async () => {
  await using server = await RecordingServer.start({
    ISTIO_ALS_STALL_TIMEOUT: '300ms',
    ISTIO_ALS_CONNECTION_GRACE: '100ms',
    ISTIO_ALS_MAX_CONNECTIONS: '2',
  });
  const silent = [connectTcp(server.port, '127.0.0.1'), connectTcp(server.port, '127.0.0.1')];
  for (const socket of silent) socket.on('error', () => undefined).resume();
  await eventually(async () => expect(await server.metric('connections_count')).toBe(2));
  using third = new LogClient(server.port);
  await third.closed;
  expect(await server.metric('connections_refused_total', { cause: 'too-many' })).toBe(1);
  await eventually(async () => expect(await server.metric('connections_count')).toBe(0));
  expect(await server.metric('connections_ended_total', { cause: 'idle' })).toBe(2);
  using fourth = new LogClient(server.port);
  expect(await fourth.open().end()).toMatchObject({ status: 0 });
});

test('partial messages of all streams together are bounded', async () => {
  await using server = await RecordingServer.start({ ISTIO_ALS_MAX_PARTIAL_BYTES: `${4 * 1024 * 1024}` });
  using client = new LogClient(server.port);
  const half = encodeFrame(Buffer.alloc(2 * 1024 * 1024)).subarray(0, 1024 * 1024);
  const calls = Array.from({ length: 6 }, () => client.open().sendRaw(half));
  await eventually(async () =>
    expect(await server.metric('streams_ended_total', { cause: 'no-room' })).toBeGreaterThan(0),
  );
  const ended = await server.metric('streams_ended_total', { cause: 'no-room' });
  expect(ended).toBeLessThan(6);
  expect(calls.length - ended).toBeGreaterThanOrEqual(3);
});

test('an old connection is asked to leave; what is sent until the client does is taken', async () => {
  await using server = await RecordingServer.start({ ISTIO_ALS_MAX_CONNECTION_AGE: '300ms' });
  using client = new LogClient(server.port);
  const call = client.open().send(bytes('one'));
  await eventually(() => expect(client.isToldToLeave && call.isAnswered).toBe(true));
  call.send(bytes('two'));
  expect(await call.end()).toMatchObject({ status: 0 });
  await client.closed;
  expect(server.messages).toEqual(['one', 'two']);
  await server.untilEnded('rotated');
  expect(await server.metric('connections_ended_total', { cause: 'aged' })).toBe(1);
  expect(server.connections[0]).toMatchObject({ isClosed: true });
});

test('a client that does not leave is cut off after the grace', async () => {
  await using server = await RecordingServer.start({
    ISTIO_ALS_MAX_CONNECTION_AGE: '200ms',
    ISTIO_ALS_CONNECTION_GRACE: '200ms',
  });
  using client = new LogClient(server.port);
  client.open().send(bytes('one'));
  await client.closed;
  await eventually(async () =>
    expect(await server.metric('connections_ended_total', { cause: 'overdue' })).toBe(1),
  );
});

test('a stop takes what was sent before the client heard of it, and closes', async () => {
  const server = await RecordingServer.start();
  using client = new LogClient(server.port);
  const calls = Array.from({ length: 10 }, () => client.open());
  let sent = 0;
  const load = setInterval(() => {
    for (const call of calls) {
      if (call.isAnswered) call.stream.end();
      else {
        call.send(bytes(`${sent}`));
        sent += 1;
      }
    }
  }, 1);
  await eventually(() => expect(server.messages.length).toBeGreaterThan(100));
  await server.stop();
  clearInterval(load);
  await client.closed;
  expect(server.messages.length).toBe(sent);
});
