import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { encodeFrame } from '@kestrel/grpc';
import { eventually } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { createMerger } from '../src/create-merger.ts';
import { logMessage } from './support/envoy-messages.ts';
import { LogClient, type RawCall } from './support/log-client.ts';
import { TestReceiver } from './support/test-receiver.ts';

/** `FUZZ_SEED=7 FUZZ_SECONDS=600 npx vitest run services/als-receiver/test/fuzz`: longer, and the same again. */
const seed = Number(process.env.FUZZ_SEED ?? 1);
const seconds = Number(process.env.FUZZ_SECONDS ?? 4);

/** mulberry32: small, and the same everywhere. */
function createRandom(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof createRandom>;
type Mutation = (bytes: Buffer, random: Random) => Uint8Array;

const mutations: readonly Mutation[] = [
  (bytes) => bytes,
  (bytes, random) => bytes.subarray(0, random(bytes.length + 1)),
  (bytes, random) => {
    for (let count = 1 + random(8); count > 0; count--) bytes[random(bytes.length)] = random(256);
    return bytes;
  },
  (bytes, random) => {
    const at = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(random(bytes.length))]);
  },
  (bytes, random) => bytes.fill(random(256), random(bytes.length), random(bytes.length)),
  (bytes) => Buffer.concat([bytes, bytes]),
  (_, random) => Buffer.from(Array.from({ length: random(200) }, () => random(256))),
];

const seeds = [
  logMessage({ http: 4, identify: 3 }),
  logMessage({ tcp: 4 }),
  logMessage({ http: 1, tcp: 1, identify: 0 }),
  logMessage({ http: 16 }),
  logMessage({ identify: 300 }),
];

function pick<T>(items: readonly T[], random: Random): T {
  return items[random(items.length)] as T;
}

function mutate(random: Random): Uint8Array {
  return pick(mutations, random)(Buffer.from(pick(seeds, random)), random);
}

/** Most messages are framed as they should be; some frames are damaged as well. */
function write(call: RawCall, random: Random): void {
  const message = mutate(random);
  if (random(20) > 0) call.send(message);
  else call.sendRaw(pick(mutations, random)(encodeFrame(message), random));
}

/** One client's life: a few streams, each ended in one of the ways there are. */
async function run(port: number, random: Random): Promise<void> {
  using client = new LogClient(port);
  const results: Promise<unknown>[] = [];
  for (let stream = 0; stream < 8 && !client.session.destroyed; stream++) {
    const call = client.open();
    for (let count = random(20); count > 0 && call.stream.writable; count--) write(call, random);
    results.push(random(4) === 0 ? call.reset() : call.end());
  }
  if (random(3) > 0) await Promise.all(results);
}

async function sendGarbage(port: number, random: Random): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.on('error', () => undefined);
  socket.on('close', () => resolve());
  socket.resume();
  const preface = random(2) === 0 ? 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' : '';
  socket.end(Buffer.concat([Buffer.from(preface), Buffer.from(mutate(random))]));
  await promise;
}

test(
  `mutated messages, frames and connections do no harm (seed ${seed}, ${seconds} s)`,
  async () => {
    await using receiver = await TestReceiver.start(
      { NATS_URL: 'nats://127.0.0.1:9', ISTIO_ALS_STALL_TIMEOUT: '1s' },
      createMerger,
    );
    const random = createRandom(seed);
    const deadline = performance.now() + seconds * 1_000;
    let warmHeap = 0;
    for (let round = 0; performance.now() < deadline || round < 20; round++) {
      await (random(5) === 0 ? sendGarbage(receiver.port, random) : run(receiver.port, random));
      await nextTurn();
      if (round === 20) warmHeap = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    }
    // Afterwards it works as before: a good message is taken, nothing is left of the bad ones.
    using client = new LogClient(receiver.port);
    expect(
      await client
        .open()
        .send(logMessage({ http: 3, identify: 0 }))
        .end(),
    ).toMatchObject({ status: 0 });
    await eventually(() =>
      expect(receiver.status.server).toMatchObject({ connections: 1, partial_bytes: 0 }),
    );
    const { received, open, published, filtered, lost } = receiver.status['ledger-flows-l7'];
    const sum = (counts: Record<string, number>) =>
      Object.values(counts).reduce((total, each) => total + each, 0);
    expect(received).toBe(open + published + sum(filtered) + sum(lost));
    expect(received).toBeGreaterThan(100);
    const heap = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    expect((heap - warmHeap) / 2 ** 20).toBeLessThan(150);
  },
  (seconds + 60) * 1_000,
);
