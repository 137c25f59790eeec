import { encodeFrame } from '@kestrel/grpc';
import { eventually } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { DeafWay } from './support/deaf-way.ts';
import { LogClient, type RawCall } from './support/log-client.ts';
import { RecordingServer } from './support/recording-server.ts';

const soon = { ISTIO_ALS_MAX_CONNECTION_AGE: '100ms' };

test('a stream that a client opens just when it is to leave is taken, too', async () => {
  await using server = await RecordingServer.start(soon);
  using way = await DeafWay.to(server.port);
  using client = new LogClient(way.port);
  const calls = [client.open().send(Buffer.from('early'))];
  await eventually(() => expect(way.holds('ping')).toBe(true));
  expect(way.holds('notice')).toBe(false);
  calls.push(client.open().send(Buffer.from('late')));
  way.hear();
  await expectAnswers(calls, client);
  expect(server.messages).toEqual(['early', 'late']);
  await server.untilEnded('rotated', 2);
});

test('the first stream of a connection that is just to end is taken', async () => {
  await using server = await RecordingServer.start(soon);
  using way = await DeafWay.to(server.port);
  using client = new LogClient(way.port);
  await eventually(() => expect(way.holds('ping')).toBe(true));
  const call = client.open().send(Buffer.from('late'));
  way.hear();
  await expectAnswers([call], client);
  expect(server.messages).toEqual(['late']);
  await server.untilEnded('rotated');
});

test('a stream is not answered within a message: its client would drop the rest', async () => {
  await using server = await RecordingServer.start(soon);
  using client = new LogClient(server.port);
  const message = encodeFrame(Buffer.from('in two parts'));
  const call = client.open().sendRaw(message.subarray(0, 9));
  // As Envoy does.
  call.stream.on('trailers', () => void call.reset());
  await eventually(() => expect(client.isToldToLeave).toBe(true));
  for (let round = 0; round < 4; round++) await roundTrip(client);
  expect(call.isAnswered).toBe(false);
  call.sendRaw(message.subarray(9));
  await call.result;
  expect(server.messages).toEqual(['in two parts']);
  await server.untilEnded('rotated');
  expect(server.brokenMessages).toBe(0);
});

test('a connection without streams ends when its client has heard it, before the grace', async () => {
  await using server = await RecordingServer.start({ ...soon, ISTIO_ALS_CONNECTION_GRACE: '10m' });
  using client = new LogClient(server.port);
  await client.closed;
  await eventually(async () =>
    expect(await server.metric('connections_ended_total', { cause: 'aged' })).toBe(1),
  );
});

async function expectAnswers(calls: readonly RawCall[], client: LogClient): Promise<void> {
  await eventually(() => expect(calls.map(({ isAnswered }) => isAnswered)).not.toContain(false));
  for (const call of calls) expect(await call.end()).toMatchObject({ status: 0 });
  await client.closed;
}

/** Resolves when the server has read everything that was sent, and said so. */
async function roundTrip(client: LogClient): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  client.session.ping(() => resolve());
  await promise;
}
