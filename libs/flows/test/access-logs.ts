import { cloud } from '@kestrel/proto';
import { envoy } from '@kestrel/proto/envoy-codecs';
import { type ManualClock, manualClock } from '@kestrel/testkit';
import { L7Merger, type L7MergerOptions, type L7Stream, type Owner, splitBatch } from '../src/index.ts';
import { struct } from './envoy-json.ts';

const codec = envoy.service.accesslog.v3.StreamAccessLogsMessage;
export type Message = envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties;
export type HttpEntry = envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties;
export type TcpEntry = envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties;
export type Common = envoy.data.accesslog.v3.AccessLogCommon.$Properties;
export type L7Record = cloud.v1.L7AccessLog;

export const startSeconds = 1_795_000_000;
export const type = envoy.data.accesslog.v3.AccessLogType;

export interface L7Merging {
  readonly merger: L7Merger;
  readonly clock: ManualClock;
  readonly seen: Set<string>;
  readonly owners: Map<string, Owner>;
  readonly due: () => number;
  /** Settles what is due and answers its records. */
  take(): L7Record[];
  /** Closes and decides everything, and takes it. */
  records(): L7Record[];
}

/** A merger whose reporters are those that came by, and whose address book is a map. */
export function startL7(options: Partial<L7MergerOptions> = {}): L7Merging {
  const clock = manualClock({ wallMs: startSeconds * 1000 });
  const seen = new Set<string>();
  const owners = new Map<string, Owner>();
  let due = 0;
  const merger = new L7Merger({
    clock,
    addresses: { find: (ip) => owners.get(ip) },
    reporters: { reports: (workload) => seen.has(workload), seen: (workload) => seen.add(workload) },
    onDue: () => {
      due += 1;
    },
    ...options,
  });
  const take = (): L7Record[] => {
    const taken: L7Record[] = [];
    for (let batch = merger.nextBatch(); batch; batch = merger.nextBatch()) {
      taken.push(...splitBatch(batch.payload).map((record) => cloud.v1.L7AccessLog.decode(record)));
      merger.settle();
    }
    return taken;
  };
  return {
    merger,
    clock,
    seen,
    owners,
    due: () => due,
    take,
    records: () => {
      merger.flush();
      return take();
    },
  };
}

export function encodeMessage(message: Message): Uint8Array {
  return codec.encode(message).finish();
}

export function send(stream: L7Stream, message: Message): void {
  stream.accept(encodeMessage(message));
}

/** Says who a stream is of: a sidecar of a Deployment in `shop`. */
export function identifier(name: string, ip: string, more: Record<string, unknown> = {}): Message {
  const metadata = struct({
    NAME: `${name}-5f6d8c9b7-a1b2c`,
    NAMESPACE: 'shop',
    OWNER: `kubernetes://apis/apps/v1/namespaces/shop/deployments/${name}`,
    WORKLOAD_NAME: name,
    SERVICE_ACCOUNT: name,
    INSTANCE_IPS: ip,
    LABELS: { 'service.istio.io/canonical-name': name },
    ...more,
  });
  const id = `sidecar~${ip}~${name}-5f6d8c9b7-a1b2c.shop~shop.svc.cluster.local`;
  return {
    identifier: { node: { id, cluster: `${name}.shop`, metadata }, log_name: 'http_envoy_accesslog' },
  };
}

export const webIp = '10.0.0.1';
export const ordersIp = '10.0.0.2';

export function socket(address: string, port_value: number): envoy.config.core.v3.Address.$Properties {
  return { socket_address: { address, port_value } };
}

/** What a server's sidecar says of a call from web to orders. */
export function serverSide(changes: Common = {}): Common {
  return {
    downstream_remote_address: socket(webIp, 40_000),
    downstream_direct_remote_address: socket(webIp, 40_000),
    downstream_local_address: socket(ordersIp, 8080),
    upstream_remote_address: socket(ordersIp, 8080),
    upstream_cluster: 'inbound|8080||',
    tls_properties: {
      tls_version: 4,
      tls_sni_hostname: 'outbound_.80_._.orders.shop.svc.cluster.local',
      peer_certificate_properties: { subject_alt_name: [{ uri: 'spiffe://cluster.local/ns/shop/sa/web' }] },
    },
    start_time: { seconds: startSeconds, nanos: 5000 },
    duration: { seconds: 0, nanos: 2_000_000 },
    access_log_type: type.DownstreamEnd,
    ...changes,
  };
}

/** What the client's sidecar says of it. */
export function clientSide(changes: Common = {}): Common {
  return {
    downstream_remote_address: socket(webIp, 50_000),
    downstream_direct_remote_address: socket(webIp, 50_000),
    downstream_local_address: socket('10.99.0.20', 80),
    upstream_remote_address: socket(ordersIp, 8080),
    upstream_local_address: socket(webIp, 36_000),
    upstream_cluster: 'outbound|80||orders.shop.svc.cluster.local',
    start_time: { seconds: startSeconds, nanos: 0 },
    time_to_first_upstream_tx_byte: { seconds: 0, nanos: 200_000 },
    time_to_first_upstream_rx_byte: { seconds: 0, nanos: 2_500_000 },
    duration: { seconds: 0, nanos: 3_000_000 },
    access_log_type: type.DownstreamEnd,
    ...changes,
  };
}

export function httpEntry(common: Common, changes: HttpEntry = {}): HttpEntry {
  return {
    common_properties: common,
    protocol_version: 2,
    request: { request_method: 1, path: '/api/orders', authority: 'orders.shop.svc.cluster.local' },
    response: { response_code: { value: 200 }, response_code_details: 'via_upstream' },
    ...changes,
  };
}

export function http(...entries: HttpEntry[]): Message {
  return { http_logs: { log_entry: entries } };
}

export function tcp(...entries: TcpEntry[]): Message {
  return { tcp_logs: { log_entry: entries } };
}
