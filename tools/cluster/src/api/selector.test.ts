import { expect, test } from 'vitest';
import { resources } from '../objects/resource.ts';
import { toStored } from '../objects/stored-object.ts';
import { parseSelector } from './selector.ts';

const pod = toStored(
  resources.pods,
  {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: {
      name: 'web',
      namespace: 'shop',
      uid: 'u',
      creationTimestamp: '',
      labels: { app: 'web', tier: 'front' },
    },
    spec: { nodeName: 'n1' },
    status: { phase: 'Running' },
  },
  1,
);

const matches = (query: Record<string, string>, namespace = '') =>
  parseSelector({
    verb: 'list',
    resource: resources.pods,
    namespace,
    name: '',
    subresource: '',
    query: new URLSearchParams(query),
  })(pod);

test.each([
  ['app=web', true],
  ['app==web,tier!=back', true],
  ['app in (api, web),tier notin (back)', true],
  ['app in (api)', false],
  ['missing notin (x)', true],
  ['missing!=x', true],
  ['app,!missing', true],
  ['!app', false],
])('label selector %s: %s', (labelSelector, expected) => {
  expect(matches({ labelSelector })).toBe(expected);
});

test.each([
  ['metadata.name=web', true],
  ['metadata.name!=web', false],
  ['metadata.namespace=shop,spec.nodeName==n1', true],
  ['status.phase=Pending', false],
])('field selector %s: %s', (fieldSelector, expected) => {
  expect(matches({ fieldSelector })).toBe(expected);
});

test('the namespace of the path counts as well', () => {
  expect(matches({}, 'shop')).toBe(true);
  expect(matches({}, 'other')).toBe(false);
});

test.each([
  { labelSelector: 'app in web' },
  { fieldSelector: 'spec.unknown=1' },
  { fieldSelector: 'metadata.name' },
])('what it cannot read is refused: %o', (query) => {
  expect(() => matches(query)).toThrow(expect.objectContaining({ code: 400 }));
});
