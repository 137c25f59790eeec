import { describe, expect, it } from 'vitest';
import { PathNormalizer } from './path-normalizer.ts';
import { parseRbacDenial } from './rbac-denial.ts';
import { parseNodeId } from './reporter.ts';
import { parseSpiffe } from './spiffe.ts';
import { parseCluster, parseKubernetesHost } from './upstream-cluster.ts';

function normalized(path: string): string {
  const paths = new PathNormalizer();
  const bytes = Buffer.from(path);
  paths.normalize(bytes, 0, bytes.length);
  return Buffer.from(paths.bytes.subarray(0, paths.length)).toString();
}

describe('a path', () => {
  it.each([
    ['/', '/'],
    ['', ''],
    ['*', '*'],
    ['/api/v1/orders', '/api/v1/orders'],
    ['/api/orders/17?code=503', '/api/orders/{id}'],
    ['/api/orders/', '/api/orders/'],
    ['/a#fragment', '/a'],
    ['/a;jsessionid=1/b', '/a/b'],
    ['/users/0b9c2a64-7f1e-4c7c-9b1e-2f6c0d7a1e55/cart', '/users/{uuid}/cart'],
    ['/blobs/9f86d081884c7d659a2feaa0c55ad015', '/blobs/{hash}'],
    ['/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0', '/t/{token}'],
    ['/t/abcdefghijklmnopqrstuvwxyzabcdefghijklmnop', '/t/{token}'],
    ['/users/jane@example.com', '/users/{token}'],
    ['/users/jane%40example.com', '/users/{token}'],
    ['/orders/ord-123456/items', '/orders/{id}/items'],
    ['/caf\u00e9/menu', '/{token}/menu'],
    ['/shop.v1.Orders/Get', '/shop.v1.Orders/Get'],
    [`/${'a/'.repeat(40)}`, `/${'a/'.repeat(16)}{rest}`],
  ])('%s is %s', (path, expected) => {
    expect(normalized(path)).toBe(expected);
  });

  it('stays within its bytes, however long it is', () => {
    expect(normalized(`/${'ab-'.repeat(21)}`.repeat(100)).length).toBeLessThan(528);
  });
});

describe('the name of a cluster', () => {
  it.each([
    ['inbound|8080||', { side: 'server', port: 8080, host: '' }],
    ['InboundPassthroughCluster', { side: 'server', port: 0, host: '' }],
    [
      'inbound-vip|80|http|orders.shop.svc.cluster.local',
      { side: 'server', port: 80, host: 'orders.shop.svc.cluster.local' },
    ],
    [
      'outbound|80|v1|orders.shop.svc.cluster.local',
      { side: 'client', port: 80, host: 'orders.shop.svc.cluster.local' },
    ],
    ['outbound_.443_._.api.example.com', { side: 'client', port: 443, host: 'api.example.com' }],
    ['outbound|443||*.example.com', { side: 'client', port: 443, host: '*.example.com' }],
    ['PassthroughCluster', { side: 'client', port: 0, host: '' }],
    ['BlackHoleCluster', { side: 'client', port: 0, host: '' }],
    ['AllowAnyDynamicDNSCluster', { side: 'client', port: 0, host: '' }],
    ['something-else', { side: 'unknown', port: 0, host: '' }],
    ['', { side: 'unknown', port: 0, host: '' }],
  ])('%s', (name, expected) => {
    expect(parseCluster(name)).toEqual(expected);
  });

  it('has a Kubernetes Service for a host, or another host', () => {
    expect(parseKubernetesHost('orders.shop.svc.cluster.local')).toEqual({
      name: 'orders',
      namespace: 'shop',
    });
    expect(parseKubernetesHost('orders.shop.svc')).toEqual({ name: 'orders', namespace: 'shop' });
    expect(parseKubernetesHost('api.example.com')).toBeUndefined();
  });
});

describe('the id of a node', () => {
  it('has four parts, and a pod whose name may have dots', () => {
    expect(parseNodeId('sidecar~10.0.0.1~web.v1-abc.shop~shop.svc.cluster.local')).toEqual({
      type: 'sidecar',
      ip: '10.0.0.1',
      pod: 'web.v1-abc',
      namespace: 'shop',
    });
  });

  it.each(['', 'web', 'sidecar~10.0.0.1~web.shop', 'a~b~c~d~e'])(
    'that is malformed says nothing: %s',
    (id) => {
      expect(parseNodeId(id)).toEqual({ type: '', ip: '', pod: '', namespace: '' });
    },
  );
});

describe('a denial', () => {
  it('names namespace, policy and rule', () => {
    expect(parseRbacDenial('rbac_access_denied_matched_policy[ns[shop]-policy[deny-admin]-rule[3]]')).toEqual(
      {
        namespace: 'shop',
        policy: 'deny-admin',
        rule: 3,
      },
    );
  });

  it('names none where nothing allowed the call', () => {
    expect(parseRbacDenial('rbac_access_denied_matched_policy[none]')).toMatchObject({
      policy: '',
      rule: -1,
    });
    expect(parseRbacDenial('via_upstream')).toBeUndefined();
  });
});

describe('a SPIFFE identity', () => {
  it('has exactly its segments', () => {
    expect(parseSpiffe('spiffe://td.example/ns/shop/sa/web')).toEqual({
      trustDomain: 'td.example',
      namespace: 'shop',
      serviceAccount: 'web',
    });
    for (const uri of [
      'spiffe://td/ns/shop/sa/web/x',
      'spiffe://td/ns/shop',
      'https://td/ns/shop/sa/web',
      '',
    ])
      expect(parseSpiffe(uri)).toBeUndefined();
  });
});
