import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTimes, type EventTime, earlier } from './event-time.ts';
import { fitPosition } from './fit-position.ts';
import {
  decodePosition,
  encodePosition,
  type FlowPosition,
  type NodePosition,
  newestPosition,
} from './flow-position.ts';
import { type Reach, reachThrough } from './reach.ts';
import { UuidList } from './uuid-list.ts';

const time = fc.record({ seconds: fc.nat({ max: 2 ** 40 }), nanos: fc.nat({ max: 999_999_999 }) });
const counts = fc.nat({ max: 999_999 });
const reach = fc
  .tuple(time, fc.nat({ max: 5 }), fc.array(fc.integer(), { maxLength: 4 }))
  .map(([through, behind, words]): Reach => {
    if (behind === 0) return reachThrough(through);
    const times = words.map(() => through);
    return {
      through,
      floor: earlier(through, behind),
      uuids: new UuidList(Int32Array.from(words.flatMap((w) => [w, ~w])), times),
    };
  });
const storedPart = fc.tuple(reach, counts, counts).map(([each, part, parts]) => ({ ...each, part, parts }));
const node = fc
  .tuple(reach, fc.array(storedPart, { maxLength: 3 }))
  .map(([each, storedParts]) => ({ ...each, storedParts }));
const positions = fc
  .record({
    nodes: fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), node), { maxLength: 5 }),
    since: fc.option(time, { nil: undefined }),
    forgotten: fc.option(time, { nil: undefined }),
  })
  .map(({ nodes, ...rest }): FlowPosition => ({ nodes: new Map(nodes), ...rest }));

/** A node with uuids, the newest event at this time and each a millisecond before the next. */
function nodeAt(through: EventTime, uuids = 0): NodePosition {
  const entries = Array.from({ length: uuids }, (_, index) => ({
    low: index,
    high: index,
    time: earlier(through, index / 1000),
  }));
  const floor = uuids === 0 ? through : earlier(through, 10);
  return { through, floor, uuids: UuidList.sorted(entries), storedParts: [] };
}

const at = (seconds: number): EventTime => ({ seconds: 1_795_000_000 + seconds, nanos: 0 });

describe('Kestrel-Position', () => {
  it('is written in a form that stays', () => {
    const uuids = UuidList.sorted([{ low: 1, high: -1, time: at(9) }]);
    const text = encodePosition({
      since: { seconds: 5, nanos: 1 },
      nodes: new Map([
        ['c1/node-b', { ...reachThrough({ seconds: 1_795_000_030, nanos: 5 }), storedParts: [] }],
        [
          'a~b',
          {
            through: { seconds: 7, nanos: 0 },
            floor: { seconds: 6, nanos: 0 },
            uuids,
            storedParts: [{ ...reachThrough({ seconds: 9, nanos: 120_000_000 }), part: 2, parts: 5 }],
          },
        ],
      ]),
    });
    expect(text).toBe(
      '@5.000000001,;c1%2Fnode-b=1795000030.000000005;a%7Eb=7.000000000,6.000000000,AQAAAP____8~9.120000000:2/5',
    );
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const text = encodePosition(position);
        expect(encodePosition(decodePosition(text) ?? { nodes: new Map() })).toBe(text);
        expect(decodePosition(text)?.nodes.size).toBe(position.nodes.size);
      }),
    );
  });

  it.each([
    'a',
    'a=1',
    'a=1.0',
    'a=1.000000000~',
    'a=1.000000000,0.000000000',
    'a=1.000000000,0.000000000,AAAA',
    'a=1.000000000,2.000000000,',
    '@1',
    '@x,',
    '%=1.000000000',
    ';',
  ])('is nothing where it is damaged: %s', (text) => {
    expect(decodePosition(text)).toBeUndefined();
  });

  it('is never an exception', () => {
    fc.assert(fc.property(fc.string(), (text) => void decodePosition(text)));
  });
});

describe('positions of several subjects', () => {
  it('count for a node by the one that reaches furthest', () => {
    const nearer = { nodes: new Map([['a', nodeAt(at(1))]]), since: at(4) };
    const further = { nodes: new Map([['a', nodeAt(at(2))]]), since: at(2), forgotten: at(1) };
    const newest = newestPosition([nearer, further]);
    expect(newest).toMatchObject({ since: at(4), forgotten: at(1) });
    expect(newest.nodes.get('a')?.through).toEqual(at(2));
    expect(newestPosition([{ nodes: new Map() }, nearer, further]).since).toEqual(at(2));
  });
});

describe('a position that must fit', () => {
  it('stays as it is where it does', () => {
    const position: FlowPosition = { nodes: new Map([['a', nodeAt(at(0), 100)]]), since: at(-30) };
    expect(fitPosition(position)).toMatchObject({ isShortened: false, position: { since: at(-30) } });
    expect(fitPosition(position).position.nodes.get('a')?.uuids.length).toBe(100);
  });

  it('leaves out the oldest uuids of each node, and takes what is behind them for counted', () => {
    const nodes = new Map([
      ['a', nodeAt(at(0), 400)],
      ['b', nodeAt(at(-1), 200)],
    ]);
    const { position, isShortened } = fitPosition({ nodes }, 3_000);
    expect(isShortened).toBe(true);
    expect(encodePosition(position).length).toBeLessThanOrEqual(3_000);
    for (const { uuids, floor } of position.nodes.values()) {
      expect(uuids.length).toBeGreaterThan(50);
      expect(compareTimes(uuids.timeAt(0), floor)).toBeGreaterThan(0);
      expect(earlier(uuids.timeAt(0), 0.001)).toEqual(floor);
    }
  });

  it('leaves out nodes that are silent for an hour, and of too many those that are silent for longest', () => {
    const nodes = new Map([
      ['gone', nodeAt(at(-3_601))],
      ['quiet', nodeAt(at(-3_599))],
      ['busy', nodeAt(at(0))],
    ]);
    const { position, isShortened } = fitPosition({ nodes });
    expect([...position.nodes.keys()]).toEqual(['busy', 'quiet']);
    expect([position.forgotten, isShortened]).toEqual([at(-3_601), false]);
    const many = new Map(Array.from({ length: 5_000 }, (_, i) => [`node-${i}`, nodeAt(at(-i / 10), 3)]));
    const fitting = fitPosition({ nodes: many });
    expect(encodePosition(fitting.position).length).toBeLessThanOrEqual(56 * 1024);
    expect(fitting.isShortened).toBe(true);
    const kept = [...fitting.position.nodes.values()];
    expect(kept.length).toBeGreaterThan(1_000);
    expect(
      compareTimes(fitting.position.forgotten ?? at(9), kept.at(-1)?.through ?? at(-9)),
    ).toBeLessThanOrEqual(0);
  });
});
