import { expect, it } from 'vitest';
import {
  clientSide,
  encodeMessage,
  http,
  httpEntry,
  identifier,
  ordersIp,
  serverSide,
  socket,
  startL7,
  tcp,
  webIp,
} from '../../test/access-logs.ts';
import type { L7Ledger, L7Stream } from '../index.ts';

/** `FUZZ_SEED` and `FUZZ_MESSAGES` choose another run, or a longer one. */
const seed = Number(process.env.FUZZ_SEED ?? 1);
const messages = Number(process.env.FUZZ_MESSAGES ?? 4000);

/** mulberry32: the same numbers for the same seed. */
function createRandom(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function expectClosed({ received, stored, open, filtered, lost }: L7Ledger): void {
  expect(received).toBe(stored + open + sum(filtered) + sum(lost));
}

it('any bytes in any order: no exception, nothing missing in the ledger, bounded memory', async () => {
  const random = createRandom(seed);
  const { merger, clock } = startL7({ maxKeys: 64, maxDictionaryBytes: 128 * 1024, windowMs: 1000 });
  const streams = new Map<number, L7Stream>();
  let connection = merger.openConnection();
  let peak = 0;

  const templates = () => {
    const side = random(2) === 0 ? serverSide : clientSide;
    const common = side({
      access_log_type: random(15),
      upstream_remote_address: random(4) === 0 ? null : socket(ordersIp, 8080),
      response_flags: { no_route_found: random(9) === 0 },
    });
    const request = {
      request_method: random(12),
      path: `/p/${'abcdefgh'[random(8)]}${random(4)}`,
      authority: `h${random(99)}`,
    };
    const entries =
      random(2) === 0 ? http(httpEntry(common, { request })) : tcp({ common_properties: common });
    const who = random(2) === 0 ? identifier('web', webIp) : identifier('orders', ordersIp);
    return encodeMessage(random(3) === 0 ? { ...who, ...entries } : entries);
  };
  const mutate = (bytes: Uint8Array) => {
    const mutated = Uint8Array.from(bytes);
    for (let changes = random(4); changes > 0; changes--) mutated[random(mutated.length)] = random(256);
    return random(10) === 0 ? mutated.subarray(0, random(mutated.length)) : mutated;
  };
  const act = async (step: number) => {
    const index = random(4);
    const stream = streams.get(index) ?? connection.openStream();
    streams.set(index, stream);
    stream.accept(random(2) === 0 ? templates() : mutate(templates()));
    if (random(20) === 0) await clock.advance(random(2500));
    if (random(6) === 0 && merger.nextBatch()) merger.settle();
    if (random(50) === 0) {
      stream.close();
      streams.delete(index);
    }
    if (random(200) !== 0) return;
    connection.close();
    streams.clear();
    connection = merger.openConnection();
    if (step % 2 === 0) merger.flush();
  };

  for (let step = 0; step < messages; step++) {
    await act(step);
    expectClosed(merger.ledger());
    const { dictionaryBytes, keys } = merger.details();
    peak = Math.max(peak, dictionaryBytes);
    expect(keys).toBeLessThanOrEqual(64 * 6);
  }
  for (let round = 0; round < 2; round++) {
    merger.flush();
    while (merger.nextBatch()) merger.settle();
  }
  expect(merger.ledger().open).toBe(0);
  expectClosed(merger.ledger());
  expect(peak).toBeLessThan(512 * 1024);
}, 120_000);
