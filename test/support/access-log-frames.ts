import { encodeFrame } from '@kestrel/grpc';
import { envoy } from '@kestrel/proto/envoy-codecs';

const { StreamAccessLogsMessage } = envoy.service.accesslog.v3;
const { DownstreamEnd } = envoy.data.accesslog.v3.AccessLogType;

export const entriesPerFrame = 16;

/** What the sidecar of a Deployment in `shop` sends: who it is, and frames of entries that tell of calls to it. */
export function framesOf(workload: string, ip: string): { identifier: Buffer; entries: Buffer } {
  const node = {
    id: `sidecar~${ip}~${workload}-5f6d8c9b7-a1b2c.shop~shop.svc.cluster.local`,
    cluster: `${workload}.shop`,
    metadata: {
      fields: {
        NAME: { stringValue: `${workload}-5f6d8c9b7-a1b2c` },
        NAMESPACE: { stringValue: 'shop' },
        WORKLOAD_NAME: { stringValue: workload },
        INSTANCE_IPS: { stringValue: ip },
      },
    },
  };
  const log_entry = Array.from({ length: entriesPerFrame }, (_none, index) => entryOf(ip, index));
  return {
    identifier: frame({ identifier: { log_name: 'http_envoy_accesslog', node } }),
    entries: frame({ http_logs: { log_entry } }),
  };
}

function frame(message: envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties): Buffer {
  return encodeFrame(StreamAccessLogsMessage.encode(message).finish());
}

function entryOf(ip: string, index: number): envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties {
  const address = (host: string, port: number) => ({ socket_address: { address: host, port_value: port } });
  const caller = address(`10.0.1.${index}`, 40_000 + index);
  const uri = `spiffe://cluster.local/ns/shop/sa/caller-${index}`;
  return {
    common_properties: {
      downstream_remote_address: caller,
      downstream_direct_remote_address: caller,
      downstream_local_address: address(ip, 8080),
      upstream_remote_address: address(ip, 8080),
      upstream_local_address: address('127.0.0.6', 38_732),
      upstream_cluster: 'inbound|8080||',
      start_time: { seconds: Math.floor(Date.now() / 1_000), nanos: 0 },
      duration: { seconds: 0, nanos: 3_000_000 },
      tls_properties: { tls_version: 4, peer_certificate_properties: { subject_alt_name: [{ uri }] } },
      access_log_type: DownstreamEnd,
    },
    protocol_version: 2,
    request: { request_method: 1, authority: 'orders.shop', path: `/orders/${1_000_000 + index}` },
    response: { response_code: { value: 200 }, response_code_details: 'via_upstream' },
  };
}
