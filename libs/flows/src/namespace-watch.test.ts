import { createNamespaceFilter } from '@kestrel/service';
import { describe, expect, it } from 'vitest';
import { isUnwatched, watchOf } from './namespace-watch.ts';

function passes(source: string, destination: string, selection: { include?: string[]; exclude?: string[] }) {
  const isWatched = createNamespaceFilter({ include: [], exclude: [], ...selection });
  return !isUnwatched(watchOf(source, isWatched), watchOf(destination, isWatched));
}

describe('traffic between two namespaces', () => {
  it.each([
    ['shop', 'shop', true],
    ['shop', 'kube-system', true],
    ['kube-system', 'shop', true],
    ['kube-system', 'kube-system', false],
    ['kube-system', '', false],
    ['', 'kube-system', false],
    ['shop', '', true],
    ['', '', true],
  ])(
    'from %j to %j passes where one end is watched, or none has a namespace',
    (source, destination, expected) => {
      expect(passes(source, destination, { exclude: ['kube-*'] })).toBe(expected);
      expect(passes(source, destination, { include: ['sh*'] })).toBe(expected);
    },
  );

  it('is not passed on for the sake of an end that both lists name', () => {
    expect(passes('shop', 'bank', { include: ['shop'], exclude: ['shop'] })).toBe(false);
  });
});
