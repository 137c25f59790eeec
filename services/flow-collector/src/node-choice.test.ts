import { shardOfNode } from '@kestrel/flows';
import { describe, expect, it } from 'vitest';
import { chooseNodes } from './node-choice.ts';

const names = Array.from({ length: 40 }, (_, index) => `c1/node-${index}`);

describe('the nodes to ask for', () => {
  it('are those of the open shards, among few others', () => {
    const open = [0, 3, 5];
    const chosen = chooseNodes(names, { open, count: 16 }) ?? [];
    for (const name of names.filter((each) => open.includes(shardOfNode(each, 16))))
      expect(chosen).toContain(name.slice('c1/'.length));
    expect(chosen.length).toBeLessThan(names.length / 2 + 10);
  });

  it('are found under the name in their events where the relay leaves out the cluster', () => {
    const open = [shardOfNode('default/node-a', 16)];
    expect(chooseNodes(['node-a'], { open, count: 16 })).toEqual(['node-a']);
  });

  it('are together all nodes, over replicas that share the shards', () => {
    const shares = [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ].map((open) => chooseNodes(names, { open, count: 8 }) ?? []);
    expect(new Set(shares.flat()).size).toBe(names.length);
  });

  it('are all, without a filter, where every shard is open, names are not known or could be patterns', () => {
    expect(chooseNodes(names, { open: [0, 1], count: 2 })).toBeUndefined();
    expect(chooseNodes(undefined, { open: [0], count: 2 })).toBeUndefined();
    expect(chooseNodes(['node-*'], { open: [0], count: 2 })).toBeUndefined();
  });
});
