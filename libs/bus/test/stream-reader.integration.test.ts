import { setTimeout as delay } from 'node:timers/promises';
import { eventually, type NatsServer, startNatsServer } from '@kestrel/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type BusMessage,
  ensureStream,
  eventsStream,
  inventoryStream,
  type Publisher,
  purgeSubject,
  type ReadStreamOptions,
  type RecreatedStream,
  readStream,
  type StreamReader,
} from '../src/index.ts';
import { askJetStream } from '../src/jetstream-api.ts';
import { streamSpec } from '../src/stream-specs.ts';
import {
  bytes,
  conditionOf,
  connectBus,
  makeStreams,
  metricSum,
  serverPrograms,
  type TestBus,
  text,
} from './start-bus.ts';

interface Reading {
  readonly reader: StreamReader;
  readonly seen: string[];
  readonly messages: BusMessage[];
  readonly caughtUpAt: number[];
  readonly recreated: RecreatedStream[];
}

describe.each(serverPrograms)('a stream reader with %s', (program) => {
  let server: NatsServer;
  let test: TestBus;
  let publisher: Publisher;

  beforeAll(async () => {
    server = await startNatsServer({ program });
    return () => server.stop();
  });

  beforeEach(async () => {
    await server.restartEmpty();
    test = await connectBus(server);
    await makeStreams(test.bus);
    publisher = await test.publisher();
    return () => test[Symbol.asyncDispose]();
  });

  const event = (content: string, name = 'x') =>
    publisher.publish({ subject: `kestrel.events.test.ns.${name}`, payload: bytes(content) });
  const events = async (from: number, to: number) => {
    await Promise.all(Array.from({ length: to - from }, (_, index) => event(`${from + index}`)));
  };
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `${from + index}`);

  async function read(options: Partial<ReadStreamOptions> = {}): Promise<Reading> {
    const seen: string[] = [];
    const messages: BusMessage[] = [];
    const caughtUpAt: number[] = [];
    const recreated: RecreatedStream[] = [];
    const reader = readStream(test.bus, {
      stream: eventsStream,
      onMessage(message) {
        seen.push(text(message.payload));
        messages.push(message);
      },
      onCaughtUp: (sequence) => void caughtUpAt.push(sequence),
      onRecreated: (info) => void recreated.push(info),
      ...options,
    });
    await test.run(reader);
    return { reader, seen, messages, caughtUpAt, recreated };
  }

  it('has no more messages underway than it is told to ask for', async () => {
    await events(0, 10);
    const handled = Promise.withResolvers<void>();
    const seen: string[] = [];
    await read({
      pullMessages: 3,
      onMessage: (message) => {
        seen.push(text(message.payload));
        return handled.promise;
      },
    });
    await eventually(() => expect(seen).toEqual(['0']));
    const { consumers } = await askJetStream<{ consumers: { num_pending: number }[] }>(
      test.bus,
      `CONSUMER.LIST.${eventsStream}`,
      {},
    );
    expect(consumers.map(({ num_pending }) => num_pending)).toEqual([7]);
    handled.resolve();
    await eventually(() => expect(seen).toEqual(numbers(0, 10)));
  });

  it('reads what is there, says that it has caught up, and goes on', async () => {
    await events(0, 2_500);
    const { reader, seen, messages, caughtUpAt } = await read();
    await eventually(() => expect(caughtUpAt).toEqual([2_500]));
    expect(seen).toEqual(numbers(0, 2_500));
    expect(messages.at(-1)).toMatchObject({ pending: 0, sequence: 2_500, stream: eventsStream });
    expect(messages[0]?.streamCreated).toMatch(/^\d{4}-/);
    await event('later');
    await eventually(() => expect(seen.at(-1)).toBe('later'));
    expect(reader).toMatchObject({ isCaughtUp: true, lastSequence: 2_501 });
  });

  it('has caught up at once with an empty stream', async () => {
    const { caughtUpAt } = await read();
    await eventually(() => expect(caughtUpAt).toEqual([0]));
  });

  it('starts where it is told', async () => {
    await events(0, 10);
    const { seen, caughtUpAt } = await read({ fromSequence: 8 });
    await eventually(() => expect(caughtUpAt).toHaveLength(1));
    expect(seen).toEqual(numbers(7, 10));
  });

  it('takes superseded and purged messages for what they are', async () => {
    const put = (name: string, content: string) =>
      publisher.publish({ subject: `kestrel.inventory.pod.ns.${name}.u`, payload: bytes(content) });
    for (const round of ['1', '2', '3']) {
      for (const name of ['a', 'b', 'c']) await put(name, `${name}${round}`);
    }
    const subject = 'kestrel.inventory.pod.ns.b.u';
    await purgeSubject(test.bus, { stream: inventoryStream, subject, uptoSequenceExclusive: 100 });
    const { seen, caughtUpAt } = await read({ stream: inventoryStream });
    await eventually(() => expect(caughtUpAt).toHaveLength(1));
    expect(seen).toEqual(['a3', 'c3']);
    expect(await metricSum(test.context, 'bus_reader_resets_total')).toBe(0);
  });

  it('catches up also when the last messages are purged before they are delivered', async () => {
    await Promise.all(
      numbers(0, 1_500).map((name) =>
        publisher.publish({ subject: `kestrel.inventory.pod.ns.n${name}.u`, payload: bytes(name) }),
      ),
    );
    const held = Promise.withResolvers<void>();
    const { caughtUpAt, reader } = await read({
      stream: inventoryStream,
      onMessage: ({ sequence }) => (sequence === 1 ? held.promise : undefined),
    });
    await delay(200);
    const purge = { stream: inventoryStream, subject: 'kestrel.inventory.>', uptoSequenceExclusive: 5_000 };
    await purgeSubject(test.bus, purge);
    held.resolve();
    await eventually(() => expect(caughtUpAt).toHaveLength(1));
    expect(reader.lastSequence).toBeLessThan(1_500);
  });

  it('keeps to several filters, on servers that know one', async () => {
    for (const type of ['pod', 'node', 'service', 'pod']) {
      await publisher.publish({ subject: `kestrel.events.${type}.ns.x`, payload: bytes(type) });
    }
    const { seen, caughtUpAt } = await read({
      filterSubjects: ['kestrel.events.pod.>', 'kestrel.events.service.*.*'],
    });
    await eventually(() => expect(caughtUpAt).toEqual([4]));
    expect(seen).toEqual(['pod', 'service', 'pod']);
  });

  it('asks for no more than a batch while the handler is busy', async () => {
    await events(0, 3_000);
    const held = Promise.withResolvers<void>();
    let calls = 0;
    const { caughtUpAt } = await read({
      onMessage() {
        calls += 1;
        return held.promise;
      },
    });
    await eventually(() => expect(calls).toBe(1));
    await delay(300);
    expect(calls).toBe(1);
    const { consumers } = await askJetStream<{ consumers: { delivered: { stream_seq: number } }[] }>(
      test.bus,
      `CONSUMER.LIST.${eventsStream}`,
    );
    expect(consumers[0]?.delivered.stream_seq).toBe(1_000);
    held.resolve();
    await eventually(() => expect(caughtUpAt).toEqual([3_000]));
    expect(calls).toBe(3_000);
  });

  it('skips nothing and repeats nothing when the server is killed and when it is frozen', {
    timeout: 60_000,
  }, async () => {
    const { seen } = await read();
    let published = 0;
    const publishSome = async () => {
      const from = published;
      published += 500;
      await events(from, published);
    };
    await publishSome();
    for (let round = 0; round < 3; round += 1) {
      const publishing = publishSome();
      await server.kill();
      await server.restart();
      await publishing;
    }
    server.pause();
    await eventually(() => expect(test.bus.isConnected).toBe(false));
    server.resume();
    await publishSome();
    await eventually(() => expect(seen.length).toBeGreaterThanOrEqual(published));
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(0, published));
  });

  it('makes its consumer again when somebody deletes it', async () => {
    await events(0, 5);
    const { seen, caughtUpAt } = await read();
    await eventually(() => expect(caughtUpAt).toHaveLength(1));
    const { consumers } = await askJetStream<{ consumers: { name: string }[] }>(
      test.bus,
      `CONSUMER.LIST.${eventsStream}`,
    );
    await askJetStream(test.bus, `CONSUMER.DELETE.${eventsStream}.${consumers[0]?.name}`);
    await events(5, 10);
    await eventually(() => expect(seen).toEqual(numbers(0, 10)));
  });

  it('notices a stream made anew and reads it from its beginning', async () => {
    await events(0, 50);
    const { seen, recreated, messages, caughtUpAt } = await read();
    await eventually(() => expect(caughtUpAt).toEqual([50]));
    await askJetStream(test.bus, `STREAM.DELETE.${eventsStream}`);
    await eventually(() =>
      expect(conditionOf(test.context, `reader-${eventsStream}`).state).toBe('degraded'),
    );
    await ensureStream(test.bus, streamSpec(eventsStream), { maxBytes: 1e7, replicas: 1 });
    await event('of the new one');
    await eventually(() => expect(seen.at(-1)).toBe('of the new one'));
    expect(recreated).toMatchObject([{ kind: 'new', stream: eventsStream }]);
    expect(messages.at(-1)?.sequence).toBe(1);
    expect(messages.at(-1)?.streamCreated).toBe(recreated[0]?.created);
    expect(conditionOf(test.context, `reader-${eventsStream}`).state).toBe('ok');
  });

  it('notices a server that comes back with an empty store', async () => {
    await events(0, 50);
    const { seen, recreated, caughtUpAt } = await read();
    await eventually(() => expect(caughtUpAt).toEqual([50]));
    await server.restartEmpty();
    await eventually(() => expect(test.bus.isConnected).toBe(true));
    await makeStreams(test.bus);
    // As many as before: the sequence alone would not tell.
    await events(100, 150);
    await eventually(() => expect(seen).toHaveLength(100));
    expect(seen.slice(50)).toEqual(numbers(100, 150));
    expect(recreated).toMatchObject([{ kind: 'new' }]);
  });

  it('goes on after a handler that throws, and counts it', async () => {
    await events(0, 3);
    const seen: string[] = [];
    const { caughtUpAt } = await read({
      async onMessage({ payload, sequence }) {
        seen.push(text(payload));
        if (sequence === 1) throw new Error('at once');
        if (sequence === 2) await Promise.reject(new Error('later'));
      },
    });
    await eventually(() => expect(caughtUpAt).toEqual([3]));
    expect(seen).toEqual(['0', '1', '2']);
    expect(await metricSum(test.context, 'bus_handler_failures_total')).toBe(2);
    expect(test.logLines.join()).toContain('bus-handler-failed');
  });

  it('survives headers that no client of ours would write', async () => {
    const garbage = Buffer.from('NATS/1.0\r\nbad key \u00ff: x\r\nKestrel-Type\r\n: y\r\n\r\n');
    test.bus.send({
      subject: 'kestrel.events.garbage.ns.x',
      payload: bytes('garbage'),
      headers: { bytes: garbage, wire: { encode: () => garbage } as never },
    });
    await event('good');
    const { seen, messages } = await read();
    await eventually(() => expect(seen).toEqual(['garbage', 'good']));
    expect(messages[0]?.header('Kestrel-Type')).toBeUndefined();
    expect(messages[1]?.header('Nats-Msg-Id')).toMatch(/^tester-0\./);
  });

  it('stops in the middle of a batch', async () => {
    await events(0, 100);
    let calls = 0;
    const { reader } = await read({
      async onMessage() {
        calls += 1;
        await delay(5);
      },
    });
    await eventually(() => expect(calls).toBeGreaterThan(2));
    await reader.stop(AbortSignal.timeout(1_000));
    const stoppedAt = calls;
    await delay(50);
    expect(calls).toBe(stoppedAt);
    expect(stoppedAt).toBeLessThan(100);
  });
});
