import type { RawObject } from '../api-server/api-client.ts';
import { type RawSelector, selectorTakes } from './label-selector.ts';
import type { RawCluster } from './raw-cluster.ts';

interface RawOwner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** What a policy in `namespace` is about: `<namespace>.<Kind>.<name>` of the root controller of every pod it takes, sorted. */
export function targetWorkloads(cluster: RawCluster, namespace: string, selector: RawSelector): string[] {
  const targets = new Set<string>();
  for (const pod of cluster.Pod) {
    if (pod.metadata.namespace !== namespace) continue;
    if (!selectorTakes(selector, pod.metadata.labels ?? {})) continue;
    const root = rootController(cluster, pod);
    targets.add(`${namespace}.${root.kind}.${root.name}`);
  }
  return [...targets].sort();
}

/**
 * The controller that a person made: from a pod to its controller, and on from a ReplicaSet and a Job to theirs
 * (Deployment, CronJob). A pod without a controller is its own. A controller that is not there is still the answer.
 */
export function rootController(cluster: RawCluster, pod: RawObject): { kind: string; name: string } {
  let owner = controllerOf(pod);
  if (owner === undefined) return { kind: 'Pod', name: pod.metadata.name ?? '' };
  for (;;) {
    const next = controllerOf(intermediate(cluster, owner));
    if (next === undefined) return owner;
    owner = next;
  }
}

function controllerOf(object: RawObject | undefined): RawOwner | undefined {
  const owners = (object?.metadata.ownerReferences ?? []) as readonly RawOwner[];
  return owners.find((owner) => owner.controller === true);
}

/** The ReplicaSet or Job of exactly this reference: a namesake with another uid is somebody else. */
function intermediate(cluster: RawCluster, { kind, uid }: RawOwner): RawObject | undefined {
  if (kind !== 'ReplicaSet' && kind !== 'Job') return undefined;
  return cluster[kind].find((each) => each.metadata.uid === uid);
}
