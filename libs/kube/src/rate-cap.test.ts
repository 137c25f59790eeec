import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRateCap } from './rate-cap.ts';

test('lets the first ones through at once and the next when the oldest leaves the window', () => {
  const cap = createRateCap({ limit: 2, windowMs: 10_000 });
  cap.count(0);
  expect(cap.waitMs(1000)).toBe(0);
  cap.count(1000);
  expect(cap.waitMs(1500)).toBe(8500);
  expect(cap.waitMs(10_000)).toBe(0);
});

test('never lets more than the limit into any window, however the demand comes', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 200 });
  fc.assert(
    fc.property(pauses, fc.integer({ min: 1, max: 5 }), (gaps, limit) => {
      const cap = createRateCap({ limit, windowMs: 10_000 });
      const starts: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        now += cap.waitMs(now);
        cap.count(now);
        starts.push(now);
      }
      for (const start of starts) {
        const inWindow = starts.filter((each) => each >= start && each < start + 10_000);
        expect(inWindow.length).toBeLessThanOrEqual(limit);
      }
    }),
  );
});
