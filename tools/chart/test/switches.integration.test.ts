import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chart, environment, named, namesOf, podsOf, render, type Values } from './render.ts';
import { matrix, onboarded, withValues } from './values.ts';

const isSubset = (part: object, of: object) => expect(of).toMatchObject(part);
const deployments = (values: Values) =>
  namesOf(render(values), 'Deployment')
    .map((name) => name.replace('kestrel-operator-', ''))
    .sort();

describe('a capability', () => {
  const asInstalled = ['flow-collector', 'uplink-gateway', 'watcher'];
  it.each<[string, Values, readonly string[]]>([
    ['left empty is what the earlier keys say', {}, asInstalled],
    ['flows: off', { flows: 'off' }, ['uplink-gateway', 'watcher']],
    ['flows: off, as YAML reads it', { flows: false }, ['uplink-gateway', 'watcher']],
    ['l7: on', { l7: 'on' }, ['als-receiver', ...asInstalled]],
    ['inventory: off', { inventory: 'off' }, ['flow-collector', 'uplink-gateway']],
  ])('%s', (_what, capabilities, expected) => {
    expect(deployments(withValues({ capabilities }))).toEqual(expected);
  });

  it('wins over the earlier key', () => {
    const values = withValues({
      capabilities: { flows: 'on', l7: 'off' },
      operator: { cilium: { disableFlows: true }, istio: { enabled: true } },
    });
    expect(deployments(values)).toEqual(asInstalled);
  });

  it('that is off leaves nothing of its rights, policies and tests', () => {
    const values = withValues({
      capabilities: { flows: 'off', inventory: 'off' },
      networkPolicy: { create: true },
    });
    const text = JSON.stringify(
      render(values).filter(({ kind, metadata }) => kind !== 'ConfigMap' && !metadata.name.includes('nats')),
    );
    // The hook makes the keys of all, so that switching one on needs no restart of the bus.
    expect(text.replaceAll(/kestrel-operator-nats-[a-z-]+/g, '')).not.toMatch(/flow-collector|watcher/);
  });
});

describe('replicas', () => {
  const scaled = render(matrix['on Cilium, collectors that scale']?.values ?? {});

  it('of both collectors can follow their load, and go slowly', () => {
    for (const service of ['flowCollector', 'alsReceiver']) {
      const name = service === 'flowCollector' ? 'flow-collector' : 'als-receiver';
      const values = withValues({
        capabilities: { l7: 'on' },
        [service]: { autoscaling: { enabled: true } },
      });
      const { spec } = named(render(values), 'HorizontalPodAutoscaler', `kestrel-operator-${name}`);
      isSubset(
        { minReplicas: 1, maxReplicas: 5, scaleTargetRef: { name: `kestrel-operator-${name}` } },
        spec,
      );
      expect(spec.behavior.scaleDown).toEqual({
        stabilizationWindowSeconds: 600,
        policies: [{ type: 'Pods', value: 1, periodSeconds: 120 }],
      });
    }
  });

  it('of the flow-collector that change have shards to share', () => {
    expect(environment(scaled, 'kestrel-operator-flow-collector').FLOW_SHARDS).toBe('16');
    expect(named(scaled, 'Deployment', 'kestrel-operator-flow-collector').spec.replicas).toBe(undefined);
    expect(environment(render(onboarded), 'kestrel-operator-flow-collector').FLOW_SHARDS).toBe('1');
  });

  it('have a disruption budget that an unhealthy pod does not use up, where the cluster knows that', () => {
    const policyOf = (kubeVersion: string) =>
      named(
        render(matrix.everything?.values ?? {}, { kubeVersion }),
        'PodDisruptionBudget',
        'kestrel-operator-watcher',
      ).spec.unhealthyPodEvictionPolicy;
    expect(policyOf('1.27.0')).toBe('AlwaysAllow');
    expect(policyOf('1.26.3')).toBe(undefined);
  });

  it('are two of each with values-ha.yaml, apart from each other', () => {
    const manifests = render(onboarded, { files: [join(chart, 'values-ha.yaml')] });
    for (const name of namesOf(manifests, 'Deployment')) {
      const { spec } = named(manifests, 'Deployment', name);
      expect(spec.replicas, name).toBe(2);
      expect(spec.template.spec.topologySpreadConstraints, name).toMatchObject([
        { labelSelector: { matchLabels: spec.selector.matchLabels } },
      ]);
      expect(named(manifests, 'PodDisruptionBudget', name).spec.maxUnavailable).toBe(1);
    }
  });
});

it('places each service where it says, and otherwise where all go', () => {
  const manifests = render(
    withValues({
      nodeSelector: { pool: 'all' },
      watcher: { scheduling: { nodeSelector: { pool: 'infra' }, priorityClassName: 'high' } },
      nats: { scheduling: { tolerations: [{ key: 'storage', operator: 'Exists' }] } },
      global: { priorityClassName: 'normal' },
    }),
  );
  const specOf = (name: string) =>
    podsOf(manifests).find((pod) => pod.name === `kestrel-operator-${name}`)?.spec;
  expect(specOf('watcher')).toMatchObject({ nodeSelector: { pool: 'infra' }, priorityClassName: 'high' });
  expect(specOf('uplink-gateway')).toMatchObject({
    nodeSelector: { pool: 'all' },
    priorityClassName: 'normal',
  });
  expect(specOf('nats')).toMatchObject({ tolerations: [{ key: 'storage' }], nodeSelector: { pool: 'all' } });
});

it('keeps the bus on a volume, or with its pod when told to', () => {
  const spec = (values: Values) => named(render(values), 'StatefulSet', 'kestrel-operator-nats').spec;
  const kept = spec(onboarded);
  expect(kept.volumeClaimTemplates[0].spec.resources.requests.storage).toBe('4Gi');
  expect(kept.persistentVolumeClaimRetentionPolicy.whenDeleted).toBe('Retain');
  const passing = spec(withValues({ nats: { storage: { persistent: false } } }));
  expect(passing.volumeClaimTemplates).toBe(undefined);
  expect(passing.template.spec.volumes).toContainEqual({ name: 'data', emptyDir: { sizeLimit: '4Gi' } });
});

it('tells the gateway alone of the proxy', () => {
  const manifests = render(matrix.everything?.values ?? {});
  isSubset(
    { https_proxy: 'http://proxy.example.com:3128', no_proxy: '.internal' },
    environment(manifests, 'kestrel-operator-uplink-gateway'),
  );
  expect(environment(manifests, 'kestrel-operator-watcher')).not.toHaveProperty('https_proxy');
});

it('tests the bus with the key of each that runs, one pod a key, and the cloud without any', () => {
  const tests = render(onboarded).filter(({ metadata }) => metadata.annotations?.['helm.sh/hook'] === 'test');
  const seeds = tests.map(({ metadata, spec }) => {
    const secrets = [
      ...JSON.stringify(spec.volumes ?? []).matchAll(/"name":"([a-z-]+)","items":\[\{"key":"nkey/g),
    ];
    return `${metadata.name}: ${secrets.map((match) => match[1]).join()}`;
  });
  const bus = ['bus-setup', ...['flow-collector', 'uplink-gateway', 'watcher']];
  expect(seeds.sort()).toEqual([
    ...bus.map((name) => `kestrel-operator-test-bus-${name}: kestrel-operator-nats-${name}`),
    'kestrel-operator-test-cloud: ',
  ]);
});
