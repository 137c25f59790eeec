import { shardOfNode } from '@kestrel/flows';
import { describe, expect, it } from 'vitest';
import { chooseNodes } from './node-choice.ts';

const names = Array.from({ length: 40 }, (_, index) => `c1/node-${index}`);
const bare = (name: string) => name.slice(name.indexOf('/') + 1);

describe('the nodes to ask for', () => {
  it('are exactly those of the open shards once they were heard', () => {
    const open = [0, 3, 5];
    const ours = names.filter((name) => open.includes(shardOfNode(name, 16)));
    const chosen = chooseNodes(names.map(bare), { open, count: 16, heard: names });
    expect(chosen).toEqual(ours.map(bare).sort());
  });

  it('are never without one of ours, under whichever name it may come', () => {
    const heard: string[] = [];
    for (const inEvents of ['node-a', 'default/node-a', 'c1/node-a']) {
      const open = [shardOfNode(inEvents, 16)];
      const name = inEvents === 'c1/node-a' ? inEvents : 'node-a';
      expect(chooseNodes([name], { open, count: 16, heard })).toEqual(['node-a']);
    }
  });

  it('are together all nodes, over replicas that share the shards', () => {
    const shares = [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ].map((open) => chooseNodes(names, { open, count: 8, heard: names.slice(5) }) ?? []);
    expect(new Set(shares.flat()).size).toBe(names.length);
  });

  it('are all, without a filter, where every shard is open, names are not known or could be patterns', () => {
    const heard: string[] = [];
    expect(chooseNodes(names, { open: [0, 1], count: 2, heard })).toBeUndefined();
    expect(chooseNodes(undefined, { open: [0], count: 2, heard })).toBeUndefined();
    expect(chooseNodes(['node-*'], { open: [0], count: 2, heard })).toBeUndefined();
  });
});
