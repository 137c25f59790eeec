import type { KubeResource } from '@kestrel/kube';

/** A kind of object that the watcher lists and watches. */
export interface WatchedKind {
  readonly resource: KubeResource;
  /** Types of inventory that come from it; the first is the one every object has. Empty: it only makes events. */
  readonly types: readonly string[];
  /** Between pods and their root: pods are first listed when these are answered. */
  readonly isOwnerOfPods?: boolean;
  readonly waitsForOwners?: boolean;
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
    types: ['workload-replicaset'],
    isOwnerOfPods: true,
  },
  jobs: {
    resource: batch('jobs', 'Job'),
    types: ['workload-job'],
    isOwnerOfPods: true,
  },
  namespaces: { resource: core('namespaces', 'Namespace'), types: ['namespace'] },
  nodes: { resource: core('nodes', 'Node'), types: ['node'] },
  services: { resource: core('services', 'Service'), types: ['service'] },
  deployments: {
    resource: apps('deployments', 'Deployment'),
    types: ['workload-deployment'],
  },
  statefulSets: {
    resource: apps('statefulsets', 'StatefulSet'),
    types: ['workload-statefulset'],
  },
  daemonSets: {
    resource: apps('daemonsets', 'DaemonSet'),
    types: ['workload-daemonset'],
  },
  cronJobs: { resource: batch('cronjobs', 'CronJob'), types: ['workload-cronjob'] },
  events: {
    resource: core('events', 'Event'),
    types: [],
    fieldSelector: 'type=Warning',
  },
  pods: { resource: core('pods', 'Pod'), types: ['pod', 'workload-pod'], waitsForOwners: true },
  networkPolicies: {
    resource: { group: 'networking.k8s.io', version: 'v1', plural: 'networkpolicies', kind: 'NetworkPolicy' },
    types: ['networkpolicy'],
  },
  authorizationPolicies: {
    resource: { group: 'security.istio.io', plural: 'authorizationpolicies', kind: 'AuthorizationPolicy' },
    types: ['authorizationpolicy'],
  },
} as const satisfies Record<string, WatchedKind>;
