import { manualClock } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { ObjectStore } from '../objects/object-store.ts';
import { resources } from '../objects/resource.ts';
import { ListSnapshots } from './list-snapshots.ts';

function setUp() {
  const clock = manualClock();
  const store = new ObjectStore({ maxHistory: 4 });
  const put = () =>
    store.put({
      kind: 'Namespace',
      apiVersion: 'v1',
      metadata: { name: 'a', uid: 'u', creationTimestamp: '2030-01-01T00:00:00Z' },
    });
  put();
  return { clock, store, put, snapshots: new ListSnapshots(store, clock) };
}

const { namespaces } = resources;
const minutes = (count: number) => count * 60_000;

test('a snapshot lasts five minutes from when it was last taken', async () => {
  const { clock, store, snapshots } = setUp();
  snapshots.take(namespaces, true);
  await clock.advance(minutes(4));
  snapshots.take(namespaces, true);
  await clock.advance(minutes(4));
  expect(snapshots.find(namespaces, store.revision)).toBeDefined();
  await clock.advance(minutes(2));
  expect(snapshots.find(namespaces, store.revision)).toBeUndefined();
});

test('it shows its moment until its kind has changed more often than history remembers', () => {
  const { store, put, snapshots } = setUp();
  const { revision } = snapshots.take(namespaces, true);
  put();
  expect(snapshots.find(namespaces, revision)?.objects.map((each) => each.revision)).toEqual([1]);
  expect(snapshots.take(namespaces, false).objects.map((each) => each.revision)).toEqual([2]);
  for (let index = 0; index < 10; index += 1) put();
  expect(store.collection(namespaces).compactedRevision).toBeGreaterThan(revision);
  expect(snapshots.find(namespaces, revision)).toBeUndefined();
});

test('only a list in pages keeps one, and the sweep ends with its component', async () => {
  const { clock, store, snapshots } = setUp();
  await snapshots.start();
  snapshots.take(namespaces, false);
  expect(snapshots.find(namespaces, store.revision)).toBeUndefined();
  snapshots.take(namespaces, true);
  await clock.advance(minutes(6));
  expect(snapshots.find(namespaces, store.revision)).toBeUndefined();
  await snapshots.stop();
  expect(clock.pendingTimers).toBe(0);
});
