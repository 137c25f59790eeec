import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseListBody } from './list-body.ts';

const parse = (text: string) => {
  const { envelope, items } = parseListBody('/api/v1/pods', Buffer.from(text));
  return { envelope, items: [...items] };
};

test('whatever the items are, they and what stands beside them come out as JSON.parse has them', () => {
  const list = fc.record({
    kind: fc.string(),
    metadata: fc.jsonValue(),
    items: fc.array(fc.jsonValue({ maxDepth: 4 })),
    more: fc.jsonValue(),
  });
  fc.assert(
    fc.property(list, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const { items, ...envelope } = JSON.parse(text);
      expect(parse(text)).toEqual({ items, envelope: { ...envelope, items: [] } });
    }),
  );
});

test('the items may stand before the metadata', () => {
  expect(parse('{"items":[1,[2,3],{"items":[4]}],"metadata":{"resourceVersion":"7"}}')).toEqual({
    envelope: { items: [], metadata: { resourceVersion: '7' } },
    items: [1, [2, 3], { items: [4] }],
  });
});

test('only the outermost array of that name holds the items', () => {
  expect(parse('{"metadata":{"items":[1]},"a":"\\"items\\":[","items":[2]}').items).toEqual([2]);
});

test.each([
  ['an empty body', ''],
  ['no JSON', 'upstream timed out'],
  ['an object without items', '{"kind":"Status","message":"items: ["}'],
  ['items that are null', '{"metadata":{},"items":null}'],
  ['items that are an object', '{"items":{"a":[1]}}'],
  ['a body cut off in an item', '{"items":[{"a":1},{"b"'],
  ['a body cut off in a string', '{"items":["a'],
  ['a body cut off behind the items', '{"items":[1]'],
  ['an item that is no JSON', '{"items":[1,nonsense]}'],
  ['a comma too many', '{"items":[1,]}'],
])('%s is malformed', (_, text) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'KUBE_MALFORMED' }));
});

test('an item is parsed when it is asked for', () => {
  const { items } = parseListBody('/api/v1/pods', Buffer.from('{"items":[{"name":"one"},nonsense]}'));
  const [first] = items;
  expect(first).toEqual({ name: 'one' });
});
