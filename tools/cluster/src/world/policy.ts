import { type KubernetesObject, toTimestamp } from '../objects/kubernetes-object.ts';
import { type App, appLabels, selectorLabels } from './app.ts';
import type { NetworkPolicy } from './kinds.ts';
import { withManagedFields } from './managed-fields.ts';
import { newMeta, type World } from './world.ts';

const dnsEgress = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'coredns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

/** Lets in only those who call the application, and Prometheus. */
export function buildIngressPolicy(
  world: World,
  app: App,
  callers: readonly App[],
  createdMs: number,
): NetworkPolicy {
  const from = callers.map((caller) => ({
    podSelector: { matchLabels: selectorLabels(caller) },
    ...(caller.namespace === app.namespace
      ? {}
      : { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': caller.namespace } } }),
  }));
  const ports = (app.ports ?? []).map(({ port }) => ({ protocol: 'TCP', port }));
  const monitoring = {
    from: [
      {
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['monitoring'] }],
        },
      },
    ],
    ports: ports.slice(0, 1),
  };
  return networkPolicy(world, app, `${app.name}-ingress`, createdMs, {
    podSelector: { matchLabels: selectorLabels(app) },
    policyTypes: ['Ingress'],
    ingress: [...(from.length > 0 ? [{ from, ports }] : []), monitoring],
  });
}

/** Keeps everything but the edge from talking to anything but DNS and its own namespace. */
export function buildEgressPolicy(world: World, app: App, createdMs: number): NetworkPolicy {
  return networkPolicy(world, app, `${app.partOf}-egress`, createdMs, {
    podSelector: {
      matchLabels: { 'app.kubernetes.io/part-of': app.partOf },
      matchExpressions: [
        { key: 'tier', operator: 'NotIn', values: ['edge', 'platform'] },
        { key: 'kestrel.example/unrestricted', operator: 'DoesNotExist' },
      ],
    },
    policyTypes: ['Egress'],
    egress: [
      dnsEgress,
      { to: [{ podSelector: {} }] },
      { to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/24'] } }] },
    ],
  });
}

/** Selects every pod of a namespace and allows nothing. */
export function buildDenyAllPolicy(world: World, app: App, createdMs: number): NetworkPolicy {
  return networkPolicy(world, app, 'default-deny', createdMs, { podSelector: {}, policyTypes: ['Ingress'] });
}

function networkPolicy(
  world: World,
  app: App,
  name: string,
  createdMs: number,
  spec: NetworkPolicy['spec'],
): NetworkPolicy {
  const { namespace } = app;
  const policy: NetworkPolicy = {
    kind: 'NetworkPolicy',
    apiVersion: 'networking.k8s.io/v1',
    metadata: {
      ...newMeta(world.random, { name, namespace, createdMs, labels: appLabels(app) }),
      generation: 1,
    },
    spec,
  };
  return withManagedFields(policy, { manager: 'helm', time: toTimestamp(createdMs) });
}

/** Istio: only the callers' service accounts may use the application, and only with some methods. */
export function buildAuthorizationPolicy(
  world: World,
  app: App,
  callers: readonly App[],
  createdMs: number,
): KubernetesObject {
  const principals = callers.map(
    (caller) => `cluster.local/ns/${caller.namespace}/sa/${caller.serviceAccount ?? caller.name}`,
  );
  const policy: KubernetesObject = {
    kind: 'AuthorizationPolicy',
    apiVersion: 'security.istio.io/v1',
    metadata: {
      ...newMeta(world.random, {
        name: app.name,
        namespace: app.namespace,
        createdMs,
        labels: appLabels(app),
      }),
      generation: 1,
    },
    spec: {
      selector: { matchLabels: selectorLabels(app) },
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals } }],
          to: [{ operation: { methods: ['GET', 'POST'], paths: ['/api/*', '/healthz'] } }],
          ...(app.tier === 'data'
            ? { when: [{ key: 'connection.sni', values: [`${app.name}.${app.namespace}.svc`] }] }
            : {}),
        },
      ],
    },
  };
  return withManagedFields(policy, { manager: 'istioctl', time: toTimestamp(createdMs) });
}
