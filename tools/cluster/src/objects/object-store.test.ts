import { expect, test } from 'vitest';
import type { Change } from './collection.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { ObjectStore } from './object-store.ts';
import { resources } from './resource.ts';
import { toObject } from './stored-object.ts';

const pod = (name: string, more: Partial<KubernetesObject['metadata']> = {}): KubernetesObject => ({
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: {
    name,
    namespace: 'shop',
    uid: `uid-${name}`,
    creationTimestamp: '2030-01-01T00:00:00Z',
    ...more,
  },
  spec: { containers: [] },
});

test('every change raises the one revision and is told to subscribers', () => {
  const store = new ObjectStore({ maxHistory: 10, firstRevision: 100 });
  const seen: string[] = [];
  store.subscribe(resources.pods, ({ type, object }) =>
    seen.push(`${type} ${object.name} ${object.revision}`),
  );
  const stored = store.put(pod('a'));
  store.put(pod('a'));
  store.remove(stored);
  expect(seen).toEqual(['ADDED a 101', 'MODIFIED a 102', 'DELETED a 103']);
  expect(store.size).toBe(0);
});

test('an object comes back as it went in, with its revision', () => {
  const store = new ObjectStore({ maxHistory: 10 });
  const object = pod('a', { labels: { app: 'é' } });
  expect(toObject(store.put(object))).toEqual({
    ...object,
    metadata: { ...object.metadata, resourceVersion: '1' },
  });
});

test('removing a version whose name has another uid by now does nothing', () => {
  const store = new ObjectStore({ maxHistory: 10 });
  const old = store.put(pod('a'));
  store.remove(old);
  store.put(pod('a', { uid: 'other' }));
  store.remove(old);
  expect(store.get(resources.pods, 'shop', 'a')?.uid).toBe('other');
});

test('keys are in the order of their bytes, also after some have come and gone', () => {
  const store = new ObjectStore({ maxHistory: 10 });
  const collection = store.collection(resources.pods);
  const [b] = ['b', 'a-1', 'a'].map((name) => store.put(pod(name)));
  expect(collection.keys()).toEqual(['shop/a', 'shop/a-1', 'shop/b']);
  if (b) store.remove(b);
  store.put(pod('0'));
  expect(collection.keys()).toEqual(['shop/0', 'shop/a', 'shop/a-1']);
});

test('history is bounded and says from where on it is whole', () => {
  const store = new ObjectStore({ maxHistory: 4 });
  const collection = store.collection(resources.pods);
  for (let index = 0; index < 20; index += 1) store.put(pod('a'));
  const oldest = collection.compactedRevision;
  const changes: Change[] = collection.changesAfter(oldest);
  expect(changes.map(({ object }) => object.revision)).toEqual(
    Array.from({ length: 20 - oldest }, (_none, index) => oldest + 1 + index),
  );
  expect(changes.length).toBeGreaterThanOrEqual(4);
  expect(changes.length).toBeLessThanOrEqual(5);
  store.compact();
  expect(collection.compactedRevision).toBe(20);
});

test('dependents are found by the uid of their owner', () => {
  const store = new ObjectStore({ maxHistory: 10 });
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: 'owner', controller: true };
  const stored = store.put(pod('a', { ownerReferences: [owner] }));
  store.put(pod('b', { ownerReferences: [{ ...owner, controller: false }] }));
  expect(store.ownedBy('owner').map(({ name }) => name)).toEqual(['a']);
  store.remove(stored);
  expect(store.ownedBy('owner')).toEqual([]);
});
