import { expect, test } from 'vitest';
import { KnownObjects } from './known-objects.ts';

function object(name: string, uid: string, resourceVersion: string, namespace?: string) {
  return {
    apiVersion: 'v1',
    kind: 'Thing',
    metadata: { name, uid, resourceVersion, ...(namespace ? { namespace } : {}) },
  };
}

test('an object is unchanged when its uid and version were there before', () => {
  const known = new KnownObjects();
  expect(known.remember(object('a', 'u1', '1', 'shop'))).toEqual({ unchanged: false });
  expect(known.remember(object('a', 'u1', '1', 'shop'))).toEqual({ unchanged: true });
  expect(known.remember(object('a', 'u1', '2', 'shop'))).toEqual({ unchanged: false });
});

test('a name that comes with another uid replaces the object that had it', () => {
  const known = new KnownObjects();
  known.remember(object('a', 'u1', '1', 'shop'));
  expect(known.remember(object('a', 'u2', '5', 'shop'))).toEqual({
    replaced: { namespace: 'shop', name: 'a', uid: 'u1' },
    unchanged: false,
  });
  expect(known.size).toBe(1);
});

test('the same name in two namespaces, and in none, are three objects', () => {
  const known = new KnownObjects();
  for (const namespace of ['x', 'y', undefined])
    known.remember(object('a', `u-${namespace}`, '1', namespace));
  expect(known.size).toBe(3);
});

test('a complete list forgets what it did not have, and nothing that came since', () => {
  const known = new KnownObjects();
  known.remember(object('old', 'u1', '1'));
  known.remember(object('kept', 'u2', '1', 'shop'));
  known.beginList();
  known.remember(object('kept', 'u2', '1', 'shop'));
  expect([...known.forgetUnseen()]).toEqual([{ namespace: '', name: 'old', uid: 'u1' }]);
  expect([...known.forgetUnseen()]).toEqual([]);
});

test('a list that broke off forgets nothing', () => {
  const known = new KnownObjects();
  known.remember(object('a', 'u1', '1'));
  known.remember(object('b', 'u2', '1'));
  known.beginList();
  known.remember(object('a', 'u1', '1'));
  known.beginList();
  known.remember(object('a', 'u1', '1'));
  known.remember(object('b', 'u2', '1'));
  expect([...known.forgetUnseen()]).toEqual([]);
});

test('a delete of a uid that is not known changes nothing', () => {
  const known = new KnownObjects();
  known.remember(object('a', 'u2', '9', 'shop'));
  expect(known.forget(object('a', 'u1', '3', 'shop'))).toBeUndefined();
  expect(known.forget(object('a', 'u2', '10', 'shop'))).toEqual({ namespace: 'shop', name: 'a', uid: 'u2' });
  expect(known.size).toBe(0);
});
