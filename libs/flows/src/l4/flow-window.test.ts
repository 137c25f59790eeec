import { describe, expect, it } from 'vitest';
import { encode, flowEvent, outsider, timeAt } from '../../test/flow-events.ts';
import { startMerging } from '../../test/merging.ts';
import { decodePosition, noPosition } from './flow-position.ts';

/** A flow with a key of its own. */
function keyed(key: number, destinationPort = 443) {
  const source = `192.0.${key >> 8}.${key & 255}`;
  return flowEvent({
    source: outsider('reserved:world'),
    IP: { source, destination: '10.0.0.1' },
    l4: { TCP: { source_port: 1, destination_port: destinationPort } },
  });
}

const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => keyed(from + i));

describe('a window', () => {
  it('closes when its time is over, counted from its first observation', async () => {
    const { accept, due, clock, take } = startMerging({ windowMs: 30_000 });
    await clock.advance(60_000);
    accept(flowEvent());
    await clock.advance(29_999);
    accept(flowEvent());
    expect([due, take()]).toEqual([[], []]);
    await clock.advance(1);
    expect(due).toEqual([0]);
    expect(take()).toMatchObject([{ count: 2 }]);
    await clock.advance(60_000);
    expect(due).toEqual([0]);
  });

  it('closes early when it has all the keys it may have, and loses none of them', () => {
    const { accept, due, take, merger } = startMerging({ maxKeys: 100 });
    accept(...keys(0, 150));
    expect(due).toEqual([0]);
    expect(take()).toMatchObject([{ count: 100 }]);
    expect(merger.ledger()).toMatchObject({ received: 150, stored: 100, open: 50 });
  });

  it('stays open and merges while the one before it is not stored', async () => {
    const { accept, clock, merger, take, due } = startMerging({ windowMs: 1000 });
    accept(flowEvent());
    await clock.advance(1000);
    const first = merger.nextBatch(0);
    for (let i = 0; i < 5; i++) {
      accept(flowEvent());
      await clock.advance(1000);
    }
    expect(merger.nextBatch(0)).toBe(first);
    expect(merger.ledger()).toMatchObject({ received: 6, stored: 0, open: 6 });
    expect(due).toEqual([0]);
    expect(take().map(({ flows }) => flows.map(({ count }) => count))).toEqual([[1], [5]]);
    expect(due).toEqual([0, 0]);
    expect(merger.ledger()).toMatchObject({ stored: 6, open: 0 });
  });

  it('says that it is full, counts what it has to refuse, and goes on with the keys it knows', () => {
    const { accept, merger, take } = startMerging({ maxKeys: 100 });
    accept(...keys(0, 200));
    expect(merger.isFull).toBe(true);
    accept(...keys(150, 210));
    expect(merger.ledger()).toMatchObject({ received: 260, open: 250, lost: { 'no-room': 10 } });
    take();
    expect(merger.isFull).toBe(false);
    expect(merger.ledger()).toMatchObject({ stored: 250, open: 0 });
  });

  it('gives batches no larger than they may be, and each key in one of them', () => {
    const { accept, merger, take } = startMerging({ maxBatchBytes: 4096 });
    accept(...keys(0, 500), ...keys(0, 500));
    merger.flush(0);
    const taken = take();
    expect(taken.length).toBeGreaterThan(10);
    const sizes = taken.map(({ records }) => records.reduce((sum, record) => sum + record.length + 2, 0));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4096);
    const sources = taken.flatMap(({ flows }) => flows.map(({ src_ip, count }) => `${src_ip} ${count}`));
    expect(new Set(sources)).toEqual(new Set(keys(0, 500).map(({ IP }) => `${IP?.source} 2`)));
  });

  it('hands over what is not stored when its shard is closed', () => {
    const { accept, merger } = startMerging();
    accept(flowEvent(), flowEvent());
    merger.flush(0);
    accept(flowEvent());
    merger.closeShard(0);
    expect(merger.ledger()).toMatchObject({ received: 3, open: 0, filtered: { 'handed-over': 3 } });
    accept(flowEvent());
    expect(merger.ledger().filtered['other-shard']).toBe(1);
  });

  it('refuses to open a shard twice, or one that there is not', () => {
    const { merger } = startMerging();
    expect(() => merger.openShard(0)).toThrow(RangeError);
    expect(() => merger.openShard(1)).toThrow(RangeError);
  });
});

