import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowEvent, flowEvent, timeAt } from '../../test/flow-events.ts';
import { type Flow, type Merging, startMerging } from '../../test/merging.ts';
import { decodePosition } from './flow-position.ts';

/** One life of a collector: how many events it gets to see, when it flushes, and how many batches are stored. */
interface Life {
  readonly sees: number;
  readonly flushEvery: number;
  readonly storedBatches: number;
}

const lives = fc.array(
  fc.record({
    sees: fc.integer({ min: 1, max: 80 }),
    flushEvery: fc.integer({ min: 1, max: 40 }),
    storedBatches: fc.nat({ max: 5 }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Events of three nodes, each in the order of its times, as an agent's ring has them. */
const traffic = fc
  .array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 30 }), fc.nat({ max: 3 })), {
    minLength: 1,
    maxLength: 80,
  })
  .map((choices) =>
    choices.map(([node, key, uuid], index) => {
      const event = flowEvent({
        node_name: `node-${node}`,
        time: timeAt(index + 1),
        l4: { TCP: { destination_port: 1000 + key } },
      });
      return uuid === 0 ? { ...event, uuid: '' } : event;
    }),
  );

/** Small batches, so that nearly every window has several parts. */
function start(): Merging {
  return startMerging({ shards: 1, maxBatchBytes: 500 });
}

/** Runs a collector from the stored position until it is killed; what was stored before that stays. */
function live(events: readonly FlowEvent[], life: Life, store: { flows: Flow[]; position: string }): void {
  const { merger, open, accept, take } = start();
  open(0, decodePosition(store.position));
  let left = life.storedBatches;
  for (const [index, event] of events.slice(0, life.sees).entries()) {
    accept(event);
    if (index % life.flushEvery !== 0) continue;
    merger.flush(0);
    for (const batch of take(0, left)) {
      left -= 1;
      store.flows.push(...batch.flows);
      store.position = batch.position;
    }
  }
}

describe('a chain of collectors, each killed at any moment', () => {
  it('stores every event exactly once, however windows were cut', () => {
    fc.assert(
      fc.property(traffic, lives, (events, chain) => {
        const store: { flows: Flow[]; position: string } = { flows: [], position: '' };
        const last: Life = { sees: events.length, flushEvery: 1, storedBatches: Number.POSITIVE_INFINITY };
        for (const life of [...chain, last]) live(events, life, store);
        expect(countsByPort(store.flows)).toEqual(countsByPort(events.map(asFlow)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a collector that loses its shard and gets it back', () => {
  it('counts again what it had to give up, and nothing that was stored', () => {
    const { merger, open, accept, take } = start();
    open(0);
    const events = [1, 2, 3, 4].map((second) => flowEvent({ time: timeAt(second), uuid: `u${second}` }));
    accept(...events.slice(0, 2));
    merger.flush(0);
    const [stored] = take(0, 1);
    accept(...events.slice(2));
    merger.closeShard(0);
    open(0, decodePosition(stored?.position ?? ''));
    accept(...events, ...events);
    merger.flush(0);
    expect(take(0, 1).map(({ count }) => count)).toEqual([2]);
    expect(merger.ledger()).toMatchObject({
      stored: 4,
      open: 0,
      filtered: { 'handed-over': 2, duplicate: 6 },
    });
  });
});

/** Traffic that agents pass on out of order: each event comes by up to so many places too late. */
const disorderly = fc.tuple(traffic, fc.infiniteStream(fc.nat({ max: 12 }))).map(([events, delays]) =>
  events
    .map((event, index) => ({ event, place: index + (delays.next().value as number) }))
    .sort((a, b) => a.place - b.place)
    .map(({ event }, index) => ({ ...event, uuid: `u${index}` })),
);

describe('a chain of collectors behind agents that send events late', () => {
  it('stores every event exactly once while the uuids of the overlap are known', () => {
    fc.assert(
      fc.property(disorderly, lives, (events, chain) => {
        const store: { flows: Flow[]; position: string } = { flows: [], position: '' };
        const last: Life = { sees: events.length, flushEvery: 1, storedBatches: Number.POSITIVE_INFINITY };
        for (const life of [...chain, last]) live(events, life, store);
        expect(countsByPort(store.flows)).toEqual(countsByPort(events.map(asFlow)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a successor', () => {
  it('counts an event that its agent sent late, behind the stored position, and no other again', () => {
    const events = [10, 30, 20].map((ms) => flowEvent({ time: timeAt(ms) }));
    const { merger, open, accept, take } = start();
    open(0);
    accept(...events.slice(0, 2));
    merger.flush(0);
    const [stored] = take(0);
    accept(...events.slice(2));
    const successor = start();
    successor.open(0, decodePosition(stored?.position ?? ''));
    successor.accept(...events);
    expect(successor.merger.ledger()).toMatchObject({ open: 1, filtered: { duplicate: 2 } });
  });

  it('counts nothing before it has asked from where its predecessor ended', () => {
    const events = [0, 15_000, 20_000, 40_000].map((ms) => flowEvent({ time: timeAt(ms) }));
    const { merger, open, accept, take } = start();
    open(0);
    accept(...events.slice(0, 1));
    merger.flush(0);
    const successor = start();
    successor.merger.openShard(0, decodePosition(take(0)[0]?.position ?? ''));
    successor.accept(...events.slice(3));
    const since = successor.merger.beginStream();
    expect(since?.seconds).toBeLessThanOrEqual(timeAt(0).seconds);
    successor.accept(...events);
    expect(successor.merger.ledger()).toMatchObject({
      open: 3,
      filtered: { 'other-shard': 1, duplicate: 1 },
    });
  });

  it('asks for what nodes had of which no event was ever stored', () => {
    const { merger, open } = start();
    open(0, decodePosition(`@${timeAt(5_000).seconds}.000000000,`));
    expect(merger.beginStream()).toEqual({ seconds: timeAt(5_000).seconds, nanos: 0 });
  });

  it('takes old events of nodes that are no longer named for counted', () => {
    const { merger, open, accept } = start();
    open(0, decodePosition(`@,${timeAt(5_000).seconds}.000000000`));
    accept(flowEvent({ time: timeAt(4_000) }), flowEvent({ time: timeAt(6_000) }));
    expect(merger.ledger()).toMatchObject({ open: 1, filtered: { duplicate: 1 } });
  });
});

function asFlow(event: FlowEvent): Flow {
  return { port: event.l4?.TCP?.destination_port ?? 0, count: 1 };
}

function countsByPort(flows: readonly Flow[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { port, count } of flows) counts.set(port ?? 0, (counts.get(port ?? 0) ?? 0) + (count ?? 0));
  return new Map([...counts].sort(([a], [b]) => a - b));
}
