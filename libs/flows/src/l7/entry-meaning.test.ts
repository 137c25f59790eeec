import { describe, expect, it } from 'vitest';
import {
  type Common,
  clientSide,
  http,
  httpEntry,
  identifier,
  ordersIp,
  send,
  serverSide,
  socket,
  startL7,
  tcp,
  type,
  webIp,
} from '../../test/access-logs.ts';

const orders = identifier('orders', ordersIp);

/** Records of entries that one proxy sends. */
function recordsOf(who: typeof orders, ...entries: Parameters<typeof http>) {
  const { merger, records } = startL7();
  const stream = merger.openConnection().openStream();
  send(stream, who);
  send(stream, http(...entries));
  return records();
}

describe('the side of an entry without a cluster', () => {
  const refused: Common = { upstream_cluster: '', upstream_remote_address: null, tls_properties: null };

  it("is the server's where the address that was dialled is the reporter's own", () => {
    const [record] = recordsOf(orders, httpEntry(serverSide(refused)));
    expect(record).toMatchObject({ source: { ip: webIp }, destination: { name: 'orders', port: 8080 } });
  });

  it("is the server's where authorization denied it", () => {
    const response = {
      response_code: { value: 403 },
      response_code_details: 'rbac_access_denied_matched_policy[none]',
    };
    const common = serverSide({ ...refused, downstream_local_address: socket('10.99.0.20', 80) });
    const [record] = recordsOf(orders, httpEntry(common, { response }));
    expect(record).toMatchObject({ destination: { name: 'orders' }, allowed: false });
  });

  it("is the server's where nothing listens for what was sent, which is a denial", () => {
    const common = serverSide({ ...refused, access_log_type: 0, response_flags: { no_route_found: true } });
    const response = { response_code_details: 'filter_chain_not_found' };
    const [record] = recordsOf(orders, { common_properties: common, response });
    expect(record).toMatchObject({ destination: { name: 'orders' }, allowed: false, l7_protocol: 2 });
  });
});

it('the address from which a proxy itself connects is nobody', () => {
  const common = clientSide({
    upstream_remote_address: socket('127.0.0.6', 1),
    downstream_local_address: socket('198.51.100.9', 9000),
    upstream_cluster: 'PassthroughCluster',
  });
  const [record] = recordsOf(identifier('web', webIp), httpEntry(common, { request: { path: '/a' } }));
  expect(record).toMatchObject({ destination: { ip: '198.51.100.9', port: 9000 } });
});

it('retries and what went wrong in transport are told', () => {
  const common = serverSide({
    upstream_request_attempt_count: 3,
    upstream_transport_failure_reason: 'TLS_error: certificate expired',
    downstream_transport_failure_reason: 'TLS_error: peer did not return a certificate',
  });
  const [record] = recordsOf(orders, httpEntry(common));
  expect(record?.http_data).toMatchObject({
    upstream_request_attempt_count: 3,
    upstream_transport_failure_reason: 'TLS_error: certificate expired',
    downstream_transport_failure_reason: 'TLS_error: peer did not return a certificate',
  });
});

describe('a waypoint', () => {
  const id = 'waypoint~10.0.0.9~waypoint-5b6f-x1.shop~shop.svc.cluster.local';
  const waypoint = { identifier: { node: { id, cluster: 'waypoint.shop' }, log_name: 'als' } };
  /** As a tunnel ends in it: the addresses of the pods stand in internal addresses. */
  const through = (changes: Common = {}) =>
    serverSide({
      downstream_local_address: socket('10.99.0.20', 80),
      upstream_cluster: 'inbound-vip|80|http|orders.shop.svc.cluster.local',
      upstream_remote_address: {
        envoy_internal_address: {
          server_listener_name: 'connect_originate',
          endpoint_id: `${ordersIp}:8080`,
        },
      },
      ...changes,
    });

  it('tells of calls from a caller to a service, and is neither of them', () => {
    const [record] = recordsOf(waypoint, httpEntry(through()));
    expect(record).toMatchObject({
      source: { namespace: 'shop', name: 'web' },
      destination: { namespace: 'shop', kind: 'Service', name: 'orders', ip: ordersIp, port: 8080 },
    });
  });

  it('does not make the workload behind it one that reports itself', () => {
    const { merger, seen } = startL7();
    const stream = merger.openConnection().openStream();
    send(stream, waypoint);
    send(stream, http(httpEntry(through())));
    expect([...seen].filter((name) => !name.includes('#'))).toEqual([]);
  });

  it('denies in the name of a policy, too', () => {
    const details = 'rbac_access_denied_matched_policy[ns[shop]-policy[deny-admin]-rule[0]]';
    const { merger, records } = startL7();
    const stream = merger.openConnection().openStream();
    send(stream, waypoint);
    const response = { response_code: { value: 403 }, response_code_details: details };
    send(stream, http(httpEntry(through({ upstream_remote_address: null }), { response })));
    expect(records()).toMatchObject([{ allowed: false, destination: { name: 'orders' } }]);
    expect(merger.details().denials).toEqual([{ policy: 'shop/deny-admin', count: 1 }]);
  });
});

it('a connection over UDP that ended counts', () => {
  const { merger, records } = startL7();
  const stream = merger.openConnection().openStream();
  send(stream, orders);
  send(stream, tcp({ common_properties: serverSide({ access_log_type: type.UdpSessionEnd }) }));
  expect(records()).toMatchObject([{ protocol: 'UDP', count: 1 }]);
});
