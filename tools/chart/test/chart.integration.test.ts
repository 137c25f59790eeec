import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { busIdentities } from '@kestrel/bus';
import { findProgram, repositoryRoot } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import { chart, environment, named, podsOf, render, runHelm } from './render.ts';
import { matrix, onboarded, withValues } from './values.ts';

const helm = findProgram('helm');
/** Those whose program can be configured already. */
const services = ['watcher', 'flow-collector', 'als-receiver', 'uplink-gateway'].filter((name) =>
  readFileSync(mainOf(name), 'utf8').includes('runService'),
);
describe.each(Object.entries(matrix))('the chart with values: %s', (_name, { values, apiVersions = [] }) => {
  const manifests = render(values, { apiVersions });

  it('gives every pod and container the restricted profile', () => {
    for (const { name, spec } of podsOf(manifests)) {
      expect(spec.securityContext, name).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(spec.automountServiceAccountToken, name).toBeTypeOf('boolean');
      for (const container of spec.containers) {
        expect(container.securityContext, name).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          runAsNonRoot: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.resources.limits.memory, name).toBeDefined();
        expect(container.resources.requests, name).toMatchObject({
          cpu: expect.anything(),
          memory: expect.anything(),
        });
      }
    }
  });

  it('mounts into each service its own seed and no other', () => {
    for (const { name, spec } of podsOf(manifests)) {
      const secrets = JSON.stringify(spec.volumes ?? []).match(/"key":"nkey\.seed"/g) ?? [];
      expect(secrets.length, name).toBeLessThanOrEqual(1);
    }
  });

  it('makes every selector find the pods that it is for', () => {
    const labels = manifests.flatMap(({ kind, spec }) =>
      ['Deployment', 'StatefulSet'].includes(kind) ? [spec.template.metadata.labels] : [],
    );
    const selectors = manifests.flatMap(({ kind, metadata, spec }) => {
      if (kind === 'Service') return [[metadata.name, spec.selector]];
      if (kind === 'NetworkPolicy') return [[metadata.name, spec.podSelector.matchLabels]];
      if (['PodDisruptionBudget', 'Deployment', 'PodMonitor', 'StatefulSet'].includes(kind)) {
        return [[metadata.name, spec.selector.matchLabels]];
      }
      return [];
    });
    expect(selectors.length).toBeGreaterThan(2);
    for (const [name, selector] of selectors) {
      const found = labels.filter((each) =>
        Object.entries(selector).every(([key, value]) => each[key] === value),
      );
      expect(found.length, `${name} ${JSON.stringify(selector)}`).toBeGreaterThan(0);
    }
  });

  it('renders the same twice: nothing random', () => {
    expect(render(values, { apiVersions })).toEqual(manifests);
  });

  it('never makes the Secret of the renewed token, which earlier releases left behind', () => {
    expect(JSON.stringify(manifests)).not.toContain('jwt-runtime');
  });
});

