import { expect, test } from 'vitest';
import { describeDiff, diffInventory, type InventoryEntry, isEqualInventory } from './diff-inventory.ts';

function entry(name: string, json: Record<string, unknown> = {}): InventoryEntry {
  return {
    type: 'pod',
    namespace: 'shop',
    name,
    uid: `uid-${name}`,
    json: { name, ...json } as InventoryEntry['json'],
  };
}

test('order of objects, keys and target_workloads, and the action, make no difference', () => {
  const expected = [entry('a', { labels: { x: '1', y: '2' }, target_workloads: ['q', 'p'] }), entry('b')];
  const actual = [
    entry('b', { action: 'ACTION_CREATE' }),
    entry('a', { target_workloads: ['p', 'q'], labels: { y: '2', x: '1' } }),
  ];
  const diff = diffInventory(expected, actual);
  expect(isEqualInventory(diff)).toBe(true);
  expect(describeDiff(diff)).toBe('the inventories are equal');
});

test('missing, extra, different and doubled objects are told apart, with their JSON', () => {
  const diff = diffInventory(
    [entry('gone'), entry('changed', { phase: 'Running' }), entry('same')],
    [entry('changed', { phase: 'Failed' }), entry('risen'), entry('same'), entry('same')],
  );
  expect(isEqualInventory(diff)).toBe(false);
  expect(describeDiff(diff)).toBe(
    [
      '1 missing, 1 too many, 1 different, 1 twice',
      'missing pod shop/gone uid-gone',
      '  {"name":"gone"}',
      'too many pod shop/risen uid-risen',
      '  {"name":"risen"}',
      'twice pod shop/same uid-same',
      '  {"name":"same"}',
      'different pod shop/changed uid-changed',
      '  expected {"name":"changed","phase":"Running"}',
      '  actual   {"name":"changed","phase":"Failed"}',
    ].join('\n'),
  );
});

test('the action inside a policy is part of it', () => {
  const policy = (action: string) => entry('p', { spec: { action } });
  expect(isEqualInventory(diffInventory([policy('ALLOW')], [policy('DENY')]))).toBe(false);
});

test('a namesake with another uid is another object', () => {
  const diff = diffInventory([entry('a')], [{ ...entry('a'), uid: 'older' }]);
  expect([diff.missing.length, diff.extra.length]).toEqual([1, 1]);
});
