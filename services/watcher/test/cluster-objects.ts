import type { RawObject } from '@kestrel/testkit';

type Metadata = Partial<RawObject['metadata']>;

const container = { name: 'c', image: 'pause:1' };
const podTemplate = (app: string) => ({
  metadata: { labels: { app } },
  spec: { containers: [container], serviceAccountName: app },
});

/** Objects as a person or a controller would write them; every function returns a new one. */
export const objects = {
  namespace: (name: string, labels: Record<string, string> = {}): RawObject => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels },
  }),
  node: (name: string): RawObject => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } }),
  deployment: (namespace: string, name: string, labels: Record<string, string> = {}): RawObject => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace, name, labels },
    spec: { selector: { matchLabels: { app: name } }, template: podTemplate(name) },
  }),
  statefulSet: (namespace: string, name: string): RawObject => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { namespace, name },
    spec: { serviceName: name, selector: { matchLabels: { app: name } }, template: podTemplate(name) },
  }),
  daemonSet: (namespace: string, name: string): RawObject => ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { namespace, name },
    spec: { selector: { matchLabels: { app: name } }, template: podTemplate(name) },
  }),
  replicaSet: (namespace: string, name: string, owner?: RawObject): RawObject => ({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { namespace, name, labels: { app: name }, ...ownedBy(owner) },
    spec: { selector: { matchLabels: { app: name } }, template: podTemplate(name) },
  }),
  job: (namespace: string, name: string, owner?: RawObject): RawObject => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { namespace, name, ...ownedBy(owner) },
    spec: { template: { spec: { ...podTemplate(name).spec, restartPolicy: 'Never' } } },
  }),
  cronJob: (namespace: string, name: string): RawObject => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { namespace, name },
    spec: {
      schedule: '0 0 * * *',
      jobTemplate: { spec: { template: { spec: { ...podTemplate(name).spec, restartPolicy: 'Never' } } } },
    },
  }),
  pod: (namespace: string, name: string, labels: Record<string, string>, owner?: RawObject): RawObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels, ...ownedBy(owner) },
    spec: { containers: [container] },
  }),
  service: (namespace: string, name: string, annotations: Record<string, string> = {}): RawObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace, name, annotations },
    spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  }),
  networkPolicy: (namespace: string, name: string, podSelector: unknown): RawObject => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { namespace, name },
    spec: { podSelector, policyTypes: ['Ingress'], ingress: [{ from: [{ namespaceSelector: {} }] }] },
  }),
  authorizationPolicy: (namespace: string, name: string, spec: unknown): RawObject => ({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { namespace, name },
    spec,
  }),
  warning: (namespace: string, name: string, about: string, count = 1): RawObject => ({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { namespace, name },
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    involvedObject: { kind: 'Pod', namespace, name: about, apiVersion: 'v1' },
    source: { component: 'kubelet', host: 'node-1' },
    firstTimestamp: '2026-11-23T07:00:00Z',
    lastTimestamp: '2026-11-23T07:30:00Z',
    count,
  }),
};

function ownedBy(owner: RawObject | undefined): Metadata {
  if (owner === undefined) return {};
  const { apiVersion, kind, metadata } = owner;
  return {
    ownerReferences: [{ apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true }],
  };
}
