import { describe, expect, test } from 'vitest';
import { PodGraph, type UnrootedPod } from './pod-graph.ts';

const set = { kind: 'ReplicaSet', name: 'web-1', uid: 'set' };
const deployment = { kind: 'Deployment', name: 'web', uid: 'deployment' };

function pod(controller: UnrootedPod['controller'], uid = 'pod'): UnrootedPod {
  return { namespace: 'shop', name: 'web-1-a', uid, labels: {}, controller, hostNetwork: false };
}

function createGraph() {
  const changes: string[] = [];
  const graph = new PodGraph({
    onPod: () => undefined,
    onRootChanged: ({ uid, root }) => changes.push(`${uid}: ${root}`),
  });
  return { graph, changes };
}

describe('the root of a pod', () => {
  test('is the pod itself without a controller', () => {
    expect(createGraph().graph.setPod(pod(undefined)).root).toBe('Pod/web-1-a');
  });

  test('is the controller of its ReplicaSet, when that is known', () => {
    const { graph } = createGraph();
    graph.setController('shop', 'set', deployment);
    expect(graph.setPod(pod(set)).root).toBe('Deployment/web');
  });

  test('changes when its ReplicaSet comes later, is orphaned, or goes', () => {
    const { graph, changes } = createGraph();
    expect(graph.setPod(pod(set)).root).toBe('ReplicaSet/web-1');
    graph.setController('shop', 'set', deployment);
    graph.setController('shop', 'set', undefined);
    expect(changes).toEqual(['pod: Deployment/web', 'pod: ReplicaSet/web-1']);
  });

  test('is not looked for behind other kinds of controller', () => {
    const { graph } = createGraph();
    const own = { kind: 'StatefulSet', name: 'db', uid: 'db' };
    expect(graph.setPod(pod(own)).root).toBe('StatefulSet/db');
  });

  test('is not taken from a namesake of its ReplicaSet', () => {
    const { graph } = createGraph();
    graph.setController('shop', 'another-uid', deployment);
    expect(graph.setPod(pod(set)).root).toBe('ReplicaSet/web-1');
  });

  test('is what the bus said until the kind of its controller is listed', () => {
    const { graph, changes } = createGraph();
    graph.hintRoot('ReplicaSet', 'set', 'Deployment/web');
    expect(graph.setPod(pod(set)).root).toBe('Deployment/web');
    graph.kindListed('Job');
    expect(changes).toEqual([]);
    graph.kindListed('ReplicaSet');
    expect(changes).toEqual(['pod: ReplicaSet/web-1']);
  });

  test('of a pod that went concerns nobody', () => {
    const { graph, changes } = createGraph();
    graph.setPod(pod(set));
    graph.removePod('shop', 'pod');
    graph.setController('shop', 'set', deployment);
    expect(changes).toEqual([]);
  });
});
