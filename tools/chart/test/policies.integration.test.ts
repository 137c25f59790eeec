import { describe, expect, it } from 'vitest';
import { type Manifest, named, namesOf, render, type Values } from './render.ts';
import { onboarded, withValues } from './values.ts';

const services = ['als-receiver', 'flow-collector', 'uplink-gateway', 'watcher'];
const cilium = { apiVersions: ['cilium.io/v2/CiliumNetworkPolicy'] };
const withPolicies = (changes: Values = {}) =>
  withValues(
    { networkPolicy: { create: true }, operator: { istio: { enabled: true } } },
    withValues(changes),
  );

/** `service: port…` for each rule of what leaves that has a part like `text`. */
function reaching(manifests: readonly Manifest[], kind: string, text: string): string[] {
  return manifests
    .filter((each) => each.kind === kind)
    .flatMap(({ metadata, spec }) =>
      (spec.egress ?? [])
        .filter((rule: object) => JSON.stringify(rule).includes(text))
        .map((rule: { ports?: { port: number }[]; toPorts?: { ports: { port: string }[] }[] }) => {
          const ports = rule.ports ?? rule.toPorts?.flatMap((each) => each.ports) ?? [];
          return `${metadata.name.replace('kestrel-operator-', '')}: ${ports.map(({ port }) => port).join()}`;
        }),
    )
    .sort();
}

it('makes none unless told to', () => {
  const manifests = render(onboarded, cilium);
  expect([...namesOf(manifests, 'NetworkPolicy'), ...namesOf(manifests, 'CiliumNetworkPolicy')]).toEqual([]);
});

describe('as NetworkPolicies', () => {
  const manifests = render(withPolicies());

  it('holds every service and the bus to what it names', () => {
    expect(namesOf(manifests, 'NetworkPolicy').sort()).toEqual(
      [...services, 'nats'].map((name) => `kestrel-operator-${name}`).sort(),
    );
    for (const { kind, spec } of manifests) {
      if (kind === 'NetworkPolicy') expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    }
    expect(named(manifests, 'NetworkPolicy', 'kestrel-operator-nats').spec.egress).toEqual([]);
  });

  it('lets addresses be reached by the gateway, and by those that ask the API server', () => {
    expect(reaching(manifests, 'NetworkPolicy', '0.0.0.0/0')).toEqual([
      'flow-collector: 443,6443',
      'uplink-gateway: 443',
      'watcher: 443,6443',
    ]);
  });

  it('knows DNS by the ports of its pods too', () => {
    const asked = reaching(manifests, 'NetworkPolicy', 'openshift-dns');
    expect(asked).toEqual(services.map((name) => `${name}: 53,53,5353,5353`));
  });

  it('follows the address of the relay, the proxy and your own bus', () => {
    const changed = render(
      withPolicies({
        flowCollector: { hubble: { relayAddress: 'relay.example.com:4999' } },
        proxy: { url: 'http://user:secret@proxy.example.com:3128' },
        nats: { enabled: false },
        externalNats: {
          servers: ['tls://a.example.com:4300', 'tls://b.example.com'],
          nkeySecretPrefix: 'bus',
        },
      }),
    );
    expect(reaching(changed, 'NetworkPolicy', '4999')).toEqual(['flow-collector: 4999']);
    expect(reaching(changed, 'NetworkPolicy', '0.0.0.0/0')).toEqual([
      'uplink-gateway: 3128',
      'watcher: 443,6443',
    ]);
    expect(reaching(changed, 'NetworkPolicy', '4300')).toEqual(services.map((name) => `${name}: 4300,4222`));
  });
});

describe('as CiliumNetworkPolicies', () => {
  const manifests = render(withPolicies(), cilium);
  const all = 'CiliumNetworkPolicy';

  it('is what is made where the cluster serves them, unless told otherwise', () => {
    expect(namesOf(manifests, all).sort()).toEqual(services.map((name) => `kestrel-operator-${name}`));
    const told = withValues({ networkPolicy: { flavor: 'kubernetes' } }, withPolicies());
    expect(namesOf(render(told, cilium), all)).toEqual([]);
    const toldWithout = withValues({ networkPolicy: { flavor: 'cilium' } }, withPolicies());
    expect(namesOf(render(toldWithout), all)).toHaveLength(services.length);
  });

  it('leaves what comes in, and the bus, to NetworkPolicies', () => {
    for (const name of services) {
      expect(named(manifests, 'NetworkPolicy', `kestrel-operator-${name}`).spec.policyTypes).toEqual([
        'Ingress',
      ]);
    }
    expect(named(manifests, 'NetworkPolicy', 'kestrel-operator-nats').spec.egress).toEqual([]);
  });

  it('names the API server, the relay and the cloud, and no range of addresses', () => {
    expect(reaching(manifests, all, 'kube-apiserver')).toEqual([
      'flow-collector: 443,6443',
      'watcher: 443,6443',
    ]);
    expect(reaching(manifests, all, 'hubble-relay')).toEqual(['flow-collector: 443,80,4245']);
    expect(reaching(manifests, all, '"toFQDNs":[{"matchName":"grpc.example.com"}]')).toEqual([
      'uplink-gateway: 443',
    ]);
    expect(JSON.stringify(manifests.filter(({ kind }) => kind === all))).not.toMatch(/0\.0\.0\.0|world/);
  });

  it('takes a cloud that is given by its address, and the proxy in its place', () => {
    const byAddress = render(withPolicies({ server: { host: '192.0.2.7', port: 7443 } }), cilium);
    expect(reaching(byAddress, all, '"toCIDR":["192.0.2.7/32"]')).toEqual(['uplink-gateway: 7443']);
    const byProxy = render(withPolicies({ proxy: { url: 'http://a:b@proxy.example.com' } }), cilium);
    expect(reaching(byProxy, all, 'matchName":"proxy.example.com"')).toEqual(['uplink-gateway: 80']);
    expect(reaching(byProxy, all, 'grpc.example.com')).toEqual([]);
  });
});
