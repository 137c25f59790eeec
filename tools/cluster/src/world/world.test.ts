import { expect, test } from 'vitest';
import type { KubernetesObject } from '../objects/kubernetes-object.ts';
import { resourceOf } from '../objects/resource.ts';
import { buildLoadShape } from './load-shape.ts';
import { Random } from './random.ts';
import { buildShop } from './shop.ts';
import { World } from './world.ts';

const hourMs = 3_600_000;
const nowMs = Date.UTC(2030, 5, 1, 12);

function shop(
  options: { seed?: number; scale?: number; nowMs?: number; istio?: boolean } = {},
): KubernetesObject[] {
  const objects: KubernetesObject[] = [];
  const world = new World(new Random(options.seed ?? 1), options.nowMs ?? nowMs);
  buildShop(world, { scale: options.scale ?? 1, istio: options.istio ?? true }, (object) =>
    objects.push(object),
  );
  return objects;
}

function load(scale: number): KubernetesObject[] {
  const objects: KubernetesObject[] = [];
  buildLoadShape(new World(new Random(1), nowMs), scale, (object) => objects.push(object));
  return objects;
}

function countKinds(objects: readonly KubernetesObject[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of objects) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

test('one seed gives one cluster, all day long; another gives another', () => {
  expect(shop({ nowMs: nowMs + hourMs })).toEqual(shop());
  expect(shop({ seed: 2 }).map(({ metadata }) => metadata.uid)).not.toEqual(
    shop().map(({ metadata }) => metadata.uid),
  );
});

test('uids, and the names of a kind within a namespace, are there once', () => {
  for (const objects of [shop({ scale: 2.5 }), load(0.02)]) {
    expect(new Set(objects.map(({ metadata }) => metadata.uid)).size).toBe(objects.length);
    const names = objects.map(
      (object) => `${resourceOf(object).plural}/${object.metadata.namespace}/${object.metadata.name}`,
    );
    expect(new Set(names).size).toBe(objects.length);
  }
});

test('owners and namespaces come before what belongs to them', () => {
  const known = new Set<string>();
  const namespaces = new Set<string>();
  for (const { kind, metadata } of shop()) {
    for (const owner of metadata.ownerReferences ?? []) expect(known).toContain(owner.uid);
    if (metadata.namespace !== undefined) expect(namespaces).toContain(metadata.namespace);
    if (kind === 'Namespace') namespaces.add(metadata.name);
    known.add(metadata.uid);
  }
});

test('pods have addresses of their own', () => {
  const pods = shop().filter(({ kind }) => kind === 'Pod') as (KubernetesObject & {
    status: { podIP: string };
  })[];
  expect(new Set(pods.map(({ status }) => status.podIP)).size).toBe(pods.length);
});

test('a fraction of a shop has fewer replicas, more than one more namespaces', () => {
  const [half, one, more] = [0.5, 1, 2.5].map((scale) => countKinds(shop({ scale })));
  expect(half?.Pod).toBeLessThan(one?.Pod ?? 0);
  expect(half?.Deployment).toBe(one?.Deployment);
  expect(more?.Namespace).toBe((one?.Namespace ?? 0) + 2);
});

test('there are policies that select by expressions, and AuthorizationPolicies only with Istio', () => {
  const isExpressive = ({ kind, spec }: KubernetesObject) =>
    kind === 'NetworkPolicy' && /matchExpressions/.test(JSON.stringify(spec));
  expect(shop().some(isExpressive)).toBe(true);
  expect(countKinds(shop({ istio: false })).AuthorizationPolicy).toBeUndefined();
});

test('the load shape is the cluster of the performance goals', () => {
  const counts: Record<string, number> = {};
  // 50,005 objects: counted as they come, because keeping them takes longer than making them.
  buildLoadShape(new World(new Random(1), nowMs), 1, ({ kind }) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  });
  expect(counts).toEqual({
    Namespace: 204,
    Node: 500,
    Service: 5_001,
    Deployment: 5_000,
    ReplicaSet: 10_000,
    StatefulSet: 2_600,
    DaemonSet: 700,
    Job: 3_000,
    Pod: 20_000,
    NetworkPolicy: 3_000,
  });
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(50_005);
});

test('pods are about as long as real ones', () => {
  const lengths = shop()
    .filter(({ kind }) => kind === 'Pod')
    .map((pod) => JSON.stringify(pod).length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  expect(mean).toBeGreaterThan(4_000);
  expect(mean).toBeLessThan(6_500);
});
