import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import type { Values } from './render.ts';

const authority = await createCertificateAuthority({ name: 'test' });
const client = await authority.issueClientCertificate({ commonName: 'shop' });

/** What a values file from onboarding has. */
export const onboarded = {
  server: { host: 'grpc.example.com', port: 443, tls: { insecureSkipVerify: false } },
  auth: { token: 'aGVhZGVy.Y2xhaW1z.c2lnbmF0dXJl' },
  certificates: {
    client: { cert: client.certificate, key: client.key },
    ca: { cert: authority.certificate },
  },
  operator: {
    cluster: { id: 'shop', name: 'shop' },
    cilium: { disableFlows: false },
    istio: { enabled: false },
    safeApply: { enabled: false },
  },
} satisfies Values;

/** With changes, deep. */
export function withValues(changes: Values, base: Values = onboarded): Values {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const old = merged[key];
    merged[key] = isMap(value) && isMap(old) ? withValues(value, old) : value;
  }
  return merged;
}

const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const istio = { operator: { istio: { enabled: true, telemetry: { namespaces: ['shop'] } } } };

/** Values that look as different as users' do, each with the APIs that its cluster serves. */
export const matrix: Readonly<
  Record<string, { readonly values: Values; readonly apiVersions?: readonly string[] }>
> = {
  'as onboarded': { values: onboarded },
  everything: {
    values: withValues({
      ...istio,
      replicaCount: 2,
      networkPolicy: {
        create: true,
        scraper: { namespaceSelector: { matchLabels: { name: 'monitoring' } } },
      },
      watcher: { replicas: 2, dropLabels: ['internal/*'], dropAnnotations: ['secret*'] },
      flowCollector: { replicas: 3 },
      alsReceiver: { autoscaling: { enabled: true } },
      proxy: { url: 'http://proxy.example.com:3128', noProxy: ['.internal'] },
      namespaces: { include: ['shop', 'team-*'], exclude: ['team-x'] },
      global: {
        imagePullSecrets: [{ name: 'pull' }],
        image: { registry: 'registry.example.com/mirror/' },
        extraCa: { configMap: 'our-ca' },
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
        ],
      },
      podLabels: { team: 'platform' },
      tolerations: [{ key: 'system', operator: 'Exists' }],
      nodeSelector: { 'kubernetes.io/os': 'linux' },
    }),
    apiVersions: ['telemetry.istio.io/v1', 'monitoring.coreos.com/v1'],
  },
  'an own bus': {
    values: withValues({
      nats: { enabled: false },
      externalNats: {
        servers: ['tls://nats.example.com:4222'],
        nkeySecretPrefix: 'bus',
        caConfigMap: 'bus-ca',
        streams: 'create',
        replicas: 3,
      },
    }),
  },
  'on Cilium, collectors that scale': {
    values: withValues({
      capabilities: { flows: true, l7: 'on' },
      networkPolicy: { create: true },
      flowCollector: { autoscaling: { enabled: true } },
      nats: { storage: { persistent: false }, scheduling: { priorityClassName: 'system-cluster-critical' } },
    }),
    apiVersions: ['cilium.io/v2/CiliumNetworkPolicy'],
  },
  'OpenShift, nothing optional': {
    values: withValues({
      global: { openshift: true },
      operator: { cilium: { disableFlows: true } },
      monitoring: { annotations: false },
    }),
  },
  'existing Secrets': {
    values: {
      auth: { existingSecret: { name: 'own-token', key: 'jwt' } },
      certificates: { existingSecret: 'own-tls' },
      serviceAccount: { create: false, name: 'own-account' },
      fullnameOverride: 'kestrel',
    },
  },
};
