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
  const { merger, accept, take } = start();
  merger.openShard(0, decodePosition(store.position));
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
    const { merger, accept, take } = start();
    merger.openShard(0);
    const events = [1, 2, 3, 4].map((second) => flowEvent({ time: timeAt(second), uuid: `u${second}` }));
    accept(...events.slice(0, 2));
    merger.flush(0);
    const [stored] = take(0, 1);
    accept(...events.slice(2));
    merger.closeShard(0);
    merger.openShard(0, decodePosition(stored?.position ?? ''));
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

function asFlow(event: FlowEvent): Flow {
  return { port: event.l4?.TCP?.destination_port ?? 0, count: 1 };
}

function countsByPort(flows: readonly Flow[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { port, count } of flows) counts.set(port ?? 0, (counts.get(port ?? 0) ?? 0) + (count ?? 0));
  return new Map([...counts].sort(([a], [b]) => a - b));
}
