import type { flow } from '@kestrel/proto/hubble-codecs';
import { controllerOf, type KubernetesObject } from '../objects/kubernetes-object.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { resourceOf } from '../objects/resource.ts';
import { toObject } from '../objects/stored-object.ts';
import type { Pod } from '../world/kinds.ts';

export type HubbleEndpoint = flow.Endpoint.$Properties;
export type Labels = Readonly<Record<string, string>>;

/** Who takes part in traffic: a pod, or something outside. */
export interface Actor {
  readonly endpoint: HubbleEndpoint;
  readonly ip: string;
  readonly ipv6: string;
  /** Where it runs; undefined outside the cluster. */
  readonly node: string | undefined;
}

export interface PodActor extends Actor {
  readonly node: string;
  readonly namespace: string;
  /** Of its application. */
  readonly app: string;
  readonly serviceAccount: string;
  readonly labels: Labels;
  readonly ports: readonly number[];
  /** Names of the applications that its environment tells it to call. */
  readonly calls: readonly string[];
}

/** The endpoint that Cilium would make of a running pod; undefined of one that has no address or is about to go. */
export function toPodActor(pod: Pod, store: ObjectStore): PodActor | undefined {
  const { name, namespace = '', labels = {}, deletionTimestamp } = pod.metadata;
  const { nodeName: node, containers } = pod.spec;
  const ip = pod.status.podIP;
  const isRunning = pod.status.phase === 'Running' && deletionTimestamp === undefined;
  if (!isRunning || node === undefined || typeof ip !== 'string') return undefined;
  const [container] = containers;
  const serviceAccount = pod.spec.serviceAccountName ?? 'default';
  const identityLabels = toIdentityLabels(namespace, labels, serviceAccount);
  return {
    endpoint: {
      ID: 1 + (hashOf(pod.metadata.uid) % 65_000),
      identity: 16_384 + (hashOf(identityLabels.join()) % 49_000),
      namespace,
      labels: identityLabels,
      pod_name: name,
      workloads: rootsOf(pod, store),
      cluster_name: 'default',
    },
    ip,
    ipv6: toIpv6(ip),
    node,
    namespace,
    serviceAccount,
    labels,
    app: labels['app.kubernetes.io/name'] ?? name,
    ports: (container?.ports ?? []).map(({ containerPort }) => containerPort),
    calls: (container?.env ?? []).flatMap(calledBy),
  };
}

/** Something outside: Hubble knows a reserved identity of it and no pod. */
export function outsider(identity: number, label: string, ip: string): Actor {
  return { endpoint: { identity, labels: [label] }, ip, ipv6: toIpv6(ip), node: undefined };
}

/** `CART_ADDRESS=cart:8080`, as the shop's templates write it. */
function calledBy({ name, value }: { readonly name: string; readonly value?: string }): string[] {
  return name.endsWith('_ADDRESS') && value !== undefined ? [value.split(':')[0] ?? ''] : [];
}

function rootsOf(pod: Pod, store: ObjectStore): flow.Workload.$Properties[] {
  let owner = controllerOf(pod);
  for (let step = 0; owner !== undefined && step < 3; step += 1) {
    const stored = store.get(resourceOf(owner), pod.metadata.namespace ?? '', owner.name);
    const above: ReturnType<typeof controllerOf> =
      stored === undefined ? undefined : controllerOf(toObject(stored) as KubernetesObject);
    if (above === undefined) return [{ name: owner.name, kind: owner.kind }];
    owner = above;
  }
  return [];
}

function toIdentityLabels(namespace: string, labels: Labels, serviceAccount: string): string[] {
  return [
    ...Object.entries(labels).map(([key, value]) => `k8s:${key}=${value}`),
    `k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name=${namespace}`,
    'k8s:io.cilium.k8s.policy.cluster=default',
    `k8s:io.cilium.k8s.policy.serviceaccount=${serviceAccount}`,
    `k8s:io.kubernetes.pod.namespace=${namespace}`,
  ].sort();
}

/** The same pod's address in a dual-stack cluster. */
function toIpv6(ip: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ip.split('.').map(Number);
  return `fd00:${a.toString(16)}:${b.toString(16)}::${((c << 8) | d).toString(16)}`;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
