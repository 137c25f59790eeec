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
      abandon: [],
    });
  });

  it('takes nothing while shards of another number are held', () => {
    expect(planShards({ count: 16, members: 2, own: [], held: shards(1, 0) })).toEqual({
      take: [],
      giveUp: [],
      abandon: [],
    });
  });

  it('of two numbers that were taken at the same moment lets the smaller one go', () => {
    const held = [...shards(1, 0), ...shards(16, 3)];
    expect(planShards({ count: 1, members: 3, own: [0], held })).toEqual({
      take: [],
      giveUp: [],
      abandon: [0],
    });
    expect(planShards({ count: 16, members: 3, own: [3], held })).toEqual({
      take: [],
      giveUp: [],
      abandon: [],
    });
  });

  it('leads to every shard being held by one, with nobody over its share, from any state', () => {
    const size = fc.record({
      count: fc.integer({ min: 1, max: 16 }),
      members: fc.integer({ min: 1, max: 5 }),
    });
    const owners = fc.array(fc.option(fc.nat({ max: 4 }), { nil: undefined }), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(size, owners, ({ count, members }, first) => {
        const held = first
          .slice(0, count)
          .map((owner) => (owner !== undefined && owner < members ? owner : undefined));
        for (let turn = 0; turn < 4 * count; turn += 1) takeTurn(held, turn % members, members);
        expect(held).not.toContain(undefined);
        const shares = Array.from(
          { length: members },
          (_, member) => held.filter((owner) => owner === member).length,
        );
        expect(Math.max(...shares)).toBeLessThanOrEqual(Math.ceil(count / members));
      }),
    );
  });
});

/** One member looks and acts. @param held the owner of each shard */
function takeTurn(held: (number | undefined)[], member: number, members: number): void {
  const count = held.length;
  const indexes = [...held.keys()];
  const own = indexes.filter((index) => held[index] === member);
  const others = indexes.filter((index) => held[index] !== undefined).map((index) => ({ count, index }));
  const { take, giveUp } = planShards({ count, members, own, held: others });
  for (const index of take) held[index] = member;
  for (const index of giveUp) held[index] = undefined;
}
