import { cloud } from '@kestrel/proto';
import { toJson } from '@kestrel/proto/json';
import { describe, expect, test } from 'vitest';
import { mapAuthorizationPolicy } from './authorization-policy.ts';
import { alwaysDroppedAnnotations, createKeyFilter } from './key-filter.ts';
import type { MappingOptions } from './metadata.ts';
import { mapNamespace } from './namespace.ts';
import { mapNetworkPolicy } from './network-policy.ts';
import { mapNode } from './node.ts';
import { mapPod } from './pod.ts';
import { mapService } from './service.ts';
import { mapWorkload } from './workload.ts';

const options: MappingOptions = {
  keepLabels: createKeyFilter(['private.example.com/*']),
  keepAnnotations: createKeyFilter(alwaysDroppedAnnotations),
};

const creationTimestamp = '2026-11-23T07:30:48Z';
const named = (name: string, more = {}) => ({
  name,
  namespace: 'shop',
  uid: `uid-${name}`,
  creationTimestamp,
  ...more,
});
const identity = (name: string) => ({ name, namespace: 'shop', uid: `uid-${name}` });

describe('a namespace', () => {
  test('has its labels, without those that stay in the cluster', () => {
    const labels = { team: 'checkout', 'private.example.com/owner': 'x' };
    const { namespace: _, ...metadata } = named('shop', { labels });
    expect(toJson('cloud.v1.Namespace', mapNamespace({ metadata }, options))).toEqual({
      name: 'shop',
      uid: 'uid-shop',
      labels: { team: 'checkout' },
      created_at: creationTimestamp,
    });
  });
});

describe('a workload', () => {
  const spec = {
    template: { metadata: { labels: { not: 'these' } }, spec: { serviceAccountName: 'orders' } },
  };

  test.each([
    ['Deployment', spec],
    ['ReplicaSet', spec],
    ['CronJob', { jobTemplate: { spec } }],
    ['Pod', spec.template.spec],
  ] as const)('%s has the service account of its pods and its own labels', (kind, ownSpec) => {
    const object = { metadata: named('orders', { labels: { app: 'orders' } }), spec: ownSpec };
    expect(toJson('cloud.v1.Workload', mapWorkload(object, kind, options))).toEqual({
      ...identity('orders'),
      kind,
      labels: { app: 'orders' },
      created_at: creationTimestamp,
      service_account: 'orders',
    });
  });

  test('without a service account has the default one', () => {
    expect(mapWorkload({ metadata: named('web'), spec: {} }, 'Deployment', options).service_account).toBe(
      'default',
    );
  });
});

describe('a service', () => {
  test('has its ports, with 0 for a named target, and no last-applied annotation', () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}', note: 'hello' };
    const object = {
      metadata: named('web', { annotations }),
      spec: {
        type: 'NodePort',
        clusterIP: '10.97.34.106',
        externalIPs: ['198.51.100.7'],
        selector: { app: 'web' },
        ports: [
          { name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' },
          { port: 9000, protocol: 'TCP', targetPort: 9001, nodePort: 30080 },
        ],
      },
    };
    expect(toJson('cloud.v1.Service', mapService(object, options))).toEqual({
      ...identity('web'),
      annotations: { note: 'hello' },
      selector: { app: 'web' },
      ports: [
        { name: 'http', port: 80, protocol: 'TCP' },
        { port: 9000, protocol: 'TCP', target_port: 9001, node_port: 30080 },
      ],
      service_type: 'NodePort',
      cluster_ip: '10.97.34.106',
      external_ips: ['198.51.100.7'],
      created_at: creationTimestamp,
    });
  });

  test('that is an external name has neither ports nor address; a headless one says None', () => {
    const external = mapService(
      { metadata: named('ext'), spec: { type: 'ExternalName', externalName: 'a.b' } },
      options,
    );
    expect(external).toMatchObject({ service_type: 'ExternalName', ports: [], cluster_ip: '' });
    expect(mapService({ metadata: named('db'), spec: { clusterIP: 'None' } }, options).cluster_ip).toBe(
      'None',
    );
  });
});

describe('a pod', () => {
  test('has its owners, address, phase and readiness', () => {
    const ownerReferences = [
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        name: 'web-1',
        uid: 'set',
        controller: true,
        blockOwnerDeletion: true,
      },
    ];
    const object = {
      metadata: named('web-1-a', { ownerReferences }),
      status: { podIP: '10.245.0.23', phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
    };
    expect(toJson('cloud.v1.Pod', mapPod(object, options))).toEqual({
      ...identity('web-1-a'),
      pod_ip: '10.245.0.23',
      phase: 'Running',
      ready: true,
      created_at: creationTimestamp,
      owner_references: [
        {
          api_version: 'apps/v1',
          kind: 'ReplicaSet',
          name: 'web-1',
          uid: 'set',
          controller: true,
          block_owner_deletion: true,
        },
      ],
    });
  });

  test('that was just created has no status yet', () => {
    expect(mapPod({ metadata: named('new') }, options)).toMatchObject({
      phase: '',
      pod_ip: '',
      ready: false,
    });
  });
});

