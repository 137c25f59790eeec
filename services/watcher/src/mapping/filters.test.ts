import { createNamespaceFilter } from '@kestrel/service';
import { describe, expect, test } from 'vitest';
import { createKeyFilter } from './key-filter.ts';
import { parseQuantity } from './quantity.ts';
import { timestampAt, timestampFromMs, timestampToMs } from './timestamp.ts';

describe('a filter of keys', () => {
  test('drops what a pattern covers, the whole key and nothing but it', () => {
    const filter = createKeyFilter(['exact.example.com/key', 'private.example.com/*', '*-secret']);
    const kept = { 'exact.example.com/key2': '1', 'private-example.com/x': '2', secret: '3', app: '4' };
    const dropped = { 'exact.example.com/key': 'a', 'private.example.com/a/b': 'b', 'db-secret': 'c' };
    expect(filter({ ...dropped, ...kept })).toEqual(kept);
  });

  test('keeps everything without patterns, sorted', () => {
    expect(Object.keys(createKeyFilter([])({ b: '', a: '', c: '' }))).toEqual(['a', 'b', 'c']);
  });
});

describe('a filter of namespaces', () => {
  test.each([
    [
      { include: [], exclude: [] },
      { shop: true, 'kube-system': true, '': true },
    ],
    [
      { include: ['shop', 'team-*'], exclude: [] },
      { shop: true, 'team-a': true, ops: false, '': true },
    ],
    [
      { include: [], exclude: ['kube-*'] },
      { shop: true, 'kube-system': false, '': true },
    ],
    [
      { include: ['*'], exclude: ['shop'] },
      { shop: false, 'shop-2': true },
    ],
  ])('of %j', (settings, expected) => {
    const isWatched = createNamespaceFilter(settings);
    const actual = Object.fromEntries(Object.keys(expected).map((name) => [name, isWatched(name)]));
    expect(actual).toEqual(expected);
  });
});

test.each([
  ['250m', 0.25],
  ['2', 2],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['1Ki', 1024],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['2e3', 2000],
  ['1E', 1e18],
  ['500u', 0.0005],
  ['-1', -1],
  ['', undefined],
  ['1.2.3', undefined],
  ['1Xi', undefined],
  ['m', undefined],
])('the quantity %s is %s', (text, expected) => {
  expect(parseQuantity(text)).toBe(expected);
});

test.each([
  ['2026-11-23T07:30:48Z', { seconds: 1_795_419_048, nanos: 0 }],
  ['2026-11-23T07:30:48.123456789Z', { seconds: 1_795_419_048, nanos: 123_456_789 }],
  ['2026-11-23T09:30:48.5+02:00', { seconds: 1_795_419_048, nanos: 500_000_000 }],
])('the time %s is read to the nanosecond', (text, expected) => {
  expect(timestampAt({ text }, 'text')).toEqual(expected);
});

test('times and milliseconds turn into each other', () => {
  expect(timestampToMs(timestampFromMs(1_795_419_048_123))).toBe(1_795_419_048_123);
  expect(timestampToMs(undefined)).toBeUndefined();
  expect(() => timestampAt({ text: 'yesterday' }, 'text')).toThrow('text');
  expect(timestampAt({ text: null }, 'text')).toBeUndefined();
});
