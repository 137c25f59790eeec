import { setTimeout as delay } from 'node:timers/promises';
import { eventually, type NatsServer, startNatsServer } from '@kestrel/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ConsumeOptions,
  consumeDurable,
  controlStream,
  type Delivery,
  type DurableConsumer,
  ensureStream,
  eventsStream,
  headers,
  type Publisher,
  quarantineStream,
  type RecreatedStream,
  readLast,
} from '../src/index.ts';
import { askJetStream, type ConsumerInfo } from '../src/jetstream-api.ts';
import { streamSpec } from '../src/stream-specs.ts';
import {
  bytes,
  connectBus,
  makeStreams,
  metricSum,
  serverPrograms,
  type TestBus,
  text,
} from './start-bus.ts';

const durable = 'worker';

describe.each(serverPrograms)('a durable consumer with %s', (program) => {
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

  async function events(from: number, to: number): Promise<void> {
    const sent = Array.from({ length: to - from }, (_, index) =>
      publisher.publish({ subject: 'kestrel.events.test.ns.x', payload: bytes(`${from + index}`) }),
    );
    await Promise.all(sent);
  }
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `${from + index}`);
  const consumerInfo = (stream: string = eventsStream) =>
    askJetStream<ConsumerInfo & { num_ack_pending: number }>(test.bus, `CONSUMER.INFO.${stream}.${durable}`);

  function consume(
    onMessage: ConsumeOptions['onMessage'],
    options: Partial<ConsumeOptions> = {},
    by: TestBus = test,
  ): Promise<DurableConsumer> {
    return by.run(
      consumeDurable(by.bus, publisher, {
        stream: eventsStream,
        durable,
        ackWaitMs: 30_000,
        maxAckPending: 100,
        onMessage,
        ...options,
      }),
    );
  }

  it('hands out each message once, in order, and proves each acknowledgement', async () => {
    await events(0, 1_000);
    const seen: string[] = [];
    let proven = 0;
    const consumer = await consume(async ({ message, ack }) => {
      seen.push(text(message.payload));
      if (await ack()) proven += 1;
    });
    await eventually(() => expect(proven).toBe(1_000));
    expect(seen).toEqual(numbers(0, 1_000));
    expect(consumer.open).toBe(0);
    expect((await consumerInfo()).ack_floor.stream_seq).toBe(1_000);
  });

  it('hands out no more than may be open, and more once they are acknowledged', async () => {
    await events(0, 250);
    const deliveries: Delivery[] = [];
    await consume((delivery) => void deliveries.push(delivery));
    await eventually(() => expect(deliveries).toHaveLength(100));
    await delay(300);
    expect(deliveries).toHaveLength(100);
    await Promise.all(deliveries.slice(0, 60).map(({ ack }) => ack()));
    await eventually(() => expect(deliveries).toHaveLength(160));
  });

  it('does long work once: the server is told that it goes on', async () => {
    await events(0, 1);
    let tries = 0;
    const done = Promise.withResolvers<boolean>();
    await consume(
      async ({ ack }) => {
        tries += 1;
        await delay(5_000);
        done.resolve(await ack());
      },
      { ackWaitMs: 1_500 },
    );
    expect(await done.promise).toBe(true);
    expect(tries).toBe(1);
    expect(await metricSum(test.context, 'bus_redeliveries_total')).toBe(0);
  });

  it('proves an acknowledgement whose answer was lost', async () => {
    await events(0, 3);
    const { send } = test.bus;
    let lost = 0;
    test.bus.send = (message) => {
      const isAck = text(message.payload) === '+ACK';
      if (isAck) lost += 1;
      const { reply: _reply, ...unanswered } = message;
      send.call(test.bus, isAck && lost <= 2 ? unanswered : message);
    };
    const outcomes: boolean[] = [];
    await consume(({ ack }) => void ack().then((isProven) => outcomes.push(isProven)));
    await eventually(() => expect(outcomes).toEqual([true, true, true]));
    expect(await metricSum(test.context, 'bus_redeliveries_total')).toBe(0);
  });

  it('sees open and acknowledged messages not a second time when the server is killed', {
    timeout: 60_000,
  }, async () => {
    await events(0, 300);
    const seen: string[] = [];
    const open: Delivery[] = [];
    let proven = 0;
    await consume(
      (delivery) => {
        seen.push(text(delivery.message.payload));
        if (delivery.message.sequence % 3 === 0) open.push(delivery);
        else void delivery.ack().then((isProven) => isProven && proven++);
      },
      { maxAckPending: 1_000, ackWaitMs: 3_000 },
    );
    await eventually(() => expect(proven).toBeGreaterThan(20));
    for (let round = 0; round < 2; round += 1) {
      await server.kill();
      await server.restart();
      await delay(1_500);
    }
    await eventually(() => expect(proven).toBe(200));
    for (const delivery of open) expect(await delivery.ack()).toBe(true);
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(0, 300));
    await eventually(async () => expect((await consumerInfo()).num_ack_pending).toBe(0));
  });

  it('is made again, from the last acknowledged message, when somebody deletes it', async () => {
    await events(0, 10);
    const seen: string[] = [];
    let held: Delivery | undefined;
    const consumer = await consume((delivery) => {
      seen.push(text(delivery.message.payload));
      if (delivery.message.sequence === 4) held = delivery;
      else void delivery.ack();
    });
    await eventually(() => expect(consumer.open).toBe(1));
    await askJetStream(test.bus, `CONSUMER.DELETE.${eventsStream}.${durable}`);
    await events(10, 15);
    await eventually(() => expect(seen).toHaveLength(15));
    expect(seen).toEqual(numbers(0, 15));
    expect(await held?.ack()).toBe(true);
    await eventually(() => expect(consumer.open).toBe(0));
    expect((await consumerInfo()).ack_floor.stream_seq).toBe(15);
  });

  it('notices a stream made anew: what was open is moot', async () => {
    await events(0, 5);
    const deliveries: Delivery[] = [];
    const recreated: RecreatedStream[] = [];
    const consumer = await consume((delivery) => void deliveries.push(delivery), {
      onRecreated: (info) => void recreated.push(info),
    });
    await eventually(() => expect(deliveries).toHaveLength(5));
    await askJetStream(test.bus, `STREAM.DELETE.${eventsStream}`);
    await ensureStream(test.bus, streamSpec(eventsStream), { maxBytes: 1e7, replicas: 1 });
    await events(100, 102);
    await eventually(() => expect(deliveries).toHaveLength(7));
    expect(recreated).toMatchObject([{ kind: 'new' }]);
    expect(consumer.open).toBe(2);
    expect(await deliveries[0]?.ack()).toBe(true);
  });

  it('puts a message that always fails into quarantine after five tries, and holds up no other', {
    timeout: 60_000,
  }, async () => {
    await events(0, 20);
    const tries: number[] = [];
    let others = 0;
    let triesBeforeLastOther = Number.POSITIVE_INFINITY;
    const consumer = await consume(
      ({ message, attempt, ack, fail }) => {
        if (message.sequence !== 7) {
          others += 1;
          if (others === 19) triesBeforeLastOther = tries.length;
          void ack();
          return;
        }
        tries.push(attempt);
        if (attempt % 2 === 0) fail('cannot be decoded');
        else throw new Error(`broken\nrecord`);
      },
      { maxAckPending: 1_000 },
    );
    await eventually(() => expect(triesBeforeLastOther).toBeLessThan(5));
    await eventually(() => expect(consumer.open).toBe(0));
    expect(tries).toEqual([1, 2, 3, 4, 5]);
    const kept = await readLast(test.bus, quarantineStream, 'kestrel.quarantine.tester');
    expect(kept && text(kept.payload)).toBe('6');
    expect(kept?.header(headers.reason)).toBe('broken record');
    expect(kept?.header(headers.origin)).toBe(`${eventsStream}/7/kestrel.events.test.ns.x`);
    expect(await metricSum(test.context, 'bus_quarantined_messages_total')).toBe(1);
    expect((await consumerInfo()).ack_floor.stream_seq).toBe(20);
  });

  it('hands back what is open when it stops, so that the next process has it at once', async () => {
    await events(0, 3);
    // nats-server 2.9 sends what is handed back to the request of the process that left: it comes after the wait.
    const ackWaitMs = program === 'nats-server' ? 120_000 : 1_000;
    const first: Delivery[] = [];
    const consumer = await consume((delivery) => void first.push(delivery), { ackWaitMs });
    await eventually(() => expect(first).toHaveLength(3));
    await first[0]?.ack();
    await consumer.stop(AbortSignal.timeout(1_000));
    const second: string[] = [];
    await using other = await connectBus(server, 'other');
    await consume(
      ({ message, ack }) => {
        second.push(text(message.payload));
        void ack();
      },
      { ackWaitMs },
      other,
    );
    await eventually(() => expect(second.toSorted()).toEqual(['1', '2']));
    expect(await first[1]?.ack()).toBe(true);
  });

  it('works off a work queue, and acknowledges what its filters leave out', async () => {
    const request = (type: string) =>
      publisher.publish({ subject: `kestrel.control.request.${type}`, payload: bytes(type) });
    await request('get');
    await request('shell');
    await request('apply');
    const seen: string[] = [];
    await consume(
      ({ message, ack }) => {
        seen.push(text(message.payload));
        void ack();
      },
      {
        stream: controlStream,
        filterSubjects: ['kestrel.control.request.get', 'kestrel.control.request.apply'],
      },
    );
    await eventually(async () => {
      const { state } = await askJetStream<{ state: { messages: number } }>(
        test.bus,
        `STREAM.INFO.${controlStream}`,
      );
      expect(state.messages).toBe(0);
    });
    expect(seen).toEqual(['get', 'apply']);
  });

  it('puts the settings of an existing consumer right', async () => {
    await events(0, 1);
    const first = await consume(({ ack }) => void ack(), { ackWaitMs: 10_000 });
    await eventually(async () => expect((await consumerInfo()).ack_floor.stream_seq).toBe(1));
    await first.stop(AbortSignal.timeout(1_000));
    await consume(({ ack }) => void ack(), { ackWaitMs: 20_000, maxAckPending: 7 });
    await eventually(async () =>
      expect((await consumerInfo()).config).toMatchObject({
        ack_wait: 20e9,
        max_ack_pending: 7,
        max_deliver: -1,
      }),
    );
    expect((await consumerInfo()).ack_floor.stream_seq).toBe(1);
  });
});