describe('a node', () => {
  test('has its addresses, readiness, type and zone', () => {
    const labels = { 'node.kubernetes.io/instance-type': 'm5.large', 'topology.kubernetes.io/zone': 'eu-1a' };
    const object = {
      metadata: { name: 'node-1', uid: 'uid-node-1', creationTimestamp, labels },
      status: {
        conditions: [{ type: 'Ready', status: 'True' }],
        addresses: [
          { type: 'InternalIP', address: '10.0.0.1' },
          { type: 'ExternalIP', address: '198.51.100.1' },
          { type: 'InternalIP', address: 'fd00::1' },
          { type: 'Hostname', address: 'node-1' },
        ],
      },
    };
    expect(toJson('cloud.v1.Node', mapNode(object, options))).toEqual({
      name: 'node-1',
      uid: 'uid-node-1',
      labels,
      internal_ips: ['10.0.0.1', 'fd00::1'],
      external_ips: ['198.51.100.1'],
      hostname: 'node-1',
      ready: true,
      instance_type: 'm5.large',
      zone: 'eu-1a',
      created_at: creationTimestamp,
    });
  });
});

describe('a network policy', () => {
  test('keeps what is empty apart from what is absent', () => {
    const object = {
      metadata: named('back', { resourceVersion: '17', labels: { l: '1' }, annotations: { why: 'because' } }),
      spec: {
        podSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['back'] }] },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [
              { podSelector: { matchLabels: { app: 'web' } }, namespaceSelector: {} },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
            ports: [
              { protocol: 'TCP', port: 'http' },
              { protocol: 'TCP', port: 8000, endPort: 8010 },
              { protocol: 'UDP' },
            ],
          },
        ],
        egress: [{}],
      },
    };
    expect(toJson('cloud.v1.NetworkPolicy', mapNetworkPolicy(object, options))).toEqual({
      api_version: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: {
        ...identity('back'),
        labels: { l: '1' },
        annotations: { why: 'because' },
        resource_version: '17',
      },
      spec: {
        pod_selector: { match_expressions: [{ key: 'tier', operator: 'In', values: ['back'] }] },
        policy_types: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [
              { pod_selector: { match_labels: { app: 'web' } }, namespace_selector: {} },
              { ip_block: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
            ports: [
              { protocol: 'TCP', port_name: 'http' },
              { protocol: 'TCP', port: 8000, end_port: 8010 },
              { protocol: 'UDP' },
            ],
          },
        ],
        egress: [{}],
      },
    });
  });
});

describe('an authorization policy', () => {
  test('has its rules, and no resource version', () => {
    const object = {
      metadata: named('web-only', { resourceVersion: '17' }),
      spec: {
        selector: { matchLabels: { app: 'orders' } },
        action: 'ALLOW',
        rules: [
          {
            from: [
              {
                source: {
                  principals: ['p'],
                  requestPrincipals: ['r'],
                  namespaces: ['n'],
                  ipBlocks: ['10.0.0.0/8'],
                  remoteIpBlocks: ['b'],
                },
              },
            ],
            to: [{ operation: { methods: ['GET'], paths: ['/api/*'], ports: ['8080'], hosts: ['orders'] } }],
            when: [{ key: 'request.headers[x]', values: ['a'], notValues: ['b'] }],
          },
        ],
      },
    };
    const message = mapAuthorizationPolicy(object, 'security.istio.io/v1', options);
    expect(toJson('cloud.v1.AuthorizationPolicy', message)).toEqual({
      api_version: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: identity('web-only'),
      spec: {
        selector: { match_labels: { app: 'orders' } },
        action: 'AUTHORIZATION_POLICY_ACTION_ALLOW',
        rules: [
          {
            from: [
              {
                source: {
                  principals: ['p'],
                  request_principals: ['r'],
                  namespaces: ['n'],
                  ip_blocks: ['10.0.0.0/8'],
                  remote_ip_blocks: ['b'],
                },
              },
            ],
            to: [{ operation: { methods: ['GET'], paths: ['/api/*'], ports: ['8080'], hosts: ['orders'] } }],
            when: [{ key: 'request.headers[x]', values: ['a'], not_values: ['b'] }],
          },
        ],
      },
    });
  });

  test.each([
    [{}, { spec: {} }],
    [undefined, {}],
  ])('with spec %j has just that', (spec, expected) => {
    const message = mapAuthorizationPolicy(
      { metadata: named('nothing'), spec },
      'security.istio.io/v1',
      options,
    );
    const json = toJson('cloud.v1.AuthorizationPolicy', message) as Record<string, unknown>;
    expect('spec' in json ? { spec: json.spec } : {}).toEqual(expected);
  });
});

test('the same object gives the same bytes, in whatever order its keys come', () => {
  const encode = (labels: Record<string, string>) =>
    cloud.v1.Namespace.encode(mapNamespace({ metadata: { name: 'a', uid: 'u', labels } }, options)).finish();
  expect(encode({ b: '2', a: '1' })).toEqual(encode({ a: '1', b: '2' }));
});
