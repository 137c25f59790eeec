import { splitBatch } from '@kestrel/flows';
import { cloud } from '@kestrel/proto';
import { eventually, startNatsServer } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { createMerger } from '../src/create-merger.ts';
import { canaries, logMessage } from './support/envoy-messages.ts';
import { LogClient } from './support/log-client.ts';
import { TestBus } from './support/test-bus.ts';
import { TestReceiver } from './support/test-receiver.ts';

const { L7AccessLog } = cloud.v1;

function recordsOf(observer: TestBus) {
  return observer.batches.flatMap(({ payload }) =>
    splitBatch(payload).map((bytes) => L7AccessLog.decode(bytes)),
  );
}

const countOf = (records: readonly { count?: unknown }[]) =>
  records.reduce((sum, { count }) => sum + Number(count), 0);

/** A receiver with the merger of libs/flows; its windows close when the test stops it. */
async function startReceiver(url: string, env: Readonly<Record<string, string>> = {}) {
  const receiver = await TestReceiver.start(
    { NATS_URL: url, ACCESS_LOG_WINDOW: '10m', ...env },
    createMerger,
  );
  await eventually(() => expect(receiver.condition('bus')?.state).toBe('ok'));
  return receiver;
}

test('identifiers may be missing, repeated or huge, kinds mixed: every entry is accounted for, and none of its secrets leaves', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  const receiver = await startReceiver(nats.url);
  using client = new LogClient(receiver.port);
  const calls = [
    client
      .open()
      .send(logMessage({ http: 10 }))
      .send(logMessage({ http: 10, first: 10 })),
    client
      .open()
      .send(logMessage({ http: 10, identify: 0 }))
      .send(logMessage({ http: 10, identify: 0 })),
    client.open().send(logMessage({ http: 10, identify: 5_000 })),
    client
      .open()
      .send(logMessage({ http: 10, identify: 0 }))
      .send(logMessage({ tcp: 10 })),
  ];
  for (const call of calls) expect(await call.end()).toMatchObject({ status: 0 });
  await receiver.stop();
  const { received, published, open, filtered, lost } = receiver.status['ledger-flows-l7'];
  expect({ received, open, lost }).toMatchObject({
    received: 70,
    open: 0,
    lost: { malformed: 0, 'no-room': 0 },
  });
  const left = Object.values(filtered as Record<string, number>).reduce((sum, each) => sum + each, 0);
  expect(published + left).toBe(70);
  await eventually(() => expect(observer.stored).toBe(published));

  const records = recordsOf(observer);
  expect(countOf(records)).toBe(published);
  expect(records.some(({ source }) => source?.namespace === 'shop')).toBe(true);
  expect(records.some(({ destination }) => destination?.name === 'orders')).toBe(true);
  const published64 = Buffer.concat(observer.batches.map(({ payload }) => payload)).toString('latin1');
  for (const canary of [...Object.values(canaries), 'canary-']) expect(published64).not.toContain(canary);
  expect(receiver.log.join('')).not.toContain('canary-');
});

test('namespaces that are left out are counted and not published', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  const receiver = await startReceiver(nats.url, { NAMESPACES_EXCLUDE: 'sh*' });
  using client = new LogClient(receiver.port);
  await client
    .open()
    .send(logMessage({ http: 10, identify: 0 }))
    .end();
  await receiver.stop();
  expect(receiver.status['ledger-flows-l7']).toMatchObject({
    received: 10,
    published: 0,
    filtered: { namespace: 10 },
  });
  expect(observer.batches).toEqual([]);
});

test('a stop under load loses nothing of what was taken: accepted = stored + left out', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  const receiver = await startReceiver(nats.url);
  using client = new LogClient(receiver.port);
  const message = logMessage({ http: 16 });
  const calls = Array.from({ length: 20 }, () => client.open().send(logMessage({ http: 1, identify: 10 })));
  let sent = 20;
  const load = setInterval(() => {
    for (const call of calls) {
      if (call.isAnswered) call.stream.end();
      else {
        call.send(message);
        sent += 16;
      }
    }
  }, 1);
  await eventually(() => expect(receiver.status['ledger-flows-l7'].received).toBeGreaterThan(5_000));
  await receiver.stop();
  clearInterval(load);
  const { received, published, open } = receiver.status['ledger-flows-l7'];
  expect({ received, published, open }).toEqual({ received: sent, published: sent, open: 0 });
  await eventually(() => expect(observer.stored).toBe(sent));
  expect(countOf(recordsOf(observer))).toBe(sent);
});
