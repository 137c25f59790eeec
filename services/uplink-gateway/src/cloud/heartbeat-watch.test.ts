import { expect, test } from 'vitest';
import { HeartbeatWatch } from './heartbeat-watch.ts';

test('a stream that never had a heartbeat is never dead', () => {
  const watch = new HeartbeatWatch(30_000);
  watch.heard(0);
  expect(watch.isDead(10_000_000)).toBe(false);
});

test('silence for more than two and a half intervals is death', () => {
  const watch = new HeartbeatWatch(30_000);
  watch.heartbeat(1_000);
  expect(watch.isDead(76_000)).toBe(false);
  expect(watch.isDead(76_001)).toBe(true);
});

test('any message is a sign of life', () => {
  const watch = new HeartbeatWatch(30_000);
  watch.heartbeat(0);
  watch.heard(70_000);
  expect(watch.isDead(140_000)).toBe(false);
});

test('time in which this process stood still is not held against the peer', () => {
  const watch = new HeartbeatWatch(30_000);
  watch.heartbeat(0);
  watch.forgive(600_000);
  expect(watch.isDead(610_000)).toBe(false);
  expect(watch.isDead(675_001)).toBe(true);
});
