import { expect, test } from 'vitest';
import { createLatch } from './latch.ts';

test('gives everybody who waits the first value, and nothing changes afterwards', async () => {
  const latch = createLatch<string>();
  const early = latch.opened;
  expect(latch.isOpen).toBe(false);
  latch.open('first');
  latch.open('second');
  latch.fail(new Error('late'));
  expect(await Promise.all([early, latch.opened])).toEqual(['first', 'first']);
  expect(latch.isOpen).toBe(true);
});

test('a failure that nobody waits for yet is kept for the one who does', async () => {
  const latch = createLatch();
  latch.fail(new Error('lost'));
  await new Promise((resolve) => setImmediate(resolve));
  await expect(latch.opened).rejects.toThrow('lost');
});
