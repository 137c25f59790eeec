import type { cloud } from '@kestrel/proto';
import type { RawObject } from '../api-server/api-client.ts';
import { annotationsOf, createdAt, type InventoryFilter, labelsOf } from './metadata.ts';

/** The part of a pod's spec that a Workload tells about. */
export interface PodSpec {
  readonly serviceAccountName?: string;
}

interface Condition {
  readonly type: string;
  readonly status: string;
}

interface Address {
  readonly type: string;
  readonly address: string;
}

function identity({ metadata }: RawObject) {
  return { name: metadata.name ?? '', uid: metadata.uid ?? '' };
}

function namespacedIdentity(object: RawObject) {
  return { ...identity(object), namespace: object.metadata.namespace ?? '' };
}

export function toNamespace(object: RawObject, filter: InventoryFilter): cloud.v1.Namespace.$Properties {
  return { ...identity(object), labels: labelsOf(object, filter), created_at: createdAt(object) };
}

/** `podSpec` is the one of the workload's template, or the pod's own. */
export function toWorkload(
  kind: string,
  object: RawObject,
  podSpec: PodSpec,
  filter: InventoryFilter,
): cloud.v1.Workload.$Properties {
  return {
    ...namespacedIdentity(object),
    kind,
    labels: labelsOf(object, filter),
    created_at: createdAt(object),
    service_account: podSpec.serviceAccountName || 'default',
  };
}

export function toService(object: RawObject, filter: InventoryFilter): cloud.v1.Service.$Properties {
  const { spec } = object;
  return {
    ...namespacedIdentity(object),
    labels: labelsOf(object, filter),
    annotations: annotationsOf(object, filter),
    selector: spec.selector ?? {},
    ports: (spec.ports ?? []).map(toServicePort),
    service_type: spec.type,
    cluster_ip: spec.clusterIP ?? '',
    external_ips: spec.externalIPs ?? [],
    created_at: createdAt(object),
  };
}

function toServicePort(port: RawObject['spec']): cloud.v1.ServicePort.$Properties {
  return {
    name: port.name ?? '',
    protocol: port.protocol ?? '',
    port: port.port,
    target_port: typeof port.targetPort === 'number' ? port.targetPort : 0,
    node_port: port.nodePort ?? 0,
  };
}

export function toPod(object: RawObject, filter: InventoryFilter): cloud.v1.Pod.$Properties {
  const status = object.status ?? {};
  const owners = (object.metadata.ownerReferences ?? []) as readonly RawObject['spec'][];
  return {
    ...namespacedIdentity(object),
    pod_ip: status.podIP ?? '',
    labels: labelsOf(object, filter),
    phase: status.phase ?? '',
    owner_references: owners.map((owner) => ({
      api_version: owner.apiVersion,
      kind: owner.kind,
      name: owner.name,
      uid: owner.uid,
      controller: owner.controller ?? false,
      block_owner_deletion: owner.blockOwnerDeletion ?? false,
    })),
    created_at: createdAt(object),
    ready: isReady(status.conditions),
  };
}

export function toNode(object: RawObject, filter: InventoryFilter): cloud.v1.Node.$Properties {
  const status = object.status ?? {};
  const addresses = (type: string): string[] =>
    ((status.addresses ?? []) as Address[]).filter((each) => each.type === type).map((each) => each.address);
  const label = (key: string): string => object.metadata.labels?.[key] ?? '';
  return {
    ...identity(object),
    labels: labelsOf(object, filter),
    internal_ips: addresses('InternalIP'),
    external_ips: addresses('ExternalIP'),
    hostname: addresses('Hostname')[0] ?? '',
    ready: isReady(status.conditions),
    instance_type: label('node.kubernetes.io/instance-type'),
    zone: label('topology.kubernetes.io/zone'),
    created_at: createdAt(object),
  };
}

function isReady(conditions: readonly Condition[] = []): boolean {
  return conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True');
}
