import { envoy } from '@kestrel/proto/envoy-codecs';
import type { PodActor } from '../traffic/actor.ts';
import { type Call, queryCanary } from './call.ts';

export type Side = 'client' | 'server';
export type Common = envoy.data.accesslog.v3.AccessLogCommon.$Properties;
type HttpEntry = envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties;
type TcpEntry = envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties;

const { AccessLogType, HTTPAccessLogEntry, TLSProperties } = envoy.data.accesslog.v3;
const tls13 = TLSProperties.TLSVersion.TLSv1_3;

/** Under Istio, connections from a sidecar to its own workload come from here. */
const passThroughAddress = '127.0.0.6';

/** What both providers log of a call on one side; time, client port and stream id are the template's. */
export function commonOf(call: Call, side: Side, changing: Common & { readonly port: number }): Common {
  const { port: clientPort, ...stamps } = changing;
  const { from, to, port, serviceIp, request, denial } = call;
  const isServer = side === 'server';
  const caller = addressOf(from.ip, clientPort);
  return {
    ...stamps,
    downstream_remote_address: caller,
    downstream_direct_remote_address: caller,
    downstream_local_address: isServer ? addressOf(to.ip, port) : addressOf(serviceIp, port),
    ...(isServer ? { tls_properties: tlsOf(call) } : {}),
    ...upstreamOf(call, side),
    duration: { nanos: 4_200_000 },
    ...(call.kind === 'unreachable' ? { response_flags: { upstream_connection_failure: true } } : {}),
    ...(denial !== undefined && request === undefined && isServer
      ? { connection_termination_details: denial }
      : {}),
    ...(isServer ? { metadata: rbacMetadata(call) } : {}),
    downstream_wire_bytes_sent: 398,
    downstream_wire_bytes_received: 121,
    access_log_type: request === undefined ? AccessLogType.TcpConnectionEnd : AccessLogType.DownstreamEnd,
  };
}

export function httpEntryOf(call: Call, side: Side, common: Common): HttpEntry {
  const { request, denial } = call;
  // A connection without HTTP: the provider logs it all the same.
  if (request === undefined) return { common_properties: common, request: {}, response: {} };
  const isGrpc = request.grpcStatus !== undefined;
  const denied = denial !== undefined && side === 'server' ? denial : undefined;
  return {
    common_properties: common,
    protocol_version: HTTPAccessLogEntry.HTTPVersion[isGrpc ? 'HTTP2' : 'HTTP11'],
    request: {
      request_method: envoy.config.core.v3.RequestMethod[request.method as 'GET'],
      scheme: 'http',
      authority: hostOf(call.to),
      path: request.path,
      user_agent: 'shop/1.0',
      request_id: common.stream_id ?? '',
      request_headers_bytes: 272,
      request_headers: {
        authorization: `Bearer ${queryCanary}`,
        ...(isGrpc ? { 'content-type': 'application/grpc' } : {}),
      },
    },
    response: {
      response_code: { value: request.code },
      response_body_bytes: 230,
      response_code_details:
        denied ?? (call.kind === 'unreachable' ? 'upstream_reset_before_response_started' : 'via_upstream'),
      ...(isGrpc ? { response_trailers: { 'grpc-status': String(request.grpcStatus) } } : {}),
    },
  };
}

export function tcpEntryOf(common: Common): TcpEntry {
  return { common_properties: common, connection_properties: { received_bytes: 121, sent_bytes: 398 } };
}

/** Of a connection that goes on: periodic entries add nothing to what its end counts. */
export function asPeriodic(common: Common): Common {
  return { ...common, access_log_type: AccessLogType.TcpPeriodic, intermediate_log_entry: true };
}

function addressOf(address: string, port: number) {
  return { socket_address: { address, port_value: port } };
}

function hostOf({ app, namespace }: PodActor): string {
  return `${app}.${namespace}.svc.cluster.local`;
}

/** A request that a policy refused went nowhere; a refused connection had found its upstream before. */
function upstreamOf({ kind, from, to, port }: Call, side: Side): Common {
  if (side === 'client') {
    return {
      upstream_cluster: `outbound|${port}||${hostOf(to)}`,
      upstream_remote_address: addressOf(to.ip, port),
      ...(kind === 'unreachable' ? {} : { upstream_local_address: addressOf(from.ip, 36_120) }),
      upstream_request_attempt_count: 1,
    };
  }
  if (kind === 'denied') return {};
  return {
    upstream_cluster: `inbound|${port}||`,
    upstream_remote_address: addressOf(to.ip, port),
    upstream_local_address: addressOf(passThroughAddress, 38_732),
    upstream_request_attempt_count: 1,
  };
}

function tlsOf({ from, to, port }: Call) {
  return {
    tls_version: tls13,
    tls_cipher_suite: { value: 4865 },
    tls_sni_hostname: `outbound_.${port}_._.${hostOf(to)}`,
    local_certificate_properties: { subject_alt_name: [{ uri: spiffeOf(to) }] },
    peer_certificate_properties: { subject_alt_name: [{ uri: spiffeOf(from) }], issuer: 'O=cluster.local' },
  };
}

function spiffeOf({ namespace, serviceAccount }: PodActor): string {
  return `spiffe://cluster.local/ns/${namespace}/sa/${serviceAccount}`;
}

function rbacMetadata({ request, denial, to }: Call) {
  const policy = {
    stringValue: `ns[${to.namespace}]-policy[${denial ? 'deny' : 'allow'}-${to.app}]-rule[0]`,
  };
  const result = { stringValue: denial === undefined ? 'allowed' : 'denied' };
  if (request === undefined) return { filter_metadata: {} };
  const fields = { enforced_engine_result: result, enforced_effective_policy_id: policy };
  return { filter_metadata: { 'envoy.filters.http.rbac': { fields } } };
}
