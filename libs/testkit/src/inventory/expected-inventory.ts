import type { RawObject } from '../api-server/api-client.ts';
import { type PodSpec, toNamespace, toNode, toPod, toService, toWorkload } from './map-objects.ts';
import { toAuthorizationPolicy, toNetworkPolicy } from './map-policies.ts';
import type { InventoryFilter } from './metadata.ts';
import type { InventoryKind, RawCluster } from './raw-cluster.ts';
import { targetPods } from './target-workloads.ts';

/** One object as the cloud should have it, without an action. */
export interface InventoryObject {
  /** As on the bus: `pod`, `workload-deployment`, `networkpolicy`. */
  readonly type: string;
  /** Empty for what belongs to the whole cluster. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** Full name of the message, as `cloud.v1.Pod`. */
  readonly messageType: string;
  readonly message: object;
}

const templatedKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'] as const;

/**
 * What the cloud should have for a cluster, straight from the contract and by nothing that the operator itself uses:
 * where the two disagree, one of them is wrong. Every pod is tried for every policy.
 */
export function expectedInventory(cluster: RawCluster, filter: InventoryFilter = {}): InventoryObject[] {
  const pods = targetPods(cluster);
  const isIncluded = (namespace = ''): boolean => filter.includesNamespace?.(namespace) ?? true;
  const included = (kind: InventoryKind): readonly RawObject[] =>
    cluster[kind].filter(({ metadata }) => isIncluded(metadata.namespace));
  const workload = (kind: string, object: RawObject, podSpec: PodSpec): InventoryObject => ({
    ...toObject('cloud.v1.Workload', object, toWorkload(kind, object, podSpec, filter)),
    type: `workload-${kind.toLowerCase()}`,
  });

  return [
    ...cluster.Namespace.filter(({ metadata }) => isIncluded(metadata.name)).map((each) =>
      toObject('cloud.v1.Namespace', each, toNamespace(each, filter)),
    ),
    ...cluster.Node.map((each) => toObject('cloud.v1.Node', each, toNode(each, filter))),
    ...templatedKinds.flatMap((kind) =>
      included(kind).map((each) => workload(kind, each, each.spec.template.spec)),
    ),
    ...included('CronJob').map((each) => workload('CronJob', each, each.spec.jobTemplate.spec.template.spec)),
    ...included('Pod')
      .filter(hasNoOwner)
      .map((each) => workload('Pod', each, each.spec)),
    ...included('Pod').map((each) => toObject('cloud.v1.Pod', each, toPod(each, filter))),
    ...included('Service').map((each) => toObject('cloud.v1.Service', each, toService(each, filter))),
    ...included('NetworkPolicy').map((each) =>
      toObject('cloud.v1.NetworkPolicy', each, toNetworkPolicy(each, pods, filter)),
    ),
    ...included('AuthorizationPolicy').map((each) =>
      toObject('cloud.v1.AuthorizationPolicy', each, toAuthorizationPolicy(each, pods, filter)),
    ),
  ];
}

function hasNoOwner({ metadata }: RawObject): boolean {
  return ((metadata.ownerReferences ?? []) as readonly unknown[]).length === 0;
}

function toObject(messageType: string, { metadata }: RawObject, message: object): InventoryObject {
  const { namespace = '', name = '', uid = '' } = metadata;
  const type = messageType.slice('cloud.v1.'.length).toLowerCase();
  return { type, namespace, name, uid, messageType, message };
}
