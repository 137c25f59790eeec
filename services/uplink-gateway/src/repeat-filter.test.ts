import { expect, test } from 'vitest';
import { RepeatFilter } from './repeat-filter.ts';

test('a thing is said at once, then once a minute with the number of times in between', () => {
  const filter = new RepeatFilter();
  expect(filter.count('a', 0)).toBe(1);
  expect([1, 2, 59_999].map((ms) => filter.count('a', ms))).toEqual([0, 0, 0]);
  expect(filter.count('a', 60_000)).toBe(4);
  expect(filter.count('a', 60_001)).toBe(0);
});

test('things do not silence each other', () => {
  const filter = new RepeatFilter();
  expect(filter.count('a', 0)).toBe(1);
  expect(filter.count('b', 0)).toBe(1);
});

test('endlessly many different things do not fill the memory', () => {
  const filter = new RepeatFilter();
  for (let each = 0; each < 5_000; each++) expect(filter.count(`thing ${each}`, 0)).toBe(1);
  expect(filter.size).toBeLessThanOrEqual(1_000);
});
