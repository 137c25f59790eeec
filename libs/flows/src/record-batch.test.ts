import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framedSize, MalformedBatchError, splitBatch, writeFrame } from './record-batch.ts';

function join(records: readonly Uint8Array[]): Uint8Array {
  const batch = new Uint8Array(records.reduce((sum, { length }) => sum + framedSize(length), 0));
  let at = 0;
  for (const record of records) {
    at = writeFrame(batch, at, record.length);
    batch.set(record, at);
    at += record.length;
  }
  return batch;
}

const records = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 });

describe('a batch', () => {
  it('is each record behind its length', () => {
    expect(join([Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(9)])).toEqual(
      Uint8Array.of(2, 1, 2, 0, 1, 9),
    );
  });

  it('is split into the records it was made of', () => {
    fc.assert(
      fc.property(records, (some) => {
        expect(splitBatch(join(some))).toEqual(some);
      }),
    );
  });

  it('gives views of its bytes, no copies', () => {
    const batch = join([Uint8Array.of(1)]);
    expect(splitBatch(batch)[0]?.buffer).toBe(batch.buffer);
  });

  it('that is cut gives nothing', () => {
    fc.assert(
      fc.property(records, fc.nat(), (some, cut) => {
        const batch = join(some);
        const whole = new Set(some.map((_, i) => join(some.slice(0, i)).length)).add(batch.length);
        const length = cut % (batch.length + 1);
        if (whole.has(length)) return;
        expect(() => splitBatch(batch.subarray(0, length))).toThrow(MalformedBatchError);
      }),
    );
  });

  it('with a length that no batch can have is refused', () => {
    expect(() => splitBatch(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01))).toThrow(
      MalformedBatchError,
    );
  });

  it('of any bytes is split or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        try {
          splitBatch(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedBatchError);
        }
      }),
    );
  });
});
