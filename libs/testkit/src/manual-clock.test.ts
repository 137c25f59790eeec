import { expect, test } from 'vitest';
import { manualClock } from './manual-clock.ts';

test('timers run in the order of their times, each at its own time', async () => {
  const clock = manualClock();
  const seen: [string, number][] = [];
  clock.setTimer(20, () => seen.push(['late', clock.monotonicMs()]));
  clock.setTimer(10, () => {
    seen.push(['early', clock.monotonicMs()]);
    clock.setTimer(5, () => seen.push(['set by early', clock.monotonicMs()]));
  });
  await clock.advance(25);
  expect(seen).toEqual([
    ['early', 10],
    ['set by early', 15],
    ['late', 20],
  ]);
  expect(clock.monotonicMs()).toBe(25);
});

test('a cancelled timer and one that is not due do not run', async () => {
  const clock = manualClock();
  let calls = 0;
  const cancel = clock.setTimer(10, () => calls++);
  clock.setTimer(11, () => calls++);
  cancel();
  await clock.advance(10);
  expect(calls).toBe(0);
  expect(clock.pendingTimers).toBe(1);
});

test('tells how long until the next timer, which an advance of that much runs', async () => {
  const clock = manualClock();
  expect(clock.nextTimerMs).toBe(Number.POSITIVE_INFINITY);
  clock.setTimer(12.3, () => undefined);
  clock.setTimer(40, () => undefined);
  await clock.advance(2.1);
  await clock.advance(clock.nextTimerMs);
  expect(clock.pendingTimers).toBe(1);
  expect(clock.nextTimerMs).toBeCloseTo(27.7);
});

test('what a timer resolves is seen by its awaiters before the next timer', async () => {
  const clock = manualClock();
  const order: string[] = [];
  const first = new Promise<void>((resolve) => clock.setTimer(1, resolve));
  void first.then(() => order.push('awaiter'));
  clock.setTimer(2, () => order.push('second timer'));
  await clock.advance(2);
  expect(order).toEqual(['awaiter', 'second timer']);
});

test('a step of wall time leaves monotonic time and timers alone', async () => {
  const clock = manualClock({ wallMs: 1_000 });
  let isCalled = false;
  clock.setTimer(10, () => {
    isCalled = true;
  });
  clock.stepWall(60_000);
  await clock.advance(5);
  expect([clock.monotonicMs(), clock.wallMs(), isCalled]).toEqual([5, 61_005, false]);
});
