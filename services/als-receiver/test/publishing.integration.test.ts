import {
  bucketStream,
  decodeTotals,
  flowsStream,
  keySubject,
  readLast,
  toToken,
  totalsBucket,
} from '@kestrel/bus';
import { eventually, startNatsServer } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { CountingMerger } from './support/counting-merger.ts';
import { LogClient } from './support/log-client.ts';
import { TestBus } from './support/test-bus.ts';
import { TestReceiver } from './support/test-receiver.ts';

const message = Buffer.from('an entry');

/** Sends `count` messages over `streams` streams of one connection, and ends them. */
async function send(port: number, count: number, streams = 1): Promise<void> {
  using client = new LogClient(port);
  const calls = Array.from({ length: streams }, () => client.open());
  for (let index = 0; index < count; index++) calls[index % streams]?.send(message);
  const results = await Promise.all(calls.map((call) => call.end()));
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set([0]));
}

async function readTotals(observer: TestBus, instance: string) {
  const subject = keySubject(totalsBucket, `als-receiver.flows-l7.${toToken(instance)}`);
  const last = await readLast(observer.bus, bucketStream(totalsBucket), subject);
  const entry = JSON.parse(Buffer.from(last?.payload ?? []).toString());
  return { ...entry, totals: decodeTotals(entry.totals) };
}

test('what 200 streams send is stored once, numbered without a gap, with totals that add up', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  await using receiver = await TestReceiver.start({ NATS_URL: nats.url });
  for (let round = 0; round < 3; round++) {
    await send(receiver.port, 2_000, 200);
    await eventually(() => expect(observer.stored).toBe(2_000 * (round + 1)));
  }
  const { instance } = receiver.context;
  const numbers = observer.numbers(instance);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(observer.lastTotals).toEqual({
    received: 6_000,
    published: 6_000,
    open: 0,
    delivered: 0,
    filtered: {},
    lost: {},
  });
  expect(observer.batches[0]?.subject).toBe(`kestrel.flows.l7.${toToken(instance)}`);
  expect(observer.batches[0]?.header('Kestrel-Type')).toBe('cloud.v1.L7AccessLog');
  await eventually(() => expect(receiver.status['lease-als-receiver.source']).toMatchObject({ held: true }));
});

test('a stop stores what is open, and writes the final totals', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  const receiver = await TestReceiver.start({ NATS_URL: nats.url, ACCESS_LOG_WINDOW: '10m' });
  await eventually(() => expect(receiver.condition('bus')?.state).toBe('ok'));
  await send(receiver.port, 500, 5);
  expect(observer.stored).toBe(0);
  await receiver.stop();
  await eventually(() => expect(observer.stored).toBe(500));
  const { totals, final } = await readTotals(observer, receiver.context.instance);
  expect({ totals, final }).toMatchObject({
    final: true,
    totals: { received: 500, published: 500, open: 0 },
  });
});

test('without a bus it listens, is ready, merges, and sheds no more than it must; all is stored when the bus comes', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  await nats.kill();
  const room = 3_000;
  await using receiver = await TestReceiver.start(
    { NATS_URL: nats.url },
    (parts) => new CountingMerger(parts, room),
  );
  await send(receiver.port, 5_000, 10);
  expect(receiver.isReady).toBe(true);
  expect(receiver.condition('bus')?.state).toBe('failed');
  expect(receiver.status['ledger-flows-l7']).toMatchObject({
    received: 5_000,
    open: room,
    lost: { 'no-room': 2_000 },
  });
  await nats.restart();
  await eventually(() => expect(observer.stored).toBe(room));
  // A batch that was closed while entries still came says less than the account that follows it.
  await eventually(async () => {
    const { totals } = await readTotals(observer, receiver.context.instance);
    expect(totals).toMatchObject({ received: 5_000, published: room, lost: { 'no-room': 2_000 } });
  });
});

test('a bus that is killed again and again under load stores every batch once', async () => {
  await using nats = await startNatsServer({ syncAlways: true });
  await using observer = await TestBus.start(nats, { isDurable: true });
  await using receiver = await TestReceiver.start({ NATS_URL: nats.url, ACCESS_LOG_WINDOW: '100ms' });
  let sent = 0;
  for (let round = 0; round < 5; round++) {
    const sending = (async () => {
      for (let part = 0; part < 10; part++) {
        await send(receiver.port, 100, 4);
        sent += 100;
      }
    })();
    await nats.kill();
    await sending;
    await nats.restart();
    await eventually(() => expect(observer.stored).toBe(sent));
  }
  const numbers = observer.numbers(receiver.context.instance);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('a stream that is made anew takes the next batch, and the numbers go on', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  await using receiver = await TestReceiver.start({ NATS_URL: nats.url });
  await send(receiver.port, 10);
  await eventually(() => expect(observer.stored).toBe(10));
  await nats.restartEmpty();
  await eventually(() => observer.makeStreams());
  await send(receiver.port, 10);
  await eventually(() => expect(observer.stored).toBe(20));
  expect(observer.numbers(receiver.context.instance)).toEqual([1, 2]);
  expect(observer.batches.map(({ stream }) => stream)).toEqual([flowsStream, flowsStream]);
});

test('switched off it is ready, says so, and neither listens nor connects', async () => {
  await using receiver = await TestReceiver.start({ ENABLE_ISTIO_ALS: 'false' });
  expect(receiver.isReady).toBe(true);
  expect(receiver.condition('access-logs')).toMatchObject({
    state: 'ok',
    reason: 'off: ENABLE_ISTIO_ALS is false',
  });
  expect(receiver.status).toEqual({ 'access-logs': { enabled: false } });
});

test('silence is noticed, and its end', async () => {
  await using nats = await startNatsServer();
  await using receiver = await TestReceiver.start({ NATS_URL: nats.url, ACCESS_LOGS_MISSING_AFTER: '1s' });
  await eventually(() => expect(receiver.condition('access-logs')?.state).toBe('degraded'));
  await send(receiver.port, 1);
  await eventually(() =>
    expect(receiver.condition('access-logs')).toMatchObject({ state: 'ok', reason: 'entries arrive' }),
  );
});
