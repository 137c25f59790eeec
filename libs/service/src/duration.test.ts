import { describe, expect, it } from 'vitest';
import { formatDuration, parseDurationMs } from './duration.ts';

describe('parseDurationMs', () => {
  it.each([
    ['500ms', 500],
    ['0s', 0],
    ['30s', 30_000],
    ['1.5h', 5_400_000],
    ['5m', 300_000],
    ['7d', 604_800_000],
    ['forever', Number.POSITIVE_INFINITY],
  ])('reads %s', (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });

  it.each(['', '30', 's', '-1s', '1 s', '1s30', '5min', 'never'])('does not read "%s"', (text) => {
    expect(parseDurationMs(text)).toBeUndefined();
  });
});

describe('formatDuration', () => {
  it.each(['500ms', '1500ms', '90s', '1m', '5m', '36h', '7d', '0s', 'forever'])('writes %s', (text) => {
    expect(formatDuration(parseDurationMs(text) ?? Number.NaN)).toBe(text);
  });
});
