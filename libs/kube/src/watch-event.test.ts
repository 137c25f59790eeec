import { expect, test } from 'vitest';
import { parseWatchEvent } from './watch-event.ts';

const deployments = { group: 'apps', version: 'v1', plural: 'deployments', kind: 'Deployment' };
const parse = (value: unknown) =>
  parseWatchEvent(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), deployments);
const metadata = { name: 'cart', namespace: 'shop', uid: 'u1', resourceVersion: '7' };

test.each(['ADDED', 'MODIFIED', 'DELETED'])('reads %s and fills in what the object leaves out', (type) => {
  expect(parse({ type, object: { metadata, spec: { replicas: 2 } } })).toEqual({
    type,
    object: { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { replicas: 2 } },
  });
});

test('reads the version of a bookmark', () => {
  const object = { kind: 'Deployment', metadata: { resourceVersion: '9' }, spec: { template: {} } };
  expect(parse({ type: 'BOOKMARK', object })).toEqual({ type: 'BOOKMARK', resourceVersion: '9' });
});

test('throws what an ERROR event says', () => {
  const object = {
    kind: 'Status',
    code: 429,
    reason: 'TooManyRequests',
    message: 'slow down',
    details: { retryAfterSeconds: 3 },
  };
  expect(() => parse({ type: 'ERROR', object })).toThrow(
    expect.objectContaining({ code: 'KUBE_API', status: 429, reason: 'TooManyRequests', retryAfterMs: 3000 }),
  );
});

test('an ERROR event without a Status is a failure of the server', () => {
  expect(() => parse({ type: 'ERROR' })).toThrow(expect.objectContaining({ code: 'KUBE_API', status: 500 }));
});

test.each([
  ['no JSON', '{"type":"ADD'],
  ['null', 'null'],
  ['an unknown type', { type: 'PAUSED', object: { metadata } }],
  ['no object', { type: 'ADDED' }],
  ['an object without uid', { type: 'ADDED', object: { metadata: { ...metadata, uid: '' } } }],
  ['an object without version', { type: 'DELETED', object: { metadata: { name: 'a', uid: 'u' } } }],
  ['a bookmark without version', { type: 'BOOKMARK', object: { metadata: {} } }],
])('refuses %s', (_name, value) => {
  expect(() => parse(value)).toThrow(expect.objectContaining({ code: 'KUBE_MALFORMED' }));
});