describe('the chart', () => {
  it('passes lint, and needs no download for its dependencies', () => {
    expect(runHelm(['lint', '--strict', chart], onboarded)).toContain('0 chart(s) failed');
    const { status, stdout } = spawnSync(helm, ['dependency', 'list', chart], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout.match(/\bunpacked\b/g)).toHaveLength(5);
  });

  it('grants exactly this', () => {
    const grants = render(matrix.everything?.values ?? {})
      .filter(({ kind }) => kind === 'Role' || kind === 'ClusterRole')
      .flatMap(({ kind, metadata, rules }) =>
        rules.flatMap((rule: Record<string, string[]>) =>
          (rule.resources ?? []).map(
            (resource) =>
              `${kind} ${metadata.namespace ?? '*'}/${metadata.name}: ${rule.verbs?.join(',')} ${rule.apiGroups?.join()}/${resource} ${rule.resourceNames?.join(',') ?? ''}`,
          ),
        ),
      )
      .map((line) => line.trim())
      .sort();
    const watcher = 'ClusterRole */kestrel-ai-kestrel-operator-watcher: list,watch';
    const collector = 'Role kube-system/kestrel-ai-kestrel-operator-flow-collector: get';
    const hook = 'Role kestrel-ai/kestrel-operator-bus-setup:';
    const secrets = [...busIdentities.map(({ name }) => name), 'tls'].map(
      (name) => `kestrel-operator-nats-${name}`,
    );
    expect(grants).toEqual(
      [
        ...['namespaces', 'nodes', 'pods', 'services', 'events'].map((each) => `${watcher} /${each}`),
        ...['deployments', 'statefulsets', 'daemonsets', 'replicasets'].map(
          (each) => `${watcher} apps/${each}`,
        ),
        ...['jobs', 'cronjobs'].map((each) => `${watcher} batch/${each}`),
        `${watcher} networking.k8s.io/networkpolicies`,
        `${watcher} security.istio.io/authorizationpolicies`,
        `${collector} /services hubble-relay`,
        `${collector} /secrets hubble-relay-client-certs,hubble-relay-server-certs`,
        `${hook} create /secrets`,
        `${hook} get /secrets ${secrets.join(',')}`,
      ].sort(),
    );
  });

  it('gives a token of the Kubernetes API to the two that ask it, and to the hook', () => {
    const withToken = podsOf(render(matrix.everything?.values ?? {}))
      .filter(({ spec }) => spec.automountServiceAccountToken)
      .map(({ name }) => name);
    expect(withToken.sort()).toEqual([
      'kestrel-operator-bus-setup-keys',
      'kestrel-operator-flow-collector',
      'kestrel-operator-watcher',
    ]);
  });

  it('keeps the names that other things refer to', () => {
    const manifests = render(matrix.everything?.values ?? {}, { apiVersions: ['telemetry.istio.io/v1'] });
    expect(named(manifests, 'Service', 'kestrel-operator-als').spec.ports[0].port).toBe(8080);
    expect(Object.keys(named(manifests, 'Secret', 'kestrel-operator-jwt').data)).toEqual(['token']);
    expect(Object.keys(named(manifests, 'Secret', 'kestrel-operator-client-tls').data).sort()).toEqual([
      'ca.crt',
      'client.crt',
      'client.key',
      'tls.crt',
      'tls.key',
    ]);
    const telemetry = named(manifests, 'Telemetry', 'kestrel-operator-access-logs');
    expect(telemetry.metadata.namespace).toBe('shop');
    expect(telemetry.spec.accessLogging[0].providers).toEqual([
      { name: 'kestrel-operator-als' },
      { name: 'kestrel-operator-als-tcp' },
    ]);
  });

  it('puts the registry in front of every image, hooks and tests included; a digest wins', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const values = withValues({ images: { watcher: { digest } } }, matrix.everything?.values);
    const images = podsOf(render(values)).flatMap(({ spec }) =>
      spec.containers.map((each: { image: string }) => each.image),
    );
    for (const image of images) expect(image).toMatch(/^registry\.example\.com\/mirror\/[a-z]/);
    expect(images).toContain(`registry.example.com/mirror/kestrel-operator/watcher@${digest}`);
  });

  it('makes the heap from the memory limit', () => {
    const limits = { limits: { memory: '1Gi' }, requests: { cpu: '1', memory: '1Gi' } };
    const manifests = render(withValues({ resources: limits }));
    expect(environment(manifests, 'kestrel-operator-uplink-gateway').NODE_OPTIONS).toContain(
      '--max-old-space-size=512 ',
    );
    expect(environment(manifests, 'kestrel-operator-watcher').NODE_OPTIONS).toContain(
      '--max-old-space-size=96 ',
    );
  });

  it('never lets a liveness probe give up before three failures', () => {
    const values = withValues({ healthcheck: { livenessProbe: { failureThreshold: 1 } } });
    for (const { spec } of podsOf(render(values))) {
      for (const { livenessProbe } of spec.containers) {
        if (livenessProbe) expect(livenessProbe.failureThreshold).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('makes a disruption budget where there are several, and no replicas where they scale', () => {
    const names = (values: Record<string, unknown>) =>
      render(values)
        .filter(({ kind }) => kind === 'PodDisruptionBudget')
        .map(({ metadata }) => metadata.name);
    expect(names(onboarded)).toEqual([]);
    expect(names({ ...matrix.everything?.values })).toHaveLength(4);
    expect(
      named(render({ ...matrix.everything?.values }), 'Deployment', 'kestrel-operator-als-receiver').spec
        .replicas,
    ).toBe(undefined);
  });

  it.each([
    ['auth.token is empty', { auth: { token: '' } }, 'name a Secret in auth.existingSecret.name'],
    ['a placeholder as token', { auth: { token: 'REPLACE_ME' } }, 'auth.token is no JWT'],
    [
      'a placeholder as certificate',
      { certificates: { client: { cert: '-----BEGIN CERTIFICATE-----\n...\n-----END CERTIFICATE-----' } } },
      'certificates.client.cert is no PEM text',
    ],
    ['no authority', { certificates: { ca: { cert: '' } } }, 'certificates.ca.cert is no PEM text'],
    ['two buses', { externalNats: { servers: ['tls://a:4222'] } }, 'set nats.enabled=false'],
    ['no bus', { nats: { enabled: false } }, 'set externalNats.servers'],
    [
      'a bus without keys',
      { nats: { enabled: false }, externalNats: { servers: ['tls://a:4222'] } },
      'externalNats.nkeySecretPrefix is empty',
    ],
    ['too many gateways', { replicaCount: 5 }, '2 is high availability'],
    ['no account', { serviceAccount: { create: false } }, 'name the ServiceAccount'],
    [
      'namespaces for the whole mesh',
      { operator: { istio: { enabled: true, telemetry: { scope: 'mesh', namespaces: ['a'] } } } },
      'set scope=namespaces',
    ],
    ['a misspelt key of ours', { watcher: { replica: 2 } }, 'replica'],
    ['a broken digest', { images: { nats: { digest: 'sha256:1' } } }, 'digest'],
    ['an address without port', { flowCollector: { hubble: { relayAddress: 'relay' } } }, 'relayAddress'],
    ['an unknown log level', { logLevel: 'chatty' }, 'logLevel'],
    ['a quantity that is none', { watcher: { resources: { limits: { memory: '192 MB' } } } }, 'memory'],
    ['a capability that is not built', { capabilities: { policyApply: 'dryRun' } }, 'set it to off'],
    ['commands, which are not built', { capabilities: { commands: 'on' } }, 'set it to off'],
    ['a capability that is neither on nor off', { capabilities: { flows: 'maybe' } }, 'flows'],
    [
      'a range upside down',
      { flowCollector: { autoscaling: { enabled: true, minReplicas: 9 } } },
      'raise maxReplicas',
    ],
    ['a proxy that speaks TLS itself', { proxy: { url: 'https://proxy:3128' } }, 'proxy/url'],
    ['an unknown kind of policies', { networkPolicy: { flavor: 'calico' } }, 'flavor'],
    ['a memory limit nobody can read', { resources: { limits: { memory: '1Ti' } } }, 'write it in Mi, Gi'],
  ])('stops at %s, with the way out', (_what, values, text) => {
    expect(() => render(withValues(values))).toThrow(text);
  });

  it.each(services)('names only settings that %s has', (service) => {
    const manifests = render({ ...matrix.everything?.values });
    const { status, stdout, stderr } = spawnSync(process.execPath, [mainOf(service), '--help'], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const known = new Set([...stdout.matchAll(/^ {2}([A-Z_]+) \(/gm)].map((match) => match[1]));
    const ofNode = ['NODE_OPTIONS', 'MALLOC_ARENA_MAX', 'NODE_EXTRA_CA_CERTS', 'https_proxy', 'no_proxy'];
    const used = Object.keys(environment(manifests, `kestrel-operator-${service}`)).filter(
      (name) => !ofNode.includes(name),
    );
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });
});

function mainOf(service: string): string {
  return join(repositoryRoot(), 'services', service, 'src/main.ts');
}
