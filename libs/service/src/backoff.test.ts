import { describe, expect, it } from 'vitest';
import { fullJitterBackoff } from './backoff.ts';

const largest = () => 1;

describe('fullJitterBackoff', () => {
  it('doubles its bound up to the maximum', () => {
    const backoff = fullJitterBackoff({ baseMs: 1000, maxMs: 6000, random: largest });
    expect([1, 2, 3, 4, 5].map(() => backoff.next())).toEqual([1000, 2000, 4000, 6000, 6000]);
  });

  it('draws from the whole range below the bound', () => {
    const draws = [0, 0.25, 0.5];
    const backoff = fullJitterBackoff({ baseMs: 1000, maxMs: 60_000, random: () => draws.shift() ?? 1 });
    expect([backoff.next(), backoff.next(), backoff.next()]).toEqual([0, 500, 2000]);
  });

  it('starts again after a reset', () => {
    const backoff = fullJitterBackoff({ baseMs: 1000, maxMs: 60_000, random: largest });
    backoff.next();
    backoff.next();
    backoff.reset();
    expect(backoff.next()).toBe(1000);
  });

  it('never goes over the maximum, even at first', () => {
    expect(fullJitterBackoff({ baseMs: 1000, maxMs: 10, random: largest }).next()).toBe(10);
  });
});
