import { expect, test } from 'vitest';
import { type RawSelector, selectorTakes } from './label-selector.ts';

const labels = { app: 'web', tier: 'front' };
const one = (key: string, operator: string, values?: string[]): RawSelector => ({
  matchExpressions: [values === undefined ? { key, operator } : { key, operator, values }],
});

test.each<[string, RawSelector, boolean]>([
  ['an empty selector', {}, true],
  ['an equal label', { matchLabels: { app: 'web' } }, true],
  ['one of two labels unequal', { matchLabels: { app: 'web', tier: 'back' } }, false],
  ['In with the value', one('app', 'In', ['db', 'web']), true],
  ['In without the value', one('app', 'In', ['db']), false],
  ['In of a missing key', one('zone', 'In', ['a']), false],
  ['NotIn with the value', one('app', 'NotIn', ['web']), false],
  ['NotIn without the value', one('app', 'NotIn', ['db']), true],
  ['NotIn of a missing key', one('zone', 'NotIn', ['a']), true],
  ['Exists', one('app', 'Exists'), true],
  ['Exists of a missing key', one('zone', 'Exists'), false],
  ['DoesNotExist', one('app', 'DoesNotExist'), false],
  ['DoesNotExist of a missing key', one('zone', 'DoesNotExist'), true],
  [
    'labels that hold and an expression that does not',
    { matchLabels: { app: 'web' }, ...one('zone', 'Exists') },
    false,
  ],
])('%s: %o is %s', (_name, selector, expected) => {
  expect(selectorTakes(selector, labels)).toBe(expected);
});

test('an operator that Kubernetes does not have is an error', () => {
  expect(() => selectorTakes(one('app', 'Gt', ['1']), labels)).toThrow(/Gt/);
});