describe('the dictionary', () => {
  it('is cut back to what open windows need when it outgrows its bound', () => {
    const { accept, merger, flows } = startMerging({ maxDictionaryBytes: 2 ** 20, maxKeys: 1000 });
    const labels = (i: number) => [`k8s:app=${i}`, `k8s:filler=${'x'.repeat(200)}`];
    let stored = 0;
    for (let i = 0; i < 20_000; i++) {
      accept(flowEvent({ source: { namespace: 'shop', pod_name: `pod-${i}`, labels: labels(i) } }));
      if (i % 500 === 499) stored += flows().length;
    }
    expect(stored).toBe(20_000);
    expect(merger.details().dictionaryBytes).toBeLessThan(4 * 2 ** 20);
    expect(merger.ledger()).toMatchObject({ received: 20_000, stored: 20_000, lost: { 'no-room': 0 } });
  });

  it('takes in nothing new while open windows need all of it, counts that, and recovers', () => {
    const { accept, merger, take } = startMerging({ maxDictionaryBytes: 2 ** 18 });
    const pods = Array.from({ length: 6000 }, (_, i) => flowEvent({ source: { pod_name: `pod-${i}` } }));
    accept(...pods);
    const { received, open, lost } = merger.ledger();
    expect(merger.isFull).toBe(true);
    expect(lost['no-room']).toBeGreaterThan(0);
    expect(open + lost['no-room']).toBe(received);
    const names = take().flatMap(({ flows }) => flows.map(({ src }) => src?.name));
    expect(new Set(names).size).toBe(open);
    expect(merger.isFull).toBe(false);
    accept(flowEvent());
    expect(merger.ledger()).toMatchObject({ open: 1, stored: open });
  });
});

describe('duplicates', () => {
  it('are told by their uuid inside the overlap', () => {
    const { accept, merger } = startMerging({ overlapMs: 1000 });
    const [one, two] = [flowEvent({ time: timeAt(100) }), flowEvent({ time: timeAt(900) })];
    accept(one, two, one, two, flowEvent({ time: timeAt(500) }));
    expect(merger.ledger()).toMatchObject({ open: 3, filtered: { duplicate: 2 } });
  });

  it('are all events behind the overlap, of that node only', () => {
    const { accept, merger } = startMerging({ overlapMs: 1000 });
    accept(flowEvent({ time: timeAt(5000) }));
    accept(flowEvent({ time: timeAt(4000) }), flowEvent({ time: timeAt(4001) }));
    accept(flowEvent({ time: timeAt(1000), node_name: 'node-b' }));
    expect(merger.ledger()).toMatchObject({ open: 3, filtered: { duplicate: 1 } });
  });

  it('are never events without a uuid', () => {
    const { accept, merger } = startMerging({ overlapMs: 1000 });
    const nameless = flowEvent({ time: timeAt(100), uuid: '' });
    accept(nameless, flowEvent({ time: timeAt(9000) }), nameless, nameless);
    expect(merger.ledger()).toMatchObject({ open: 4, filtered: { duplicate: 0 } });
  });

  it('stay duplicates when their uuids had to be forgotten', () => {
    const { accept, merger } = startMerging({ overlapMs: 3_600_000, maxUuids: 100 });
    const events = Array.from({ length: 1000 }, (_, i) => flowEvent({ time: timeAt(i) }));
    accept(...events, ...events);
    expect(merger.ledger()).toMatchObject({ open: 1000, filtered: { duplicate: 1000 } });
  });

  it('are not made of later events by one from the future', () => {
    const { accept, merger } = startMerging();
    accept(
      flowEvent({ time: timeAt(0) }),
      flowEvent({ time: timeAt(86_400_000) }),
      flowEvent({ time: timeAt(1) }),
    );
    expect(merger.ledger()).toMatchObject({ open: 3, filtered: { duplicate: 0 } });
    expect(merger.details().ahead).toBe(1);
    expect(merger.beginStream()).toEqual(timeAt(1 - 10_000));
  });
});

describe('positions', () => {
  it('name the newest event of each node of the shard', () => {
    const { accept, merger, take } = startMerging();
    accept(flowEvent({ time: timeAt(10) }), flowEvent({ time: timeAt(30), node_name: 'c1/node-b' }));
    accept(flowEvent({ time: timeAt(20) }));
    merger.flush(0);
    const [batch] = take();
    const { nodes, since } = decodePosition(batch?.position ?? '') ?? noPosition;
    expect([...nodes].map(([name, { through, floor }]) => [name, through, floor])).toEqual([
      ['c1/node-b', timeAt(30), timeAt(30 - 10_000)],
      ['node-a', timeAt(20), timeAt(20 - 10_000)],
    ]);
    expect(since).toEqual(timeAt(30 - 30_000));
  });

  it('let a successor count later events alone, with uuid or without', () => {
    const { accept, merger, take } = startMerging();
    const events = [10, 20, 30, 40].map((ms) => flowEvent({ time: timeAt(ms), uuid: '' }));
    accept(...events.slice(0, 2));
    merger.flush(0);
    const position = decodePosition(take().at(-1)?.position ?? '');
    const successor = startMerging({ shards: 1 });
    successor.open(0, position);
    successor.accept(...events);
    expect(successor.merger.ledger()).toMatchObject({ open: 2, filtered: { duplicate: 2 } });
    successor.merger.noteNodes(['node-a']);
    expect(successor.merger.beginStream()).toEqual(timeAt(40 - 10_000));
  });

  it('are not moved by what was filtered or cannot be read', () => {
    const { accept, merger, take } = startMerging();
    accept(flowEvent({ time: timeAt(10) }), flowEvent({ time: timeAt(99), is_reply: { value: true } }));
    merger.accept(encode(flowEvent({ time: timeAt(99) })).subarray(0, 20));
    merger.flush(0);
    expect(decodePosition(take()[0]?.position ?? '')?.nodes.get('node-a')?.through).toEqual(timeAt(10));
  });
});
