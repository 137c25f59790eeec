import { bucketStream, readStream, reportersBucket } from '@kestrel/bus';
import { eventually, type NatsServer, startNatsServer } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import type { MergerParts } from '../src/app.ts';
import { CountingMerger } from './support/counting-merger.ts';
import { TestBus } from './support/test-bus.ts';
import { TestReceiver } from './support/test-receiver.ts';

/** A receiver, and the books that its merger was given. */
async function startReceiver(nats: NatsServer) {
  const given: MergerParts[] = [];
  const receiver = await TestReceiver.start({ NATS_URL: nats.url }, (parts) => {
    given.push(parts);
    return new CountingMerger(parts);
  });
  const [parts] = given;
  if (parts === undefined) throw new Error('no merger was made');
  return { receiver, ...parts };
}

test('who reports to one replica is known to all, also to one that starts later', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  const first = await startReceiver(nats);
  await using _first = first.receiver;
  const second = await startReceiver(nats);
  await using _second = second.receiver;
  first.reporters.seen('shop/Deployment/orders');
  second.reporters.seen('shop/Deployment/billing');
  await eventually(() => {
    expect(first.reporters.reports('shop/Deployment/billing')).toBe(true);
    expect(second.reporters.reports('shop/Deployment/orders')).toBe(true);
  });
  expect(second.reporters.reports('shop/Deployment/web')).toBe(false);
  const third = await startReceiver(nats);
  await using _third = third.receiver;
  await eventually(() => expect(third.reporters.reports('shop/Deployment/orders')).toBe(true));
  expect(observer.bus.isConnected).toBe(true);
});

test('a workload is written once, however often it is seen; names that no subject could carry are, too', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  const { receiver, reporters } = await startReceiver(nats);
  await using _receiver = receiver;
  const written: string[] = [];
  const reader = readStream(observer.bus, {
    stream: bucketStream(reportersBucket),
    onMessage: ({ payload }) => void written.push(Buffer.from(payload).toString()),
  });
  await reader.start(new AbortController().signal);
  const names = ['shop/Deployment/orders', 'a b/> */\n', 'x'.repeat(10_000)];
  for (let index = 0; index < 1_000; index++) for (const name of names) reporters.seen(name);
  await eventually(() => expect(written.sort()).toEqual(['a b/> */\n', 'shop/Deployment/orders']));
  // A workload that is seen later is written after another look at these.
  reporters.seen('shop/Deployment/late');
  await eventually(() => expect(written.length).toBe(3));
  expect(reporters.reports('x'.repeat(10_000))).toBe(false);
  await reader.stop(AbortSignal.timeout(1_000));
});
