import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSpacedCap, createWindowCap, type RateCap } from './rate-cap.ts';

test('a window lets the first ones through at once and the next when the oldest leaves it', () => {
  const cap = createWindowCap({ limit: 2, windowMs: 10_000 });
  cap.count(0);
  expect(cap.waitMs(1000)).toBe(0);
  cap.count(1000);
  expect(cap.waitMs(1500)).toBe(8500);
  expect(cap.waitMs(10_000)).toBe(0);
});

test('spacing lets a burst through at once and then one per interval', () => {
  const cap = createSpacedCap({ burst: 3, intervalMs: 5000 });
  for (const nowMs of [0, 10, 20]) {
    expect(cap.waitMs(nowMs)).toBe(0);
    cap.count(nowMs);
  }
  expect(cap.waitMs(30)).toBe(4970);
  cap.count(5000);
  expect(cap.waitMs(5000)).toBe(5000);
  expect(cap.waitMs(60_000)).toBe(0);
});

test.each([
  ['window', 3, () => createWindowCap({ limit: 3, windowMs: 60_000 })],
  ['spacing', 12, () => createSpacedCap({ burst: 3, intervalMs: 6667 })],
])('%s never lets more than %d into a minute, however the demand comes', (_name, limit, createCap) => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(pauses, (gaps) => {
      const starts = demand(createCap(), gaps);
      for (const start of starts) {
        const inMinute = starts.filter((each) => each >= start && each < start + 60_000);
        expect(inMinute.length).toBeLessThanOrEqual(limit);
      }
    }),
  );
});

function demand(cap: RateCap, gaps: readonly number[]): number[] {
  const starts: number[] = [];
  let now = 0;
  for (const gap of gaps) {
    now += gap;
    now += cap.waitMs(now);
    cap.count(now);
    starts.push(now);
  }
  return starts;
}
