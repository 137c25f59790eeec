import type { ObjectStore } from '../objects/object-store.ts';
import { resources } from '../objects/resource.ts';
import { toObject } from '../objects/stored-object.ts';
import type { NetworkPolicy, Node, Pod } from '../world/kinds.ts';
import { type Actor, outsider, type PodActor, toPodActor } from './actor.ts';
import { PolicyDecisions } from './policy-decision.ts';

/** Pods that take part; in a larger cluster the others are silent. */
const maxPods = 2_000;

/** Everybody who takes part in traffic, as the cluster is at this moment. */
export interface Cast {
  readonly pods: readonly PodActor[];
  readonly podsByApp: ReadonlyMap<string, readonly PodActor[]>;
  /** The machines themselves, by name: Hubble sees them as `host` of their own node. */
  readonly hosts: ReadonlyMap<string, Actor>;
  readonly customers: readonly Actor[];
  readonly paymentProvider: Actor;
  readonly apiServer: Actor;
  readonly policies: PolicyDecisions;
}

/** Documentation addresses: they belong to nobody. */
const customerAddresses = Array.from({ length: 24 }, (_none, index) => `203.0.113.${20 + index * 7}`);

export function readCast(store: ObjectStore): Cast {
  const pods: PodActor[] = [];
  for (const stored of store.collection(resources.pods).values()) {
    const actor = toPodActor(toObject(stored) as Pod, store);
    if (actor !== undefined) pods.push(actor);
    if (pods.length === maxPods) break;
  }
  const nodes = [...store.collection(resources.nodes).values()].map((stored) => toObject(stored) as Node);
  const policies = [...store.collection(resources.networkpolicies).values()];
  return {
    pods,
    podsByApp: groupByApp(pods),
    hosts: new Map(nodes.map((node) => [node.metadata.name, outsider(1, 'reserved:host', addressOf(node))])),
    customers: customerAddresses.map((ip) => outsider(2, 'reserved:world', ip)),
    paymentProvider: outsider(2, 'reserved:world', '198.51.100.80'),
    apiServer: outsider(7, 'reserved:kube-apiserver', '10.0.0.250'),
    policies: new PolicyDecisions(policies.map((stored) => toObject(stored) as NetworkPolicy)),
  };
}

/** Pods of an application, for those who call it: `namespace/app`. */
function groupByApp(pods: readonly PodActor[]): Map<string, PodActor[]> {
  const byApp = new Map<string, PodActor[]>();
  for (const pod of pods) {
    const key = `${pod.namespace}/${pod.app}`;
    const known = byApp.get(key) ?? [];
    known.push(pod);
    byApp.set(key, known);
  }
  return byApp;
}

function addressOf({ status }: Node): string {
  const addresses = status.addresses as readonly { type: string; address: string }[] | undefined;
  return addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '10.0.0.1';
}
