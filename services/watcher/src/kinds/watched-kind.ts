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
  /** Fields that nothing here reads: more than half of what the API server sends. */
  readonly unread: readonly string[];
}

const core = (plural: string, kind: string): KubeResource => ({ group: '', version: 'v1', plural, kind });
const apps = (plural: string, kind: string): KubeResource => ({ group: 'apps', version: 'v1', plural, kind });
const batch = (plural: string, kind: string): KubeResource => ({
  group: 'batch',
  version: 'v1',
  plural,
  kind,
});

const managedFields = 'metadata.managedFields';
const annotations = 'metadata.annotations';

/** What was written to the status last, and when, stays. */
const ownersOfFields = ['fieldsV1', 'manager', 'apiVersion'].map((field) => `${managedFields}.${field}`);

const within = (path: string, fields: readonly string[]) => fields.map((field) => `${path}.${field}`);

const podSettings = [
  'volumes',
  'affinity',
  'tolerations',
  'topologySpreadConstraints',
  'securityContext',
  'imagePullSecrets',
  'dnsConfig',
  'hostAliases',
  'ephemeralContainers',
  'initContainers',
];

/** Of a container only what it asks for counts. */
const containerSettings = [
  'image',
  'command',
  'args',
  'env',
  'envFrom',
  'ports',
  'volumeMounts',
  'volumeDevices',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
  'securityContext',
];

const unreadOfPods = [
  managedFields,
  annotations,
  ...within('spec', podSettings),
  ...within('spec.containers', containerSettings),
];

/** Of a template only the service account counts. */
const unreadOfTemplate = (path: string) => [
  ...within(path, ['metadata', 'spec.containers']),
  ...within(`${path}.spec`, podSettings),
];

const unreadOfWorkload = [managedFields, annotations, 'spec.selector', ...unreadOfTemplate('spec.template')];

const unreadOfRollout = [
  ...ownersOfFields,
  annotations,
  'spec.selector',
  'spec.volumeClaimTemplates',
  ...unreadOfTemplate('spec.template'),
];

/** Everything that is watched. */
export const watchedKinds = {
  replicaSets: {
    resource: apps('replicasets', 'ReplicaSet'),
    types: ['workload-replicaset'],
    unread: unreadOfWorkload,
    isOwnerOfPods: true,
  },
  jobs: {
    resource: batch('jobs', 'Job'),
    types: ['workload-job'],
    unread: unreadOfWorkload,
    isOwnerOfPods: true,
  },
  namespaces: {
    resource: core('namespaces', 'Namespace'),
    types: ['namespace'],
    unread: [managedFields, annotations],
  },
  nodes: {
    resource: core('nodes', 'Node'),
    types: ['node'],
    unread: [managedFields, annotations, 'status.images', 'status.nodeInfo', 'status.volumesAttached'],
  },
  services: { resource: core('services', 'Service'), types: ['service'], unread: [managedFields] },
  deployments: {
    resource: apps('deployments', 'Deployment'),
    types: ['workload-deployment'],
    unread: unreadOfRollout,
  },
  statefulSets: {
    resource: apps('statefulsets', 'StatefulSet'),
    types: ['workload-statefulset'],
    unread: unreadOfRollout,
  },
  daemonSets: {
    resource: apps('daemonsets', 'DaemonSet'),
    types: ['workload-daemonset'],
    unread: unreadOfRollout,
  },
  cronJobs: {
    resource: batch('cronjobs', 'CronJob'),
    types: ['workload-cronjob'],
    unread: [managedFields, annotations, ...unreadOfTemplate('spec.jobTemplate.spec.template')],
  },
  events: {
    resource: core('events', 'Event'),
    types: [],
    fieldSelector: 'type=Warning',
    unread: [managedFields, annotations],
  },
  pods: {
    resource: core('pods', 'Pod'),
    types: ['pod', 'workload-pod'],
    waitsForOwners: true,
    unread: unreadOfPods,
  },
  networkPolicies: {
    resource: { group: 'networking.k8s.io', version: 'v1', plural: 'networkpolicies', kind: 'NetworkPolicy' },
    types: ['networkpolicy'],
    unread: [managedFields],
  },
  authorizationPolicies: {
    resource: { group: 'security.istio.io', plural: 'authorizationpolicies', kind: 'AuthorizationPolicy' },
    types: ['authorizationpolicy'],
    unread: [managedFields],
  },
} as const satisfies Record<string, WatchedKind>;
