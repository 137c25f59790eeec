import { manualClock } from '@kestrel/testkit';
import { describe, expect, test } from 'vitest';
import type { KubernetesObject } from '../objects/kubernetes-object.ts';
import { ObjectStore } from '../objects/object-store.ts';
import { allResources, resources } from '../objects/resource.ts';
import { toObject } from '../objects/stored-object.ts';
import { buildLoadShape } from '../world/load-shape.ts';
import { Random } from '../world/random.ts';
import { buildShop } from '../world/shop.ts';
import { World } from '../world/world.ts';
import { Churn } from './churn.ts';
import { LiveObjects } from './live-objects.ts';
import { storyKinds } from './story-kinds.ts';

const nowMs = Date.UTC(2030, 5, 1, 12);

function makeCluster(shape: 'shop' | 'load', seed = 1) {
  const clock = manualClock({ wallMs: nowMs });
  const store = new ObjectStore({ maxHistory: 10 });
  const world = new World(new Random(seed), nowMs);
  const add = (object: KubernetesObject) => store.put(object);
  if (shape === 'shop') buildShop(world, { scale: 1, istio: true }, add);
  else buildLoadShape(world, 0.01, add);
  const told: string[] = [];
  const objects = new LiveObjects(store, world, clock);
  const churn = new Churn({
    objects,
    clock,
    kinds: storyKinds,
    changesPerSecond: 100,
    onChange: (story) => told.push(story),
  });
  return { clock, store, churn, told };
}

/** Objects whose namespace or owner is not there. */
function strays(store: ObjectStore): string[] {
  const all = allResources.flatMap((each) => store.collection(each).sorted());
  const uids = new Set(all.map(({ uid }) => uid));
  return all
    .filter(({ namespace, ownerUid }) => {
      const isHomeless = namespace !== '' && store.get(resources.namespaces, '', namespace) === undefined;
      return isHomeless || (ownerUid !== undefined && !uids.has(ownerUid));
    })
    .map(({ key }) => key);
}

describe.each(['shop', 'load'] as const)('churn of the %s shape', (shape) => {
  test.each([1, 2, 3])('leaves no object without its owner or namespace, seed %i', (seed) => {
    const { store, churn } = makeCluster(shape, seed);
    for (let round = 0; round < 20; round += 1) {
      expect(churn.make(100)).toBe(100);
      expect(strays(store)).toEqual([]);
    }
  });

  test('keeps the cluster about as large as it was', () => {
    const { store, churn } = makeCluster(shape);
    churn.make(2_000);
    const events = () => store.collection(resources.events).size;
    const before = store.size - events();
    churn.make(10_000);
    expect((store.size - events()) / before).toBeGreaterThan(0.8);
    expect((store.size - events()) / before).toBeLessThan(1.25);
    expect(events()).toBeLessThanOrEqual(600);
  });
});

test('every story makes changes of its own, one revision each', () => {
  const { store, churn, told } = makeCluster('shop');
  for (const { name } of storyKinds) {
    const before = store.revision;
    told.length = 0;
    expect(churn.make(3, name)).toBe(3);
    expect(told).toEqual([name, name, name]);
    expect(store.revision).toBe(before + 3);
  }
});

test('a heartbeat changes nothing but times', () => {
  const { store, churn } = makeCluster('shop');
  const withoutTimes = () =>
    store
      .collection(resources.nodes)
      .sorted()
      .map((stored) =>
        JSON.stringify(toObject(stored)).replace(/"(lastHeartbeatTime|time|resourceVersion)":"[^"]*"/g, ''),
      );
  const before = withoutTimes();
  churn.make(20, 'node-heartbeat');
  expect(withoutTimes()).toEqual(before);
});

test('a member that is replaced keeps its name and gets another uid', () => {
  const { store, churn } = makeCluster('shop');
  const members = () =>
    new Map(
      store
        .collection(resources.statefulsets)
        .sorted()
        .flatMap(({ uid }) => store.ownedBy(uid))
        .map(({ key, uid }) => [key, uid]),
    );
  const before = members();
  churn.make(4, 'member-replacement');
  const after = members();
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  expect([...after].filter(([key, uid]) => before.get(key) !== uid)).toHaveLength(1);
});

test('a ReplicaSet has as many pods as it wants once its rollout is over', () => {
  const { store, churn, told } = makeCluster('shop');
  churn.make(500, 'rollout');
  const replicaSets = () =>
    store
      .collection(resources.replicasets)
      .sorted()
      .map((stored) => {
        const { spec } = toObject(stored) as KubernetesObject & { spec: { replicas: number } };
        return { wanted: spec.replicas, pods: store.ownedBy(stored.uid).length };
      });
  expect(told.length).toBe(500);
  const unsettled = replicaSets().filter(({ wanted, pods }) => wanted !== pods);
  expect(unsettled.length).toBeLessThanOrEqual(2);
});

test('the rate holds over time, also when paused in between', async () => {
  const { clock, churn, told } = makeCluster('shop');
  await churn.start();
  await clock.advance(1_000);
  expect(told).toHaveLength(100);
  churn.pace.change({ paused: true });
  await clock.advance(1_000);
  expect(told).toHaveLength(100);
  churn.pace.change({ paused: false, perSecond: 1_000 });
  await clock.advance(100);
  expect(told).toHaveLength(200);
  await churn.stop();
  expect(clock.pendingTimers).toBe(0);
});

test('a story ends where somebody else has deleted what it is about', () => {
  const { store, churn } = makeCluster('shop');
  churn.make(60);
  for (const stored of store.collection(resources.deployments).sorted()) store.remove(stored);
  expect(churn.make(300)).toBe(300);
});
