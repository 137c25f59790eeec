import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanValue, takeText, toUnreadFields, unreadWithin } from './unread-fields.ts';

/** The text with `null` for what is unread, read from behind a few bytes that are not part of it. */
function cut(text: string, paths: readonly string[]): string {
  const body = Buffer.from(`[7,${text}`);
  return takeText(body, scanValue(body, 3, toUnreadFields(paths)));
}

const without = (value: unknown, paths: readonly string[]) => JSON.parse(cut(JSON.stringify(value), paths));
const long = 'long enough to be cut out';

test('an unread value comes as null, what stands beside it as it is', () => {
  expect(without({ metadata: { name: 'a', managedFields: [long] } }, ['metadata.managedFields'])).toEqual({
    metadata: { name: 'a', managedFields: null },
  });
});

test('a path through a list holds for each of its elements', () => {
  const containers = [{ name: 'a', env: [long] }, { name: 'b' }, 'c', [{ env: [long] }], { env: { long } }];
  expect(without({ spec: { containers } }, ['spec.containers.env'])).toEqual({
    spec: {
      containers: [{ name: 'a', env: null }, { name: 'b' }, 'c', [{ env: [long] }], { env: null }],
    },
  });
});

test('a field of the same name elsewhere stays, and so does its name in a text', () => {
  const value = {
    managedFields: [long],
    metadata: { labels: { managedFields: long }, note: '"managedFields":[{"' },
    spec: { metadata: { managedFields: [long] } },
  };
  expect(without(value, ['metadata.managedFields'])).toEqual(value);
});

test('a field that is cut out as a whole and in part is cut out as a whole', () => {
  expect(without({ a: { b: long, c: 1 } }, ['a.b', 'a'])).toEqual({ a: null });
});

test('the fields of an object within an event are cut out of the event', () => {
  const body = Buffer.from(JSON.stringify({ type: long, object: { type: long } }));
  const fields = unreadWithin('object', toUnreadFields(['type']));
  expect(JSON.parse(takeText(body, scanValue(body, 0, fields)))).toEqual({
    type: long,
    object: { type: null },
  });
});

const names = ['a', 'b', 'ab', 'é', '"a":', '\\', ''] as const;
const paths = fc.uniqueArray(
  fc
    .array(fc.constantFrom('a', 'b', 'ab', 'é'), { minLength: 1, maxLength: 3 })
    .map((path) => path.join('.')),
);
const { document } = fc.letrec((tie) => ({
  document: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constantFrom(true, null, `"a":[{${long}`, '}]\\'),
    ),
    fc.dictionary(fc.constantFrom(...names), tie('document')),
    fc.array(tie('document')),
  ),
}));

/** What the same cutting makes of a value: the definition that the scanner has to keep to. */
function expected(value: unknown, cuts: readonly (readonly string[])[], isInList = false): unknown {
  if (Array.isArray(value)) return isInList ? value : value.map((element) => expected(element, cuts, true));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const deeper = cuts.filter(([first]) => first === name).map(([, ...rest]) => rest);
      return [name, deeper.some(({ length }) => length === 0) ? null : expected(member, deeper)];
    }),
  );
}

/** Values that are too short to be cut out are left out of the comparison: they may be there or not. */
function isSame(found: unknown, wanted: unknown, whole: unknown): boolean {
  if (wanted === null && JSON.stringify(whole).length < 64) return found === null || isEqual(found, whole);
  if (typeof wanted !== 'object' || wanted === null) return isEqual(found, wanted);
  const keys = Object.keys(wanted);
  const at = (value: unknown, key: string) => (value as Record<string, unknown>)[key];
  return (
    isEqual(Object.keys(found as object), keys) &&
    keys.every((key) => isSame(at(found, key), at(wanted, key), at(whole, key)))
  );
}

const isEqual = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

test('whatever the document and the paths are, it is what JSON.parse has, but for the unread values', () => {
  fc.assert(
    fc.property(document, paths, fc.constantFrom(undefined, 1, '\t'), (value, cuts, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const whole = JSON.parse(text);
      const found = JSON.parse(cut(text, cuts));
      const wanted = expected(
        whole,
        cuts.map((path) => path.split('.')),
      );
      expect(isSame(found, wanted, whole)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a document that breaks off, or is none, ends at the end, and what is cut out lies within it', () => {
  const broken = fc.oneof(
    fc.tuple(document, fc.nat()).map(([value, length]) => {
      const text = JSON.stringify(value);
      return text.slice(0, length % (text.length + 1));
    }),
    fc
      .array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'a', '"a"', ' '))
      .map((all) => all.join('')),
  );
  fc.assert(
    fc.property(broken, paths, (text, cuts) => {
      const body = Buffer.from(text);
      const { end, unread } = scanValue(body, 0, toUnreadFields(cuts));
      expect(end).toBeLessThanOrEqual(body.length);
      expect([...unread].sort((a, b) => a - b)).toEqual(unread);
      expect(unread.at(-1) ?? 0).toBeLessThanOrEqual(end);
    }),
    { numRuns: 300 },
  );
});

test('lists in lists, a million deep, are passed over', () => {
  const body = Buffer.from(`{"a":${'['.repeat(1_000_000)}`);
  expect(scanValue(body, 0, toUnreadFields(['a.b'])).end).toBe(body.length);
});
