import { describe, expect, test } from 'vitest';
import { BoundedLog } from './bounded-log.ts';

const logOf = (maxItems: number, maxBytes: number) =>
  new BoundedLog<string>({ maxItems, maxBytes }, (item) => item.length);

describe('BoundedLog', () => {
  test('keeps the newest items, newest first', () => {
    const log = logOf(3, 1000);
    for (const item of ['a', 'b', 'c', 'd', 'e']) log.push(item);
    expect(log.newest(10)).toEqual(['e', 'd', 'c']);
    expect(log.newest(2)).toEqual(['e', 'd']);
    expect([log.size, log.dropped]).toEqual([3, 2]);
  });

  test('makes room by size, and keeps the newest whatever its size', () => {
    const log = logOf(10, 5);
    for (const item of ['aa', 'bb', 'cc']) log.push(item);
    expect(log.newest(10)).toEqual(['cc', 'bb']);
    log.push('far too long');
    expect(log.newest(10)).toEqual(['far too long']);
  });

  test('looks on past what does not match', () => {
    const log = logOf(10, 100);
    for (const item of ['a1', 'b1', 'a2', 'b2']) log.push(item);
    expect(log.newest(1, (item) => item.startsWith('a'))).toEqual(['a2']);
  });

  test('holds no more than its limit after very many items', () => {
    const log = logOf(100, 1_000_000);
    for (let index = 0; index < 10_000; index += 1) log.push(String(index));
    expect(log.size).toBe(100);
    expect(log.newest(100).at(-1)).toBe('9900');
  });
});
