import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteTable } from './byte-table.ts';

const roomy = { maxBytes: 2 ** 24, maxEntries: 2 ** 20 };
const text = (table: ByteTable, id: number) => Buffer.from(table.bytesOf(id)).toString();

describe('interned bytes', () => {
  it('have equal numbers where they are equal, and are given back as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 130 }), { maxLength: 200 }), (all) => {
        const table = new ByteTable(roomy);
        const byContent = new Map<string, number>();
        for (const bytes of all) {
          const key = Buffer.from(bytes).toString('hex');
          const id = table.idOfBytes(bytes);
          expect(id).toBe(byContent.get(key) ?? byContent.size);
          byContent.set(key, id);
          expect(Buffer.from(table.bytesOf(id)).toString('hex')).toBe(key);
        }
        expect(table.size).toBe(byContent.size);
      }),
    );
  });

  it('are told apart by what no hash has seen, and at the sixteenth of one hash no more are taken', () => {
    const table = new ByteTable(roomy);
    const ids = Array.from({ length: 20 }, (_, i) => {
      const long = Buffer.alloc(400, 'x');
      long.writeUInt16LE(i, 200);
      return table.idOfBytes(long);
    });
    expect(ids.slice(0, 16)).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(ids.slice(16)).toEqual([-1, -1, -1, -1]);
  });

  it('keep their numbers while the table grows', () => {
    const table = new ByteTable(roomy);
    for (let i = 0; i < 50_000; i++) table.idOfBytes(Buffer.from(`name-${i}`));
    expect([0, 777, 49_999].map((id) => text(table, id))).toEqual(['name-0', 'name-777', 'name-49999']);
    expect(table.idOfBytes(Buffer.from('name-777'))).toBe(777);
  });

  it('find no room beyond the bound of entries or bytes, or when frozen; known ones are still found', () => {
    const few = new ByteTable({ maxBytes: 1000, maxEntries: 2 });
    expect(['a', 'b', 'c', 'a'].map((each) => few.idOfBytes(Buffer.from(each)))).toEqual([0, 1, -1, 0]);
    const short = new ByteTable({ maxBytes: 5, maxEntries: 100 });
    expect(['abc', 'def', 'de'].map((each) => short.idOfBytes(Buffer.from(each)))).toEqual([0, -1, 1]);
    const frozen = new ByteTable(roomy);
    frozen.idOfBytes(Buffer.from('a'));
    frozen.isFrozen = true;
    expect(['a', 'b'].map((each) => frozen.idOfBytes(Buffer.from(each)))).toEqual([0, -1]);
  });
});
