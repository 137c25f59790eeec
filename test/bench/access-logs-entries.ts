/** Access logs for benchmarks: server-side entries with mTLS, as Istio's proxies send them. */
import { envoy } from '@kestrel/proto/envoy-codecs';

export const entriesPerMessage = 16;
export const startSeconds = 1_795_000_000;

export function createMessages(count: number, hasPeer: boolean): Uint8Array[] {
  return Array.from({ length: count }, (_, message) =>
    encode({
      http_logs: {
        log_entry: Array.from({ length: entriesPerMessage }, (_, i) => {
          const n = message * entriesPerMessage + i;
          return entryOf(n, `/api/v1/resource-${'abcdefghij'[n % 10]}/${n * 7919}/items?page=${n}`, hasPeer);
        }),
      },
    }),
  );
}

export function identifier() {
  const id = 'sidecar~10.1.0.1~orders-7d9c5b8f6-x1y2z.shop~shop.svc.cluster.local';
  return { node: { id, cluster: 'orders.shop' }, log_name: 'http_envoy_accesslog' };
}

export function entryOf(
  n: number,
  path: string,
  hasPeer: boolean,
): envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties {
  const caller = n % 50;
  const time = (nanos: number) => ({ seconds: 0, nanos });
  const socket = (address: string, port_value: number) => ({ socket_address: { address, port_value } });
  return {
    common_properties: {
      downstream_remote_address: socket(`10.2.0.${caller}`, 30_000 + n),
      downstream_local_address: socket('10.1.0.1', 8080),
      tls_properties: {
        tls_version: 4,
        tls_cipher_suite: { value: 4865 },
        tls_sni_hostname: 'outbound_.80_._.orders.shop.svc.cluster.local',
        local_certificate_properties: {
          subject_alt_name: [{ uri: 'spiffe://cluster.local/ns/shop/sa/orders' }],
        },
        peer_certificate_properties: {
          subject_alt_name: [{ uri: `spiffe://cluster.local/ns/shop/sa/caller-${caller}` }],
        },
      },
      start_time: { seconds: startSeconds + Math.floor(n / 500), nanos: n },
      time_to_last_rx_byte: time(44_000),
      time_to_first_upstream_tx_byte: time(235_000),
      time_to_last_upstream_tx_byte: time(235_100),
      time_to_first_upstream_rx_byte: time(613_000),
      time_to_last_upstream_rx_byte: time(692_000),
      time_to_first_downstream_tx_byte: time(672_000),
      time_to_last_downstream_tx_byte: time(699_000),
      upstream_remote_address: socket('10.1.0.1', 8080),
      upstream_local_address: socket('127.0.0.6', 38_732),
      upstream_cluster: 'inbound|8080||',
      route_name: 'default',
      downstream_direct_remote_address: socket(`10.2.0.${caller}`, 30_000 + n),
      duration: time(703_000),
      upstream_request_attempt_count: 1,
      stream_id: `b8ad6d40-fd95-4a0c-af1d-${String(n).padStart(12, '0')}`,
      downstream_wire_bytes_sent: 280,
      downstream_wire_bytes_received: 84,
      upstream_wire_bytes_sent: 161,
      upstream_wire_bytes_received: 160,
      access_log_type: 6,
      ...(hasPeer ? { filter_state_objects: { downstream_peer: peerOf(caller, n) } } : {}),
    },
    protocol_version: 2,
    request: {
      request_method: 1,
      scheme: 'http',
      authority: 'orders.shop.svc.cluster.local',
      path,
      user_agent: 'bench/1.0',
      request_id: `b8ad6d40-fd95-4a0c-af1d-${String(n).padStart(12, '0')}`,
      request_headers_bytes: 156,
      upstream_header_bytes_sent: 138,
      downstream_header_bytes_received: 58,
    },
    response: {
      response_code: { value: 200 },
      response_headers_bytes: 204,
      response_body_bytes: 43,
      response_code_details: 'via_upstream',
      upstream_header_bytes_received: 95,
      downstream_header_bytes_sent: 218,
    },
  };
}

/** An Any with the Struct that Istio's proxy writes, its fields in no order. */
function peerOf(caller: number, n: number) {
  const field = (tag: number, value: Uint8Array) => Buffer.concat([Buffer.of(tag, value.length), value]);
  const texts = {
    cluster: 'Kubernetes',
    namespace: 'shop',
    workload: `caller-${caller}`,
    type: 'deployment',
    service: `caller-${caller}`,
    revision: 'v1',
    name: `caller-${caller}-7d9c5b8f6-x1y2z`,
    identity: `spiffe://cluster.local/ns/shop/sa/caller-${caller}`,
  };
  const fields = Object.entries(texts).map(([name, text]) =>
    field(0x0a, Buffer.concat([field(0x0a, Buffer.from(name)), field(0x12, field(0x1a, Buffer.from(text)))])),
  );
  const turned = fields.map((_, index) => fields[(index * 3 + n * 7) % fields.length] as Buffer);
  return { type_url: 'type.googleapis.com/google.protobuf.Struct', value: Buffer.concat(turned) };
}

export function encode(message: envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties): Uint8Array {
  return envoy.service.accesslog.v3.StreamAccessLogsMessage.encode(message).finish();
}
