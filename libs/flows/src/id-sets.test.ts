import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSets } from './id-sets.ts';

describe('sets of ids', () => {
  it('are what sets are, in the order in which members came', () => {
    const members = fc.array(fc.nat({ max: 12 }), { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(members, { minLength: 1, maxLength: 6 }), (lists) => {
        const sets = new IdSets({ maxMembers: 100, maxSets: 1000 });
        const union = lists.reduce((set, list) => sets.union(set, sets.of(list)), 0);
        expect(sets.membersOf(union)).toEqual([...new Set(lists.flat())]);
        expect(sets.union(union, sets.of(lists[0] ?? []))).toBe(union);
      }),
    );
  });

  it('leave out and count what is above their bound', () => {
    const sets = new IdSets({ maxMembers: 3, maxSets: 100 });
    expect(sets.membersOf(sets.union(sets.of([1, 2]), sets.of([3, 4, 5])))).toEqual([1, 2, 3]);
    expect(sets.overflow).toBe(2);
  });

  it('stay as they are when there are as many as there may be', () => {
    const sets = new IdSets({ maxMembers: 10, maxSets: 3 });
    const [a, b] = [sets.of([1]), sets.of([2])];
    expect([sets.union(a, b), sets.of([7])]).toEqual([a, 0]);
    expect(sets.overflow).toBe(2);
  });

  it('hold one member of a group, that of the highest rank', () => {
    const ranking = { groupOf: (id: number) => id % 10, rankOf: (id: number) => Math.floor(id / 10) };
    const sets = new IdSets({ maxMembers: 10, maxSets: 100, ranking });
    expect(sets.membersOf(sets.of([23, 4, 53, 13]))).toEqual([53, 4]);
  });
});
