import { cloud } from '@kestrel/proto';
import type { EventTrackers } from '../events/event-trackers.ts';
import type { InventoryWriter } from '../inventory/inventory-writer.ts';
import { mapAuthorizationPolicy } from '../mapping/authorization-policy.ts';
import { mapKubernetesEvent } from '../mapping/kubernetes-event.ts';
import type { MappingOptions } from '../mapping/metadata.ts';
import { mapNamespace } from '../mapping/namespace.ts';
import { mapNetworkPolicy } from '../mapping/network-policy.ts';
import { mapNode } from '../mapping/node.ts';
import { mapNodeConditionChange } from '../mapping/node-condition-change.ts';
import { mapPodStatusChange } from '../mapping/pod-status-change.ts';
import { stringAt } from '../mapping/raw-object.ts';
import { mapService } from '../mapping/service.ts';
import { mapWorkload, type WorkloadKind } from '../mapping/workload.ts';
import {
  mapWorkloadRolloutStatus,
  type RolloutKind,
  statusSinceMs,
} from '../mapping/workload-rollout-status.ts';
import type { PodGraph } from '../pods/pod-graph.ts';
import type { PolicyPublisher } from '../policies/policy-publisher.ts';
import { createChangePart } from './change-part.ts';
import { createControllerPart } from './controller-part.ts';
import { createInventoryPart } from './inventory-part.ts';
import type { KindPart } from './kind-part.ts';
import { createPodPart } from './pod-part.ts';
import { createAuthorizationPolicyPart, createNetworkPolicyPart } from './policy-part.ts';
import type { watchedKinds } from './watched-kind.ts';

export interface KindPartsOptions {
  readonly writer: InventoryWriter;
  readonly graph: PodGraph;
  readonly policies: PolicyPublisher;
  readonly trackers: EventTrackers;
  readonly mapping: MappingOptions;
  readonly istioRootNamespace: string;
}

export type KindParts = ReturnType<typeof createKindParts>;

/** What is done with the objects of each kind. */
export function createKindParts(options: KindPartsOptions) {
  const { writer, graph, policies, trackers, mapping } = options;
  const workload = (kind: WorkloadKind): KindPart =>
    createInventoryPart({
      writer,
      type: `workload-${kind.toLowerCase()}`,
      codec: cloud.v1.Workload,
      map: (object) => mapWorkload(object, kind, mapping),
    });
  const rollout = (kind: RolloutKind, tracker: EventTrackers['deployments']): KindPart =>
    createChangePart(tracker, (object) => mapWorkloadRolloutStatus(object, kind), statusSinceMs);

  const pods = createPodPart(writer, graph, mapping);
  const networkPolicies = createNetworkPolicyPart({
    policies,
    map: (object) => mapNetworkPolicy(object, mapping),
  });
  const authorizationPolicies = createAuthorizationPolicyPart({
    policies,
    map: (object) => mapAuthorizationPolicy(object, stringAt(object, 'apiVersion'), mapping),
    rootNamespace: options.istioRootNamespace,
  });

  return {
    /** By name in `watchedKinds`. */
    byKind: {
      replicaSets: [createControllerPart(graph, 'ReplicaSet'), workload('ReplicaSet')],
      jobs: [createControllerPart(graph, 'Job'), workload('Job')],
      namespaces: [
        createInventoryPart({
          writer,
          type: 'namespace',
          codec: cloud.v1.Namespace,
          map: (object) => mapNamespace(object, mapping),
        }),
      ],
      nodes: [
        createInventoryPart({
          writer,
          type: 'node',
          codec: cloud.v1.Node,
          map: (object) => mapNode(object, mapping),
        }),
        createChangePart(trackers.nodes, mapNodeConditionChange),
      ],
      services: [
        createInventoryPart({
          writer,
          type: 'service',
          codec: cloud.v1.Service,
          map: (object) => mapService(object, mapping),
        }),
      ],
      deployments: [workload('Deployment'), rollout('Deployment', trackers.deployments)],
      statefulSets: [workload('StatefulSet'), rollout('StatefulSet', trackers.statefulSets)],
      daemonSets: [workload('DaemonSet'), rollout('DaemonSet', trackers.daemonSets)],
      cronJobs: [workload('CronJob')],
      events: [createChangePart(trackers.kubernetesEvents, mapKubernetesEvent)],
      pods: [pods, createChangePart(trackers.pods, mapPodStatusChange)],
      networkPolicies: [networkPolicies],
      authorizationPolicies: [authorizationPolicies],
    } satisfies Record<keyof typeof watchedKinds, readonly KindPart[]>,
    pods,
    networkPolicies,
    authorizationPolicies,
  };
}
