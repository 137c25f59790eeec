import type { KubeResource } from '@kestrel/kube';

/** When a kind is first listed: pods need their owners, policies need the pods. */
export type Stage = 'independent' | 'pods' | 'policies';

/** A kind of object that the watcher lists and watches. */
export interface WatchedKind {
  readonly resource: KubeResource;
  readonly stage: Stage;
  /** Types of inventory that come from it; the first is the one every object has. Empty: it only makes events. */
  readonly types: readonly string[];
  /** Pods are listed when this is answered. */
  readonly isOwnerOfPods?: boolean;
  readonly fieldSelector?: string;
}

const core = (plural: string, kind: string): KubeResource => ({ group: '', version: 'v1', plural, kind });
const apps = (plural: string, kind: string): KubeResource => ({ group: 'apps', version: 'v1', plural, kind });
const batch = (plural: string, kind: string): KubeResource => ({
  group: 'batch',
  version: 'v1',
  plural,
  kind,
});

/** Everything that is watched. */
export const watchedKinds = {
  replicaSets: {
    resource: apps('replicasets', 'ReplicaSet'),
    stage: 'independent',
    types: ['workload-replicaset'],
    isOwnerOfPods: true,
  },
  jobs: {
    resource: batch('jobs', 'Job'),
    stage: 'independent',
    types: ['workload-job'],
    isOwnerOfPods: true,
  },
  namespaces: { resource: core('namespaces', 'Namespace'), stage: 'independent', types: ['namespace'] },
  nodes: { resource: core('nodes', 'Node'), stage: 'independent', types: ['node'] },
  services: { resource: core('services', 'Service'), stage: 'independent', types: ['service'] },
  deployments: {
    resource: apps('deployments', 'Deployment'),
    stage: 'independent',
    types: ['workload-deployment'],
  },
  statefulSets: {
    resource: apps('statefulsets', 'StatefulSet'),
    stage: 'independent',
    types: ['workload-statefulset'],
  },
  daemonSets: {
    resource: apps('daemonsets', 'DaemonSet'),
    stage: 'independent',
    types: ['workload-daemonset'],
  },
  cronJobs: { resource: batch('cronjobs', 'CronJob'), stage: 'independent', types: ['workload-cronjob'] },
  events: {
    resource: core('events', 'Event'),
    stage: 'independent',
    types: [],
    fieldSelector: 'type=Warning',
  },
  pods: { resource: core('pods', 'Pod'), stage: 'pods', types: ['pod', 'workload-pod'] },
  networkPolicies: {
    resource: { group: 'networking.k8s.io', version: 'v1', plural: 'networkpolicies', kind: 'NetworkPolicy' },
    stage: 'policies',
    types: ['networkpolicy'],
  },
  authorizationPolicies: {
    resource: { group: 'security.istio.io', plural: 'authorizationpolicies', kind: 'AuthorizationPolicy' },
    stage: 'policies',
    types: ['authorizationpolicy'],
  },
} as const satisfies Record<string, WatchedKind>;
