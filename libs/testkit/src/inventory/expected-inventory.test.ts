import { describe, expect, test } from 'vitest';
import type { RawObject } from '../api-server/api-client.ts';
import { toEntries } from './diff-inventory.ts';
import { expectedInventory } from './expected-inventory.ts';
import { digestOf } from './inventory-digest.ts';
import type { InventoryFilter } from './metadata.ts';
import type { RawCluster } from './raw-cluster.ts';

const nothing: RawCluster = {
  Namespace: [],
  Node: [],
  Pod: [],
  Service: [],
  Deployment: [],
  ReplicaSet: [],
  StatefulSet: [],
  DaemonSet: [],
  Job: [],
  CronJob: [],
  NetworkPolicy: [],
  AuthorizationPolicy: [],
};

function object(
  name: string,
  fields: Record<string, unknown> = {},
  metadata: Record<string, unknown> = {},
): RawObject {
  return {
    metadata: {
      name,
      namespace: 'shop',
      uid: `uid-${name}`,
      resourceVersion: '7',
      creationTimestamp: '2030-01-01T00:00:05Z',
      ...metadata,
    },
    ...fields,
  };
}

function ownedBy(kind: string, name: string, uid = `uid-${name}`): Record<string, unknown> {
  return { ownerReferences: [{ apiVersion: 'v1', kind, name, uid, controller: true }] };
}

function pod(name: string, metadata: Record<string, unknown> = {}): RawObject {
  return object(name, { spec: {}, status: { phase: 'Running' } }, { labels: { app: 'web' }, ...metadata });
}

const everything = object('all', { spec: { podSelector: {} } });

function messagesOf(cluster: Partial<RawCluster>, type: string, filter: InventoryFilter = {}): unknown[] {
  return toEntries(expectedInventory({ ...nothing, ...cluster }, filter))
    .filter((entry) => entry.type === type)
    .map((entry) => entry.json);
}

function targetsOf(cluster: Partial<RawCluster>): unknown {
  const [policy] = messagesOf({ NetworkPolicy: [everything], ...cluster }, 'networkpolicy');
  return (policy as { target_workloads?: string[] }).target_workloads;
}

describe('target_workloads', () => {
  test('are the Deployment behind a ReplicaSet and the CronJob behind a Job, each once', () => {
    expect(
      targetsOf({
        Pod: [
          pod('web-1-a', ownedBy('ReplicaSet', 'web-1')),
          pod('web-1-b', ownedBy('ReplicaSet', 'web-1')),
          pod('nightly-1-a', ownedBy('Job', 'nightly-1')),
        ],
        ReplicaSet: [object('web-1', { spec: { template: { spec: {} } } }, ownedBy('Deployment', 'web'))],
        Job: [object('nightly-1', { spec: { template: { spec: {} } } }, ownedBy('CronJob', 'nightly'))],
      }),
    ).toEqual(['shop.CronJob.nightly', 'shop.Deployment.web']);
  });

  test('stop at a ReplicaSet that is gone, or is another one of the same name', () => {
    const aPod = pod('web-1-a', ownedBy('ReplicaSet', 'web-1', 'uid-of-the-old-one'));
    const namesake = object('web-1', { spec: { template: { spec: {} } } }, ownedBy('Deployment', 'web'));
    expect(targetsOf({ Pod: [aPod] })).toEqual(['shop.ReplicaSet.web-1']);
    expect(targetsOf({ Pod: [aPod], ReplicaSet: [namesake] })).toEqual(['shop.ReplicaSet.web-1']);
  });

  test('have a pod without an owner, and none of another namespace', () => {
    expect(targetsOf({ Pod: [pod('lone'), pod('other', { namespace: 'ops' })] })).toEqual(['shop.Pod.lone']);
  });

  test('are none where nothing is taken', () => {
    expect(targetsOf({})).toBeUndefined();
  });
});

describe('expectedInventory', () => {
  test('a Pod is a workload too, unless it has an owner', () => {
    const cluster = { Pod: [pod('lone'), pod('web-1-a', ownedBy('ReplicaSet', 'web-1'))] };
    expect(messagesOf(cluster, 'workload-pod')).toMatchObject([{ name: 'lone', service_account: 'default' }]);
    expect(messagesOf(cluster, 'pod')).toHaveLength(2);
  });

  test('a selector that is set and empty is not one that is left out', () => {
    const withPeers = object('peers', {
      spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }, { podSelector: {} }, {}] }] },
    });
    expect(messagesOf({ NetworkPolicy: [withPeers] }, 'networkpolicy')).toMatchObject([
      { spec: { ingress: [{ from: [{ namespace_selector: {} }, { pod_selector: {} }, {}] }] } },
    ]);
  });

  test('a named target port is 0 and a headless service has the address None', () => {
    const service = object('db', {
      spec: {
        type: 'ClusterIP',
        clusterIP: 'None',
        ports: [{ port: 1, targetPort: 'sql', protocol: 'TCP' }],
      },
    });
    expect(messagesOf({ Service: [service] }, 'service')).toEqual([
      {
        name: 'db',
        namespace: 'shop',
        uid: 'uid-db',
        ports: [{ port: 1, protocol: 'TCP' }],
        service_type: 'ClusterIP',
        cluster_ip: 'None',
        created_at: '2030-01-01T00:00:05Z',
      },
    ]);
  });

  test('keeps excluded namespaces, dropped labels and annotations in the cluster', () => {
    const cluster = {
      Namespace: [
        object('shop', {}, { namespace: undefined }),
        object('secret', {}, { namespace: undefined }),
      ],
      Service: [
        object(
          'web',
          { spec: { type: 'ClusterIP' } },
          {
            labels: { app: 'web', 'internal/owner': 'x' },
            annotations: {
              note: 'y',
              'kubectl.kubernetes.io/last-applied-configuration': '{}',
              'cost/code': 'z',
            },
          },
        ),
        object('hidden', { spec: { type: 'ClusterIP' } }, { namespace: 'secret' }),
      ],
    };
    const filter = {
      includesNamespace: (name: string) => name !== 'secret',
      dropsLabel: (key: string) => key.startsWith('internal/'),
      dropsAnnotation: (key: string) => key.startsWith('cost/'),
    };
    expect(messagesOf(cluster, 'namespace', filter)).toMatchObject([{ name: 'shop' }]);
    const [web, ...others] = messagesOf(cluster, 'service', filter) as Record<string, unknown>[];
    expect(others).toEqual([]);
    expect(web?.labels).toEqual({ app: 'web' });
    expect(web?.annotations).toEqual({ note: 'y' });
  });

  test('its digest changes with every field that is sent, and not with the order of objects', () => {
    const cluster = { ...nothing, Pod: [pod('a'), pod('b')] };
    const digest = digestOf(expectedInventory(cluster));
    expect(digestOf(expectedInventory({ ...cluster, Pod: [pod('b'), pod('a')] }))).toBe(digest);
    const changed = { ...pod('b'), status: { phase: 'Failed' } };
    expect(digestOf(expectedInventory({ ...cluster, Pod: [pod('a'), changed] }))).not.toBe(digest);
    const heartbeat = { ...pod('b'), status: { phase: 'Running', hostIP: '10.0.0.9' } };
    expect(digestOf(expectedInventory({ ...cluster, Pod: [pod('a'), heartbeat] }))).toBe(digest);
  });
});
