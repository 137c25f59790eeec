import { cloud } from '@kestrel/proto';
import { describe, expect, test } from 'vitest';
import { readNodeIps, readPod, readService } from './object-fields.ts';

const { Pod, Service, Node } = cloud.v1;
const createdMs = Date.UTC(2026, 0, 2, 3, 4, 5);
const labels = { app: 'orders', version: 'v1' };

const pod = Pod.encode({
  name: 'orders-7d9c5b8f6-x1y2z',
  namespace: 'shop',
  uid: 'u',
  pod_ip: '10.0.0.7',
  labels,
  phase: 'Running',
  owner_references: [{ kind: 'ReplicaSet', name: 'orders-7d9c5b8f6' }],
  created_at: { seconds: createdMs / 1_000, nanos: 5 },
  ready: true,
}).finish();

test('a Pod gives its address, its names and its beginning', () => {
  expect(readPod(pod)).toEqual({
    namespace: 'shop',
    name: 'orders-7d9c5b8f6-x1y2z',
    ip: '10.0.0.7',
    createdMs,
    isOver: false,
  });
});

test.each(['Succeeded', 'Failed'])('a Pod that has %s is over', (phase) => {
  expect(readPod(Pod.encode({ name: 'job', pod_ip: '10.0.0.8', phase }).finish())).toMatchObject({
    isOver: true,
  });
});

test('a Service gives its cluster address, a Node each of its own', () => {
  const service = Service.encode({
    name: 'orders',
    namespace: 'shop',
    labels,
    cluster_ip: '10.96.0.1',
  }).finish();
  expect(readService(service)).toEqual({ namespace: 'shop', name: 'orders', clusterIp: '10.96.0.1' });
  const node = Node.encode({
    name: 'n1',
    internal_ips: ['10.1.0.1', 'fd00::1'],
    external_ips: ['192.0.2.1'],
  });
  expect(readNodeIps(node.finish())).toEqual(['10.1.0.1', 'fd00::1', '192.0.2.1']);
});

describe('what is not a message', () => {
  test('cut anywhere, it is either read in part or refused, and never throws', () => {
    for (let length = 0; length < pod.length; length++) {
      const fields = readPod(pod.subarray(0, length));
      if (fields !== undefined) expect('orders-7d9c5b8f6-x1y2z').toContain(fields.name);
    }
    expect(readPod(pod.subarray(0, pod.length - 1))).toBeUndefined();
  });

  test('garbage is refused', () => {
    expect(readPod(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))).toBeUndefined();
    expect(readService(new Uint8Array([0x0a, 0x7f, 1]))).toBeUndefined();
    expect(readNodeIps(new Uint8Array([0x22, 0x05, 1]))).toBeUndefined();
  });
});
