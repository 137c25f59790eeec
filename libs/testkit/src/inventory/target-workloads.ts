import type { RawObject } from '../api-server/api-client.ts';
import { type Labels, type RawSelector, selectorTakes } from './label-selector.ts';
import type { RawCluster } from './raw-cluster.ts';

interface RawOwner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** A pod as policies see it. */
export interface TargetPod {
  readonly namespace: string;
  readonly labels: Labels;
  /** `<namespace>.<Kind>.<name>` of the pod's root controller. */
  readonly target: string;
}

/**
 * Every pod with its root controller, the one that a person made: from a pod to its controller, and on from a ReplicaSet
 * and a Job to theirs (Deployment, CronJob). A pod without a controller is its own. A controller that is not there is
 * still the answer.
 */
export function targetPods(cluster: RawCluster): TargetPod[] {
  const intermediates = new Map(
    [...cluster.ReplicaSet, ...cluster.Job].map((each) => [each.metadata.uid, each]),
  );
  return cluster.Pod.map((pod) => {
    const { namespace = '', name = '', labels = {} } = pod.metadata;
    let root = { kind: 'Pod', name };
    for (
      let owner = controllerOf(pod);
      owner !== undefined;
      owner = controllerOf(intermediates.get(owner.uid))
    ) {
      root = owner;
    }
    return { namespace, labels, target: `${namespace}.${root.kind}.${root.name}` };
  });
}

/** What a policy in `namespace` is about: the root controllers of the pods that its selector takes, each once, sorted. */
export function targetWorkloads(
  pods: readonly TargetPod[],
  namespace: string,
  selector: RawSelector,
): string[] {
  const taken = pods.filter((pod) => pod.namespace === namespace && selectorTakes(selector, pod.labels));
  return [...new Set(taken.map(({ target }) => target))].sort();
}

function controllerOf(object: RawObject | undefined): RawOwner | undefined {
  const owners = (object?.metadata.ownerReferences ?? []) as readonly RawOwner[];
  return owners.find((owner) => owner.controller === true);
}
