import { describe, expect, it } from 'vitest';
import {
  type Common,
  clientSide,
  encodeMessage,
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
import { bytesValue, flatNodeAny, structAny } from '../../test/peer-metadata.ts';
import { flagNames } from './response-flags.ts';

const left = { downstream_connection_termination: true };
const cut = { upstream_connection_termination: true };

/** Nothing was sent to the host, or nothing came back. */
function noBytes(...ways: ('tx' | 'rx')[]): Common {
  return Object.fromEntries(ways.map((way) => [`time_to_first_upstream_${way}_byte`, null]));
}

/** A merger with a server's stream, and one more of the same connection. */
function startServer(options: Parameters<typeof startL7>[0] = {}) {
  const merging = startL7(options);
  const connection = merging.merger.openConnection();
  const stream = connection.openStream();
  const other = connection.openStream();
  send(stream, identifier('orders', ordersIp));
  send(other, identifier('orders', ordersIp));
  return { ...merging, connection, stream, other };
}

function startClient(options: Parameters<typeof startL7>[0] = {}) {
  const merging = startL7(options);
  const connection = merging.merger.openConnection();
  const stream = connection.openStream();
  send(stream, identifier('web', webIp));
  return { ...merging, connection, stream };
}

describe('an identifier', () => {
  it('that is missing leaves its entries unidentified, and they count', () => {
    const { merger, records } = startL7();
    send(merger.openConnection().openStream(), http(httpEntry(serverSide())));
    expect(records()).toMatchObject([{ source: { namespace: 'shop', name: 'web' }, count: 1 }]);
    expect(merger.details().unidentified).toBe(1);
  });

  it('that comes again takes the place of the one before', () => {
    const { stream, records } = startServer();
    send(stream, { ...identifier('carts', '10.0.0.9'), ...http(httpEntry(serverSide())) });
    expect(records()).toMatchObject([{ destination: { name: 'carts' } }]);
  });

  it('is read however large its extensions are, and nothing of the rest is passed on', () => {
    const { merger, records } = startL7();
    const stream = merger.openConnection().openStream();
    const message = identifier('orders', ordersIp, {
      ANNOTATIONS: { secret: 'canary' },
      PROXY_CONFIG: { a: 'canary' },
    });
    const extensions = Array.from({ length: 2000 }, (_, index) => ({
      name: `canary-${index}`,
      category: 'canary',
    }));
    const { node } = message.identifier ?? {};
    send(stream, { identifier: { node: { ...node, extensions } }, ...http(httpEntry(serverSide())) });
    merger.flush();
    expect(Buffer.from(merger.nextBatch()?.payload ?? []).toString('latin1')).not.toContain('canary');
    expect(records()).toMatchObject([{ destination: { kind: 'Deployment', name: 'orders' } }]);
  });
});

describe('the outcome of a call', () => {
  it('has every response flag by its short name', () => {
    const { stream, records } = startServer();
    const fields = [
      'failed_local_healthcheck',
      'no_healthy_upstream',
      'upstream_request_timeout',
      'local_reset',
      'upstream_remote_reset',
      'upstream_connection_failure',
      'upstream_connection_termination',
      'upstream_overflow',
      'no_route_found',
      'delay_injected',
      'fault_injected',
      'rate_limited',
      'rate_limit_service_error',
      'downstream_connection_termination',
      'upstream_retry_limit_exceeded',
      'stream_idle_timeout',
      'invalid_envoy_request_headers',
      'downstream_protocol_error',
      'upstream_max_stream_duration_reached',
      'response_from_cache_filter',
      'no_filter_config_found',
      'duration_timeout',
      'upstream_protocol_error',
      'no_cluster_found',
      'overload_manager',
      'dns_resolution_failure',
      'downstream_remote_reset',
    ];
    const response_flags = {
      ...Object.fromEntries(fields.map((name) => [name, true])),
      unauthorized_details: {},
    };
    send(stream, http(httpEntry(serverSide({ response_flags })), httpEntry(serverSide())));
    const flags = records().map(({ http_data }) => http_data?.response_flags ?? []);
    expect(flags).toEqual([flagNames.slice(1), []]);
  });

  it('is denied by external authorization too', () => {
    const { stream, records } = startServer();
    send(stream, http(httpEntry(serverSide({ response_flags: { unauthorized_details: { reason: 1 } } }))));
    expect(records()).toMatchObject([{ allowed: false, http_data: { response_flags: ['UAEX'] } }]);
  });

  it('is not denied by a 403 alone', () => {
    const { stream, records } = startServer();
    send(stream, http(httpEntry(serverSide(), { response: { response_code: { value: 403 } } })));
    expect(records()).toMatchObject([{ allowed: true, http_data: { response_code: 403 } }]);
  });

  it('stays code 0 where no response went out, and an unknown method stays unspecified', () => {
    const { stream, records } = startServer();
    send(stream, http(httpEntry(serverSide(), { request: { request_method: 0, path: '/x' }, response: {} })));
    expect(records()).toMatchObject([{ http_data: { method: 'UNSPECIFIED', response_code: 0 } }]);
  });

  it('is gRPC by content type and status, else by its path', () => {
    const { stream, records } = startServer();
    const request = { request_method: 3, path: '/shop.v1.Orders/Get' };
    const headers = { response_trailers: { 'grpc-status': '7' } };
    send(
      stream,
      http(
        httpEntry(serverSide(), {
          protocol_version: 3,
          request,
          response: { response_code: { value: 200 }, ...headers },
        }),
        httpEntry(serverSide(), { protocol_version: 3, request }),
        httpEntry(serverSide(), { protocol_version: 2, request }),
      ),
    );
    expect(records().map((record) => [record.l7_protocol, record.http_data?.response_headers])).toEqual([
      [3, { 'grpc-status': '7' }],
      [3, {}],
      [1, {}],
    ]);
  });

  it('counts as one, whatever sample rate it claims', () => {
    const { stream, records } = startServer();
    send(stream, http(httpEntry(serverSide({ sample_rate: 0.01 }))));
    expect(records()).toMatchObject([{ count: 1 }]);
  });

  it('adds up bytes, durations, first and last', () => {
    const { stream, records } = startServer();
    const first = serverSide({ downstream_wire_bytes_sent: 10, downstream_wire_bytes_received: 3 });
    const later = { ...first, start_time: { seconds: 1_795_000_009, nanos: 7000 } };
    send(stream, http(httpEntry(later), httpEntry(first)));
    expect(records()).toMatchObject([
      {
        count: 2,
        bytes_sent: 20,
        bytes_received: 6,
        duration_ms: 4,
        first_seen: { seconds: 1_795_000_000, nanos: 5000 },
        last_seen: { seconds: 1_795_000_009, nanos: 7000 },
      },
    ]);
  });
});

describe('who talks to whom', () => {
  it('is not TLS because of a server name', () => {
    const { stream, records } = startServer();
    const tls_properties = { tls_sni_hostname: 'outbound_.80_._.orders.shop.svc.cluster.local' };
    send(stream, http(httpEntry(serverSide({ tls_properties }))));
    expect(records()).toMatchObject([{ source: { ip: webIp, name: '' } }]);
  });

  it('is what peer metadata says, before the certificate', () => {
    const { stream, records } = startServer();
    const fields = { namespace: 'edge', workload: 'gateway', type: 'deployment', service: 'gw' };
    send(
      stream,
      http(httpEntry(serverSide({ filter_state_objects: { downstream_peer: structAny(fields) } }))),
    );
    expect(records()).toMatchObject([
      { source: { namespace: 'edge', kind: 'Deployment', name: 'gateway', service_name: 'gw' } },
    ]);
  });

  it('is what older peer metadata says, a FlatBuffer', () => {
    const { stream, records, merger } = startServer();
    const any = flatNodeAny([
      'gateway-1-x',
      'edge',
      '',
      'kubernetes://apis/apps/v1/namespaces/edge/statefulsets/gateway',
      'gateway',
    ]);
    send(stream, http(httpEntry(serverSide({ filter_state_objects: { 'wasm.downstream_peer': any } }))));
    expect(records()).toMatchObject([
      { source: { namespace: 'edge', kind: 'StatefulSet', name: 'gateway' } },
    ]);
    expect(merger.details().evidence.source['peer-metadata']).toBe(1);
  });

  it('is the certificate where the peer was not found', () => {
    const { stream, records } = startServer();
    const marker = {
      type_url: 'type.googleapis.com/google.protobuf.BytesValue',
      value: bytesValue(Buffer.from('peer not found')),
    };
    send(stream, http(httpEntry(serverSide({ filter_state_objects: { 'wasm.downstream_peer': marker } }))));
    expect(records()).toMatchObject([{ source: { namespace: 'shop', kind: 'ServiceAccount', name: 'web' } }]);
  });

  it('is the workload at the address, in the namespace that the certificate proves', () => {
    const { stream, records, owners } = startServer();
    owners.set(webIp, { namespace: 'shop', kind: 'Deployment', name: 'web-v2' });
    send(stream, http(httpEntry(serverSide())));
    expect(records()).toMatchObject([{ source: { kind: 'Deployment', name: 'web-v2' } }]);
  });

  it('is the real peer, not the one that a header names', () => {
    const { stream, records } = startServer();
    const common = serverSide({ downstream_remote_address: socket('203.0.113.9', 0), tls_properties: null });
    send(stream, http(httpEntry(common)));
    expect(records()).toMatchObject([{ source: { ip: webIp } }]);
  });

  it('is behind an internal address what its endpoint id says', () => {
    const { stream, records, owners } = startClient();
    owners.set('10.0.0.7', { namespace: 'shop', kind: 'StatefulSet', name: 'db' });
    const upstream_remote_address = {
      envoy_internal_address: { server_listener_name: 'connect_originate', endpoint_id: '10.0.0.7:5432' },
    };
    send(stream, http(httpEntry(clientSide({ upstream_remote_address }))));
    expect(records()).toMatchObject([{ destination: { name: 'db', ip: '10.0.0.7', port: 5432 } }]);
  });

  it('is what the client asked for, where a black hole took it', () => {
    const { stream, records } = startClient();
    const common = clientSide({
      upstream_cluster: 'BlackHoleCluster',
      upstream_remote_address: null,
      downstream_local_address: socket('198.51.100.7', 443),
      tls_properties: { tls_sni_hostname: 'api.example.com' },
      access_log_type: type.TcpConnectionEnd,
    });
    send(stream, tcp({ common_properties: common }));
    expect(records()).toMatchObject([
      { source: { name: 'web' }, destination: { kind: 'Host', name: 'api.example.com', port: 443 } },
    ]);
  });
});

describe('a call counts once', () => {
  it('of start, periods and end', () => {
    const { stream, records, merger } = startServer();
    const types = [type.DownstreamStart, type.DownstreamPeriodic, type.UpstreamEnd, type.DownstreamEnd];
    send(stream, http(...types.map((access_log_type) => httpEntry(serverSide({ access_log_type })))));
    send(stream, http(httpEntry(serverSide({ access_log_type: 0, intermediate_log_entry: true }))));
    expect(records()).toMatchObject([{ count: 1 }]);
    expect(merger.ledger().filtered.intermediate).toBe(4);
  });

  it.each(['http first', 'tcp first'])('of both providers of one side: %s', (order) => {
    const { stream, other, records, merger } = startServer();
    const both = [
      () => send(stream, http(httpEntry(serverSide()))),
      () => send(other, tcp({ common_properties: serverSide() })),
    ];
    for (const sendOne of order === 'http first' ? both : both.reverse()) sendOne();
    expect(records()).toMatchObject([{ count: 1, http_data: { path: '/api/orders' } }]);
    expect(merger.ledger().filtered.shadow).toBe(1);
  });

  describe('of providers whose streams came to two replicas', () => {
    function startReplicas() {
      const told = new Set<string>();
      const reporters = { reports: (name: string) => told.has(name), seen: (name: string) => told.add(name) };
      return { told, forHttp: startServer({ reporters }), forTcp: startServer({ reporters }) };
    }

    it.each(['http first', 'tcp first'])('a request: %s', (order) => {
      const { forHttp, forTcp } = startReplicas();
      const both = [
        () => send(forHttp.stream, http(httpEntry(serverSide()))),
        () => send(forTcp.stream, tcp({ common_properties: serverSide() })),
      ];
      for (const sendOne of order === 'http first' ? both : both.reverse()) sendOne();
      expect(forTcp.records()).toEqual([]);
      expect(forHttp.records()).toMatchObject([{ count: 1, http_data: { path: '/api/orders' } }]);
      expect(forTcp.merger.ledger().filtered.shadow).toBe(1);
    });

    it('a TCP connection', () => {
      const { forHttp, forTcp } = startReplicas();
      const common = serverSide({ access_log_type: type.TcpConnectionEnd });
      send(forHttp.stream, http({ common_properties: common }));
      send(forTcp.stream, tcp({ common_properties: common }));
      expect(forHttp.records()).toEqual([]);
      expect(forTcp.records()).toMatchObject([{ count: 1 }]);
    });

    it('each side for itself', () => {
      const { forHttp, forTcp } = startReplicas();
      send(forHttp.stream, http(httpEntry(serverSide())));
      const client = serverSide({
        upstream_cluster: 'outbound|80||stock.shop.svc.cluster.local',
        upstream_remote_address: socket('10.0.0.77', 8080),
      });
      send(forTcp.stream, tcp({ common_properties: client }));
      expect(forTcp.records()).toMatchObject([{ count: 1 }]);
    });

    it('is asked anew in each window: a provider that was taken away hides nothing', () => {
      const { told, forHttp, forTcp } = startReplicas();
      const sendTcp = () => send(forTcp.stream, tcp({ common_properties: serverSide() }));
      send(forHttp.stream, http(httpEntry(serverSide())));
      sendTcp();
      expect(forTcp.records()).toEqual([]);
      told.clear();
      forTcp.merger.flush();
      sendTcp();
      expect(forTcp.records()).toMatchObject([{ count: 1 }]);
    });
  });

  it('of a connection that the HTTP provider logs as well', () => {
    const { stream, other, records } = startServer();
    const common = serverSide({ access_log_type: type.TcpConnectionEnd });
    send(stream, http({ common_properties: common }));
    send(
      other,
      tcp({ common_properties: common, connection_properties: { received_bytes: 5, sent_bytes: 6 } }),
    );
    expect(records()).toMatchObject([{ count: 1, tcp_data: { received_bytes: 5, sent_bytes: 6 } }]);
  });

  it.each([
    ['http', type.TcpConnectionEnd],
    ['tcp', type.DownstreamEnd],
    ['tcp', 0],
  ])('of one provider alone: %s, type %i', (kind, access_log_type) => {
    const { stream, records } = startServer();
    const entry = { common_properties: serverSide({ access_log_type }) };
    send(stream, kind === 'http' ? http(entry) : tcp(entry));
    expect(records()).toMatchObject([{ count: 1 }]);
  });

  it.each(['client first', 'server first'])('of client and server: %s', (order) => {
    const { merger, records } = startL7();
    const both = [
      () => {
        const stream = merger.openConnection().openStream();
        send(stream, { ...identifier('web', webIp), ...http(httpEntry(clientSide())) });
      },
      () => {
        const stream = merger.openConnection().openStream();
        send(stream, { ...identifier('orders', ordersIp), ...http(httpEntry(serverSide())) });
      },
    ];
    for (const sendOne of order === 'client first' ? both : both.reverse()) sendOne();
    expect(records()).toMatchObject([{ count: 1, node_id: expect.stringContaining(ordersIp) }]);
    expect(merger.ledger().filtered['other-side']).toBe(1);
  });

  it('of a client whose server does not report', () => {
    const { stream, seen, records, owners } = startClient();
    owners.set(ordersIp, { namespace: 'shop', kind: 'Deployment', name: 'orders' });
    send(stream, http(httpEntry(clientSide())));
    expect(records()).toHaveLength(1);
    seen.add('shop/orders');
    send(stream, http(httpEntry(clientSide())));
    expect(records()).toEqual([]);
  });

  // As Envoy 1.36 gives them: the host stands in each entry, with a connection or without.
  const noConnection: Common = { upstream_local_address: null, ...noBytes('tx', 'rx') };
  it.each<[string, Common, boolean]>([
    ['was refused', { ...noConnection, response_flags: { upstream_connection_failure: true } }, true],
    ['left before it was connected', { ...noConnection, response_flags: left }, true],
    ['left before an answer', { ...noBytes('rx'), response_flags: left }, false],
    ['was cut off before an answer', { ...noBytes('rx'), response_flags: cut }, true],
    ['was cut off within the answer', { response_flags: cut }, false],
    ['waited too long', { ...noBytes('rx'), response_flags: { upstream_request_timeout: true } }, false],
    ['reached a tunnel, which has no address of its own', { upstream_local_address: null }, false],
    ['opened a TCP connection', { ...noBytes('tx', 'rx'), access_log_type: type.TcpConnectionEnd }, false],
  ])('of a client that %s, where the server reports', (_what, changes, counts) => {
    const { stream, seen, records, owners, merger } = startClient();
    owners.set(ordersIp, { namespace: 'shop', kind: 'Deployment', name: 'orders' });
    seen.add('shop/orders');
    send(stream, http(httpEntry(clientSide(changes))));
    expect(records()).toHaveLength(counts ? 1 : 0);
    expect(merger.ledger().filtered['other-side']).toBe(counts ? 0 : 1);
  });

  it('decided when the next window closes, not before', async () => {
    const { stream, seen, take, clock, merger, owners } = startClient({ windowMs: 1000 });
    owners.set(ordersIp, { namespace: 'shop', kind: 'Deployment', name: 'orders' });
    send(stream, http(httpEntry(clientSide())));
    await clock.advance(1000);
    expect(take()).toEqual([]);
    expect(merger.ledger().open).toBe(1);
    seen.add('shop/orders');
    await clock.advance(1000);
    expect(take()).toEqual([]);
    expect(merger.ledger()).toMatchObject({ received: 1, open: 0, filtered: { 'other-side': 1 } });
  });
});

describe('privacy', () => {
  it('passes on no header, query, user or page that was not asked for', () => {
    const { stream, merger } = startServer({ headers: ['authorization', 'cookie', 'set-cookie', 'x-team'] });
    const secrets = { authorization: 'canary', cookie: 'canary', 'x-other': 'canary', 'x-team': 'green' };
    const request = {
      request_method: 1,
      path: '/users/jane@canary.org/canary;jsessionid=canary?token=canary',
      authority: 'canary:canary@orders.shop',
      user_agent: 'canary',
      referer: 'https://canary/',
      forwarded_for: 'canary',
      request_headers: secrets,
    };
    request.path = '/users/jane@canary.org/list;jsessionid=canary?token=canary';
    const response = { response_headers: { 'set-cookie': 'canary' } };
    send(stream, http(httpEntry(serverSide(), { request, response })));
    merger.flush();
    const payload = Buffer.from(merger.nextBatch()?.payload ?? []).toString('latin1');
    expect(payload).not.toContain('canary');
    expect(payload).toContain('green');
    expect(payload).toContain('/users/{token}/list');
  });

  it('leaves out calls of which no end is in a watched namespace', () => {
    const { stream, records, merger } = startServer({ isWatched: (namespace) => namespace !== 'shop' });
    send(stream, http(httpEntry(serverSide())));
    expect(records()).toEqual([]);
    expect(merger.ledger().filtered.namespace).toBe(1);
  });
});

describe('bounds', () => {
  it('give a destination so many paths and no more, and lose nothing', () => {
    const { stream, records, merger } = startServer({ maxPaths: 2 });
    const paths = ['/a', '/b', '/c', '/d', '/a'];
    send(
      stream,
      http(...paths.map((path) => httpEntry(serverSide(), { request: { request_method: 1, path } }))),
    );
    expect(records().map(({ http_data, count }) => [http_data?.path, count])).toEqual([
      ['/a', 2],
      ['/b', 1],
      ['/{other}', 2],
    ]);
    expect(merger.details().pathOverflow).toBe(2);
  });

  it('leave out paths while the bus takes nothing, then new callers, the denied ones last', () => {
    const { stream, merger, take } = startServer({ maxKeys: 16 });
    // A window that the bus does not take, and behind it one that is full.
    for (let i = 0; i < 32; i++) sendCall({ path: `/${letters(i)}` });
    expect(merger.isFull).toBe(true);
    for (let i = 32; i < 132; i++) sendCall({ path: `/${letters(i)}` });
    expect(merger.ledger()).toMatchObject({ received: 132, open: 132, lost: { 'no-room': 0 } });
    expect(merger.details().pathOverflow).toBe(100);

    for (let i = 0; i < 100; i++) sendCall({ path: '/a', caller: `10.0.1.${i}` });
    const lost = merger.ledger().lost['no-room'];
    expect(lost).toBe(99);
    sendCall({ path: '/a', details: 'rbac_access_denied_matched_policy[none]' });
    expect(merger.ledger()).toMatchObject({ received: 233, open: 233 - lost, lost: { 'no-room': lost } });

    const before = take();
    merger.flush();
    const records = [...before, ...take()];
    expect(records.reduce((sum, { count }) => sum + Number(count), 0)).toBe(233 - lost);
    expect(records.filter(({ allowed }) => !allowed)).toMatchObject([{ http_data: { path: '/a' } }]);

    function sendCall({ path = '', caller = webIp, details = 'via_upstream' }): void {
      const common = serverSide({
        downstream_direct_remote_address: socket(caller, 1),
        tls_properties: null,
      });
      const response = { response_code: { value: 200 }, response_code_details: details };
      send(stream, http(httpEntry(common, { request: { request_method: 1, path }, response })));
    }
  });

  it('make batches larger where windows fill up', () => {
    const { stream, merger } = startServer({ maxKeys: 64, maxBatchBytes: 1000 });
    const sizeOfFirst = () => merger.nextBatch()?.payload.length ?? 0;
    const sendCalls = (from: number, to: number) => {
      for (let i = from; i < to; i++)
        send(
          stream,
          http(httpEntry(serverSide(), { request: { request_method: 1, path: `/${letters(i)}` } })),
        );
    };
    sendCalls(0, 63);
    merger.flush();
    expect(sizeOfFirst()).toBeGreaterThan(500);
    expect(sizeOfFirst()).toBeLessThanOrEqual(1000);
    while (merger.nextBatch()) merger.settle();
    sendCalls(100, 165);
    expect(sizeOfFirst()).toBeGreaterThan(3500);
    expect(sizeOfFirst()).toBeLessThanOrEqual(4000);
  });

  it('keep the dictionary small, whatever comes by', () => {
    const { stream, merger, take } = startServer({ maxDictionaryBytes: 64 * 1024, maxPaths: 10 });
    let peak = 0;
    for (let i = 0; i < 5000; i++) {
      const host = `host-${i}.example.com`;
      send(
        stream,
        http(httpEntry(serverSide(), { request: { request_method: 1, path: `/p${i}`, authority: host } })),
      );
      peak = Math.max(peak, merger.details().dictionaryBytes);
      take();
    }
    merger.flush();
    take();
    expect(peak).toBeLessThan(256 * 1024);
    expect(merger.ledger()).toMatchObject({ received: 5000, stored: 5000, open: 0 });
  });
});

it('a message that is cut loses itself alone', () => {
  const { stream, records, merger } = startServer();
  const message = encodeMessage(http(httpEntry(serverSide())));
  stream.accept(message.subarray(0, message.length - 3));
  stream.accept(message);
  expect(records()).toMatchObject([{ count: 1 }]);
  expect(merger.ledger()).toMatchObject({ received: 2, stored: 1, lost: { malformed: 1 } });
});

/** Without digits, so that it is no id. */
function letters(n: number): string {
  return String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26));
}
