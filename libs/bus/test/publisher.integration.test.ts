import { setTimeout as delay } from 'node:timers/promises';
import { eventually, type NatsServer, startNatsServer } from '@kestrel/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type BusMessage,
  ensureStream,
  eventsStream,
  inventoryStream,
  type Publisher,
  RefusedError,
  readLast,
  readStream,
  StoppedError,
  type Stored,
  WrongSequenceError,
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

/** Every message of a stream, read by a connection of its own. */
async function readAll(server: NatsServer, stream: string): Promise<BusMessage[]> {
  await using reading = await connectBus(server, 'auditor');
  const messages: BusMessage[] = [];
  const caughtUp = Promise.withResolvers<void>();
  await reading.run(
    readStream(reading.bus, {
      stream,
      onMessage: (message) => void messages.push(message),
      onCaughtUp: () => caughtUp.resolve(),
    }),
  );
  await caughtUp.promise;
  return messages;
}

describe.each(serverPrograms)('the publisher with %s', (program) => {
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
    publisher = await test.publisher(256 * 1024);
    return () => test[Symbol.asyncDispose]();
  });

  it('says where a message was stored', async () => {
    const first = await publisher.publish({ subject: 'kestrel.events.a.b.c', payload: bytes('1') });
    const second = await publisher.publish({ subject: 'kestrel.events.a.b.c', payload: bytes('2') });
    expect([first, second]).toEqual([
      { stream: eventsStream, sequence: 1, duplicate: false },
      { stream: eventsStream, sequence: 2, duplicate: false },
    ]);
  });

  it('loses no acknowledged message and stores none twice when the server is killed', async () => {
    const acknowledged = new Map<string, number>();
    let isPublishing = true;
    const load = (async () => {
      const open: Promise<unknown>[] = [];
      for (let number = 0; isPublishing; number += 1) {
        await publisher.room();
        const payload = bytes(`${number}`.padEnd(400));
        const sent = publisher.publish({ subject: `kestrel.events.load.ns.n${number % 50}`, payload });
        open.push(sent.then(({ sequence }: Stored) => acknowledged.set(`${number}`, sequence)));
        if (number % 64 === 0) await delay(1);
      }
      await Promise.all(open);
      return open.length;
    })();
    for (let kill = 0; kill < 4; kill += 1) {
      await delay(300);
      await server.kill();
      const before = acknowledged.size;
      await eventually(() => expect(test.bus.isConnected).toBe(false));
      await server.restart();
      await eventually(() => expect(acknowledged.size).toBeGreaterThan(before));
    }
    isPublishing = false;
    const published = await load;
    expect(acknowledged.size).toBe(published);

    const stored = await readAll(server, eventsStream);
    const contents = stored.map(({ payload }) => text(payload).trim());
    expect(new Set(contents).size).toBe(contents.length);
    const bySequence = new Map(stored.map(({ sequence, payload }) => [sequence, text(payload).trim()]));
    const missing = [...acknowledged].filter(([content, sequence]) => bySequence.get(sequence) !== content);
    expect(missing).toEqual([]);
    expect(await metricSum(test.context, 'bus_reconnects_total')).toBeGreaterThanOrEqual(4);
  });

  // Which server is not there makes no difference.
  it.runIf(program === 'nats-server')(
    'keeps what it could not send, in order, for longer than the client would try by default',
    async () => {
      await server.kill();
      await eventually(() => expect(test.bus.isConnected).toBe(false));
      const sent = Array.from({ length: 2_000 }, (_, number) =>
        publisher.publish({ subject: 'kestrel.events.a.b.c', payload: bytes(`${number}`.padEnd(300)) }),
      );
      await delay(23_000);
      await server.restart();
      await eventually(() => expect(publisher.openBytes).toBe(0), { what: 'everything being stored' });
      const stored = await Promise.all(sent);
      expect(stored.map(({ sequence }) => sequence)).toEqual(sent.map((_, index) => index + 1));
    },
  );

  it('writes no more than its bound to a frozen server, and everything once it goes on', async () => {
    const before = process.memoryUsage().rss;
    server.pause();
    const sent = Array.from({ length: 4_000 }, (_, number) =>
      publisher.publish({ subject: 'kestrel.events.a.b.c', payload: new Uint8Array(16 * 1024).fill(number) }),
    );
    await eventually(() => expect(test.bus.isConnected).toBe(false), {
      what: 'the frozen server being noticed',
    });
    expect(publisher.room()).toBeInstanceOf(Promise);
    expect(await metricSum(test.context, 'bus_publish_in_flight_bytes')).toBeLessThanOrEqual(256 * 1024);
    // 64 MiB wait in the caller's own promises; copies of them for the socket would show.
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024 + 40 * 1024 * 1024);
    server.resume();
    const stored = await Promise.all(sent);
    expect(new Set(stored.map(({ sequence }) => sequence)).size).toBe(sent.length);
  });

  it('waits for a stream that is not there yet', async () => {
    await askJetStream(test.bus, `STREAM.DELETE.${eventsStream}`);
    const sent = publisher.publish({ subject: 'kestrel.events.a.b.c', payload: bytes('early') });
    await eventually(async () =>
      expect(await metricSum(test.context, 'bus_publish_retries_total')).toBeGreaterThan(1),
    );
    await ensureStream(test.bus, streamSpec(eventsStream), { maxBytes: 1e7, replicas: 1 });
    expect(await sent).toMatchObject({ sequence: 1, duplicate: false });
  });

  it('refuses at once, retryably, while a stream is full, and goes on by itself when there is room', async () => {
    const spec = streamSpec(inventoryStream);
    await ensureStream(test.bus, spec, { maxBytes: 64 * 1024, replicas: 1 });
    const put = (name: string) =>
      publisher.publish({
        subject: `kestrel.inventory.pod.ns.${name}.u`,
        payload: new Uint8Array(20 * 1024),
      });
    const results = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(put));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) {
      expect(reason).toBeInstanceOf(RefusedError);
      expect(reason).toMatchObject({ reason: 'full', retryable: true });
    }
    expect(conditionOf(test.context, 'publish')).toMatchObject({ state: 'degraded' });
    await ensureStream(test.bus, spec, { maxBytes: 1024 * 1024, replicas: 1 });
    await put('f');
    expect(conditionOf(test.context, 'publish')).toMatchObject({ state: 'ok' });
    expect((await readAll(server, inventoryStream)).length).toBe(5 - refused.length + 1);
  });

  it('refuses what the server would not take, and goes on with the others', async () => {
    const large = publisher.publish({
      subject: 'kestrel.events.a.b.c',
      payload: new Uint8Array(9 * 1024 * 1024),
    });
    const small = publisher.publish({ subject: 'kestrel.events.a.b.c', payload: bytes('small') });
    await expect(large).rejects.toMatchObject({ reason: 'too-large', retryable: false });
    expect(await small).toMatchObject({ sequence: 1 });
  });

  it.each(['', 'kestrel events', 'kestrel.events.*'])('refuses the subject %j', async (subject) => {
    await expect(publisher.publish({ subject, payload: bytes('x') })).rejects.toThrow(RangeError);
  });

  it('refuses a header that would end the line', async () => {
    const request = {
      subject: 'kestrel.events.a.b.c',
      payload: bytes('x'),
      headers: { 'Kestrel-Root': 'a\r\nX: y' },
    };
    await expect(publisher.publish(request)).rejects.toThrow(RangeError);
  });

  it('rejects what is open when it is stopped without a server', async () => {
    await server.kill();
    await eventually(() => expect(test.bus.isConnected).toBe(false));
    const sent = publisher.publish({ subject: 'kestrel.events.a.b.c', payload: bytes('x') });
    const outcome = expect(sent).rejects.toThrow(StoppedError);
    await publisher.stop(AbortSignal.timeout(50));
    await outcome;
    await expect(publisher.publish({ subject: 'kestrel.events.a.b.c', payload: bytes('y') })).rejects.toThrow(
      StoppedError,
    );
    await server.restart();
  });

  it('says what is stored where somebody else wrote', async () => {
    const subject = 'kestrel.inventory.pod.ns.a.u';
    await publisher.publish({ subject, payload: bytes('theirs') });
    const error = await publisher
      .publish({ subject, payload: bytes('mine'), expectLastSubjectSequence: 0 })
      .catch((each: unknown) => each);
    expect(error).toBeInstanceOf(WrongSequenceError);
    const { current } = error as WrongSequenceError;
    expect(current?.sequence).toBe(1);
    expect(current && text(current.payload)).toBe('theirs');
  });

  it('recognises its own message when only the acknowledgement was lost', async () => {
    const subject = 'kestrel.inventory.pod.ns.own.u';
    const { send } = test.bus;
    let copies = 0;
    // The server is asked not to answer the first copy; the second conflicts with it.
    test.bus.send = (message) => {
      copies += 1;
      const { reply, ...unanswered } = message;
      send.call(test.bus, copies === 1 ? unanswered : message);
    };
    const stored = await publisher.publish({ subject, payload: bytes('mine'), expectLastSubjectSequence: 0 });
    expect(copies).toBeGreaterThanOrEqual(2);
    expect(stored).toEqual({ stream: inventoryStream, sequence: 1, duplicate: true });
    expect((await readLast(test.bus, inventoryStream, subject))?.sequence).toBe(1);
  });
});
