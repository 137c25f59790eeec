import type { RawObject } from '@kestrel/testkit';
import type { Random } from './random.ts';

/** Makes one object of a kind; called again for the same name it makes a changed one. */
export type ObjectMaker = (name: string, namespace: string, random: Random) => RawObject;

const apps = ['web', 'cart', 'orders', 'db'];
const tiers = ['front', 'back'];

function labels(random: Random): Record<string, string> {
  return { app: random.pick(apps), tier: random.pick(tiers), version: `v${random.below(5)}` };
}

function podTemplate(random: Random) {
  return {
    metadata: { labels: labels(random) },
    spec: {
      ...(random.chance(0.5) ? { serviceAccountName: random.pick(apps) } : {}),
      containers: [{ name: 'main', image: `registry.example/app:${random.below(9)}` }],
    },
  };
}

function metadata(name: string, namespace: string | undefined, random: Random) {
  return { name, ...(namespace === undefined ? {} : { namespace }), labels: labels(random) };
}

/** Selectors are immutable, so a workload keeps the one its name gives it. */
function templateFor(name: string, random: Random) {
  const template = podTemplate(random);
  return { ...template, metadata: { labels: { ...template.metadata.labels, workload: name } } };
}

function selectorFor(name: string) {
  return { matchLabels: { workload: name } };
}

function owner(kind: string, apiVersion: string, name: string, uid: string) {
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

/** A label selector of one of the forms that policies use. */
function selector(random: Random) {
  return random.pick<() => Record<string, unknown>>([
    () => ({}),
    () => ({ matchLabels: { app: random.pick(apps) } }),
    () => ({ matchExpressions: [{ key: 'tier', operator: 'In', values: [random.pick(tiers)] }] }),
    () => ({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: [random.pick(apps), 'gone'] }] }),
    () => ({ matchExpressions: [{ key: random.pick(['app', 'absent']), operator: 'Exists' }] }),
    () => ({
      matchLabels: { app: random.pick(apps) },
      matchExpressions: [{ key: 'canary', operator: 'DoesNotExist' }],
    }),
  ])();
}

/** Every kind of the inventory that lives in a namespace; nodes and namespaces have makers of their own. */
export const namespacedMakers: Readonly<Record<string, ObjectMaker>> = {
  Deployment: (name, namespace, random) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, namespace, random),
    spec: { replicas: random.below(4), selector: selectorFor(name), template: templateFor(name, random) },
  }),
  ReplicaSet: (name, namespace, random) => ({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      ...metadata(name, namespace, random),
      ...(random.chance(0.7)
        ? {
            ownerReferences: [owner('Deployment', 'apps/v1', `deployment-${random.below(8)}`, uidOf(random))],
          }
        : {}),
    },
    spec: { replicas: random.below(4), selector: selectorFor(name), template: templateFor(name, random) },
  }),
  StatefulSet: (name, namespace, random) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(name, namespace, random),
    spec: {
      replicas: random.below(4),
      serviceName: name,
      selector: selectorFor(name),
      template: templateFor(name, random),
    },
  }),
  DaemonSet: (name, namespace, random) => ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata(name, namespace, random),
    spec: { selector: selectorFor(name), template: templateFor(name, random) },
  }),
  Job: (name, namespace, random) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata(name, namespace, random),
    spec: {
      // The template of a Job is immutable: the same for each change of its name.
      template: {
        metadata: { labels: { app: 'cart' } },
        spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'registry.example/job:1' }] },
      },
    },
  }),
  CronJob: (name, namespace, random) => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(name, namespace, random),
    spec: {
      schedule: `${random.below(60)} * * * *`,
      jobTemplate: {
        spec: {
          template: {
            ...podTemplate(random),
            spec: {
              restartPolicy: 'Never',
              containers: [{ name: 'main', image: 'registry.example/cron:1' }],
            },
          },
        },
      },
    },
  }),
  Pod: (name, namespace, random) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata(name, namespace, random),
      ...(random.chance(0.7) ? { ownerReferences: [podOwner(random)] } : {}),
    },
    spec: { containers: [{ name: 'main', image: 'registry.example/app:1' }] },
  }),
  Service: (name, namespace, random) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata(name, namespace, random), annotations: { note: `n${random.below(9)}` } },
    spec: {
      selector: { app: random.pick(apps) },
      ports: [
        { name: 'http', port: 80, targetPort: random.pick<string | number>(['http', 8080]) },
        { name: 'admin', port: 9000 + random.below(10) },
      ],
    },
  }),
  NetworkPolicy: (name, namespace, random) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(name, namespace, random),
    spec: {
      podSelector: selector(random),
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            { podSelector: selector(random) },
            { ipBlock: { cidr: '10.0.0.0/8', except: [`10.${random.below(9)}.0.0/16`] } },
          ],
          ports: [{ protocol: 'TCP', port: random.pick<string | number>(['http', 8080]) }],
        },
      ],
    },
  }),
  AuthorizationPolicy: (name, namespace, random) => ({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: metadata(name, namespace, random),
    spec: {
      ...(random.chance(0.7) ? { selector: { matchLabels: { app: random.pick(apps) } } } : {}),
      action: random.pick(['ALLOW', 'DENY', 'AUDIT']),
      rules: [{ to: [{ operation: { methods: ['GET'], paths: [`/api/${random.below(9)}`] } }] }],
    },
  }),
};

export const makeNode: ObjectMaker = (name, _namespace, random) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    ...metadata(name, undefined, random),
    labels: { 'topology.kubernetes.io/zone': `z${random.below(3)}` },
  },
});

export const makeNamespace: ObjectMaker = (name, _namespace, random) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: metadata(name, undefined, random),
});

/** Owners by name: some exist, some come later, some never. */
function podOwner(random: Random) {
  const [kind, apiVersion] = random.pick([
    ['ReplicaSet', 'apps/v1'],
    ['StatefulSet', 'apps/v1'],
    ['DaemonSet', 'apps/v1'],
    ['Job', 'batch/v1'],
  ] as const);
  return owner(kind, apiVersion, `${kind.toLowerCase()}-${random.below(8)}`, uidOf(random));
}

function uidOf(random: Random): string {
  const part = (digits: number) =>
    Array.from({ length: digits }, () => random.below(16).toString(16)).join('');
  return `${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${part(12)}`;
}
