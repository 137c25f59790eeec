import { envoy } from '@kestrel/proto/envoy-codecs';

const { StreamAccessLogsMessage } = envoy.service.accesslog.v3;
const { DownstreamEnd, TcpConnectionEnd } = envoy.data.accesslog.v3.AccessLogType;

/** What must never leave the process; looked for in everything that is published. */
export const canaries = {
  query: 'canary-query-7f3a',
  authorization: 'canary-bearer-91cc',
  cookie: 'canary-cookie-55d0',
  annotation: 'canary-annotation-0b1e',
  forwarded: '198.51.100.77',
} as const;

const address = (ip: string, port: number) => ({ socket_address: { address: ip, port_value: port } });
const struct = (texts: Readonly<Record<string, string>>) => ({
  fields: Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { stringValue: value }])),
});

/** The proxy of `orders` in the namespace `shop`, as Istio names it. */
export function identifier(extensions = 0) {
  return {
    log_name: 'als',
    node: {
      id: 'sidecar~10.0.0.7~orders-7d9c5b8f6-x1y2z.shop~shop.svc.cluster.local',
      cluster: 'orders.shop',
      metadata: struct({
        NAME: 'orders-7d9c5b8f6-x1y2z',
        NAMESPACE: 'shop',
        OWNER: 'kubernetes://apis/apps/v1/namespaces/shop/deployments/orders',
        WORKLOAD_NAME: 'orders',
        INSTANCE_IPS: '10.0.0.7',
        ANNOTATIONS: canaries.annotation,
      }),
      extensions: Array.from({ length: extensions }, (_, index) => ({
        name: `envoy.filters.http.number_${index}`,
        category: 'envoy.filters.http',
        type_urls: [`envoy.extensions.filters.http.number_${index}.v3.Configuration`],
      })),
    },
  };
}

function common(index: number, startMs: number) {
  const caller = `10.0.1.${1 + (index % 20)}`;
  return {
    downstream_remote_address: address(caller, 40_000 + (index % 1_000)),
    downstream_direct_remote_address: address(caller, 40_000 + (index % 1_000)),
    downstream_local_address: address('10.0.0.7', 8080),
    upstream_remote_address: address('10.0.0.7', 8080),
    upstream_cluster: 'inbound|8080||',
    start_time: { seconds: Math.floor(startMs / 1_000), nanos: (index % 1_000) * 1_000_000 },
    duration: { seconds: 0, nanos: 1_000_000 * (1 + (index % 50)) },
    tls_properties: {
      tls_version: 4,
      tls_sni_hostname: 'outbound_.80_._.orders.shop.svc.cluster.local',
      peer_certificate_properties: {
        subject_alt_name: [{ uri: `spiffe://cluster.local/ns/shop/sa/caller-${index % 20}` }],
      },
    },
    response_flags: {},
  };
}

/** A server-side entry of an HTTP call, with a secret wherever one could be. */
export function httpEntry(index: number, startMs = Date.now()) {
  return {
    common_properties: { ...common(index, startMs), access_log_type: DownstreamEnd },
    protocol_version: 2,
    request: {
      request_method: 1 + (index % 3),
      scheme: 'http',
      authority: 'orders.shop.svc.cluster.local',
      path: `/orders/${1_000_000 + index}?token=${canaries.query}`,
      original_path: `/orders?token=${canaries.query}`,
      forwarded_for: canaries.forwarded,
      request_id: `canary-${index}`,
      request_headers: {
        authorization: `Bearer ${canaries.authorization}`,
        cookie: `session=${canaries.cookie}`,
        'content-type': 'application/json',
      },
    },
    response: {
      response_code: { value: index % 10 === 0 ? 503 : 200 },
      response_headers: { 'set-cookie': canaries.cookie },
      response_code_details: 'via_upstream',
    },
  };
}

export function tcpEntry(index: number, startMs = Date.now()) {
  return {
    common_properties: { ...common(index, startMs), access_log_type: TcpConnectionEnd },
    connection_properties: { received_bytes: 100, sent_bytes: 200 },
  };
}

export interface MessageOptions {
  readonly http?: number;
  readonly tcp?: number;
  readonly first?: number;
  /** Number of extensions in the identifier; undefined: no identifier. */
  readonly identify?: number;
}

/** A StreamAccessLogsMessage with so many entries. */
export function logMessage({ http = 0, tcp = 0, first = 0, identify }: MessageOptions): Uint8Array {
  const list = (count: number, make: (index: number) => object) =>
    Array.from({ length: count }, (_, index) => make(first + index));
  return StreamAccessLogsMessage.encode({
    ...(identify === undefined ? {} : { identifier: identifier(identify) }),
    ...(http > 0 ? { http_logs: { log_entry: list(http, httpEntry) } } : {}),
    ...(tcp > 0 ? { tcp_logs: { log_entry: list(tcp, tcpEntry) } } : {}),
  }).finish();
}
