import { expect, test } from 'vitest';
import { noNumbers, takeNumber } from './batch-numbers.ts';

function takeAll(...numbers: number[]) {
  let state = noNumbers;
  return numbers.map((number) => {
    const next = takeNumber(state, number);
    state = next ?? state;
    return next !== undefined;
  });
}

test('each number is new once, also behind a later one', () => {
  expect(takeAll(1, 3, 2, 2, 3, 4)).toEqual([true, true, true, false, false, true]);
});

test('what is far behind counts as seen, and memory is bounded', () => {
  expect(takeAll(1_000, 936, 935)).toEqual([true, true, false]);
  expect(takeNumber(noNumbers, 1_000_000)?.missing).toHaveLength(64);
});
