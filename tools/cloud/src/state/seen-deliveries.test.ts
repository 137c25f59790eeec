import { expect, test } from 'vitest';
import { SeenDeliveries } from './seen-deliveries.ts';

test('an id is new once, until so many others came that it is forgotten', () => {
  const seen = new SeenDeliveries(2);
  expect([seen.add('a'), seen.add('a'), seen.add('b'), seen.add('a')]).toEqual([true, false, true, false]);
  expect(seen.add('c')).toBe(true);
  expect([seen.add('b'), seen.add('c'), seen.add('a')]).toEqual([false, false, true]);
});
