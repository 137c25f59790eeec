import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePosition, encodePosition, type FlowPosition, newestPosition } from './flow-position.ts';

const time = fc.record({ seconds: fc.nat({ max: 2 ** 40 }), nanos: fc.nat({ max: 999_999_999 }) });
const counts = fc.nat({ max: 999_999 });
const storedPart = fc.record({ through: time, part: counts, parts: counts });
const node = fc.record({ through: time, storedParts: fc.array(storedPart, { maxLength: 3 }) });
const positions = fc
  .array(fc.tuple(fc.string({ unit: 'grapheme' }), node), { maxLength: 5 })
  .map((entries): FlowPosition => new Map(entries));

describe('Kestrel-Position', () => {
  it('is written in a form that stays', () => {
    const text = encodePosition(
      new Map([
        ['c1/node-b', { through: { seconds: 1_795_000_030, nanos: 5 }, storedParts: [] }],
        [
          'a~b',
          {
            through: { seconds: 7, nanos: 0 },
            storedParts: [{ through: { seconds: 9, nanos: 120_000_000 }, part: 2, parts: 5 }],
          },
        ],
      ]),
    );
    expect(text).toBe('c1%2Fnode-b=1795000030.000000005;a%7Eb=7.000000000~9.120000000:2/5');
  });

  it('survives encoding and decoding, whatever nodes are called', () => {
    fc.assert(
      fc.property(positions, (position) => {
        expect(decodePosition(encodePosition(position))).toEqual(position);
      }),
    );
  });

  it.each([
    'node',
    'node=',
    'node=1',
    'node=1.5',
    'n=1.000000000~',
    'n=1.000000000~2.000000000:1',
    '%=1.000000000',
    ';',
  ])('answers undefined to %j', (text) => {
    expect(decodePosition(text)).toBeUndefined();
  });

  it('is empty where nothing is known', () => {
    expect(decodePosition('')).toEqual(new Map());
  });

  it('of several subjects is, node by node, the one that reaches furthest', () => {
    const at = (seconds: number) => ({ seconds, nanos: 0 });
    const complete = { through: at(5), storedParts: [] };
    const partly = { through: at(3), storedParts: [{ through: at(9), part: 1, parts: 2 }] };
    const older: FlowPosition = new Map([
      ['a', complete],
      ['b', partly],
    ]);
    const newer: FlowPosition = new Map([
      ['a', partly],
      ['b', complete],
      ['c', complete],
    ]);
    const expected = new Map([
      ['a', partly],
      ['b', partly],
      ['c', complete],
    ]);
    expect(newestPosition([older, newer])).toEqual(expected);
    expect(newestPosition([newer, older])).toEqual(expected);
  });
});
