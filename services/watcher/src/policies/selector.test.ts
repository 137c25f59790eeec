import { describe, expect, test } from 'vitest';
import { compileSelector, UnknownOperatorError } from './selector.ts';

const expression = (operator: string, values: string[] = []) =>
  compileSelector({ match_expressions: [{ key: 'tier', operator, values }] });

describe('a label selector', () => {
  test.each([
    ['In', ['front', 'back'], { tier: 'front' }, true],
    ['In', ['front'], { tier: 'back' }, false],
    ['In', ['front'], {}, false],
    ['NotIn', ['front'], { tier: 'back' }, true],
    ['NotIn', ['front'], { tier: 'front' }, false],
    ['NotIn', ['front'], {}, true],
    ['Exists', [], { tier: '' }, true],
    ['Exists', [], { other: 'x' }, false],
    ['DoesNotExist', [], {}, true],
    ['DoesNotExist', [], { tier: 'x' }, false],
  ])('with %s %j says of %j: %s', (operator, values, labels, expected) => {
    expect(expression(operator, values).matches(labels as Record<string, string>)).toBe(expected);
  });

  test('matches only where every requirement does', () => {
    const selector = compileSelector({
      match_labels: { app: 'web' },
      match_expressions: [{ key: 'tier', operator: 'Exists', values: [] }],
    });
    expect(selector.matches({ app: 'web', tier: 'front' })).toBe(true);
    expect(selector.matches({ app: 'web' })).toBe(false);
    expect(selector.matches({ app: 'db', tier: 'front' })).toBe(false);
  });

  test('that is absent or empty matches everything', () => {
    expect(compileSelector(undefined).matches({})).toBe(true);
    expect(compileSelector({}).matches({ app: 'web' })).toBe(true);
  });

  test('does not take inherited properties for labels', () => {
    const selector = compileSelector({
      match_expressions: [{ key: 'constructor', operator: 'Exists', values: [] }],
    });
    expect(selector.matches({})).toBe(false);
  });

  test('with an operator that Kubernetes does not have is an error', () => {
    expect(() => expression('Near')).toThrow(UnknownOperatorError);
  });
});
