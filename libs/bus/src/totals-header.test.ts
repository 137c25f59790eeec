import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTotals, encodeTotals } from './totals-header.ts';

const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const causes = fc.dictionary(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
  count.filter((each) => each > 0),
);

describe('Kestrel-Totals', () => {
  it('is written in a form that stays', () => {
    const text = encodeTotals({
      received: 120,
      open: 4,
      published: 90,
      delivered: 0,
      filtered: { reply: 20, duplicate: 3 },
      lost: { evicted: 3 },
    });
    expect(text).toBe('r=120;o=4;p=90;f.duplicate=3;f.reply=20;l.evicted=3');
  });

  it('is empty, and read as such, before anything happened', () => {
    const nothing = { received: 0, open: 0, published: 0, delivered: 0, filtered: {}, lost: {} };
    expect(encodeTotals(nothing)).toBe('');
    expect(decodeTotals('')).toEqual(nothing);
  });

  it('survives encoding and decoding', () => {
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        causes,
        causes,
        (received, open, published, delivered, filtered, lost) => {
          const totals = { received, open, published, delivered, filtered, lost };
          expect(decodeTotals(encodeTotals(totals))).toEqual({
            ...totals,
            filtered: { ...filtered },
            lost: { ...lost },
          });
        },
      ),
    );
  });

  it('skips fields of a later version', () => {
    expect(decodeTotals('r=1;z=5;q.new-cause=7;l.crash=2')).toMatchObject({
      received: 1,
      lost: { crash: 2 },
    });
  });

  it.each(['r', 'r=', 'r=-1', 'r=1,o=2', 'r=1;;o=2', 'f.=1', 'r=99999999999999999', 'r=1e3', '\u0000'])(
    'answers undefined to %j',
    (text) => {
      expect(decodeTotals(text)).toBeUndefined();
    },
  );

  it('never throws, whatever it reads', () => {
    fc.assert(fc.property(fc.string(), (text) => void decodeTotals(text)));
  });

  it('refuses to write what is no count or no cause', () => {
    const zero = { received: 0, open: 0, published: 0, delivered: 0, filtered: {}, lost: {} };
    expect(() => encodeTotals({ ...zero, received: -1 })).toThrow(RangeError);
    expect(() => encodeTotals({ ...zero, open: 0.5 })).toThrow(RangeError);
    expect(() => encodeTotals({ ...zero, lost: { 'not a cause': 1 } })).toThrow(RangeError);
  });
});
