import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planShards } from './shard-share.ts';

const shards = (count: number, ...indexes: number[]) => indexes.map((index) => ({ count, index }));

describe('planShards', () => {
  it('takes what is free up to the share, rounded up', () => {
    const { take, giveUp } = planShards({ count: 5, members: 2, own: [0], held: shards(5, 0, 1) });
    expect(take).toHaveLength(2);
    for (const index of take) expect([2, 3, 4]).toContain(index);
    expect(giveUp).toEqual([]);
  });

  it('gives up what is over the share', () => {
    const own = [0, 1, 2, 3];
    expect(planShards({ count: 4, members: 3, own, held: shards(4, ...own) })).toEqual({
      take: [],
      giveUp: [2, 3],
    });
  });

  it('takes nothing while shards of another number are held', () => {
    expect(planShards({ count: 16, members: 2, own: [], held: shards(1, 0) })).toEqual({
      take: [],
      giveUp: [],
    });
  });

  it('leads to every shard being held by one, with nobody over its share, from any state', () => {
    const state = fc.record({
      count: fc.integer({ min: 1, max: 16 }),
      members: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(state, fc.array(fc.nat({ max: 5 }), { maxLength: 16 }), ({ count, members }, owners) => {
        const held = new Map(Array.from({ length: count }, (_, i) => [i, owners[i]] as const));
        for (let turn = 0; turn < 4 * count; turn += 1) {
          const member = turn % members;
          // Whoever is gone holds nothing for long.
          for (const [index, owner] of held)
            if (owner !== undefined && owner >= members) held.set(index, undefined);
          const own = [...held].filter(([, owner]) => owner === member).map(([index]) => index);
          const all = [...held]
            .filter(([, owner]) => owner !== undefined)
            .map(([index]) => ({ count, index }));
          const { take, giveUp } = planShards({ count, members, own, held: all });
          for (const index of take) held.set(index, member);
          for (const index of giveUp) held.set(index, undefined);
        }
        for (let member = 0; member < members; member += 1) {
          const share = [...held.values()].filter((owner) => owner === member).length;
          expect(share).toBeLessThanOrEqual(Math.ceil(count / members));
        }
        expect([...held.values()]).not.toContain(undefined);
      }),
    );
  });
});
