import { envoy } from '@kestrel/proto/envoy-codecs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Common, encodeMessage, type Message } from '../../test/access-logs.ts';
import { randomEnvoyMessage } from '../../test/random-access-logs.ts';
import type { Span } from '../span.ts';
import { AccessLogReader, entryKind } from './access-log-reader.ts';

const codec = envoy.service.accesslog.v3.StreamAccessLogsMessage;
const messages = randomEnvoyMessage('envoy.service.accesslog.v3.StreamAccessLogsMessage');
const reader = new AccessLogReader();
/** Of these only whether they are there. */
const upstreamFields = [7, 9, 14];

/** What the reader makes of every entry of a message; undefined where it is malformed. */
function read(bytes: Uint8Array): unknown[] | undefined {
  if (reader.readMessage(bytes) !== 0) return undefined;
  const entries: unknown[] = [];
  for (let index = 0; index < reader.entries.count; index++) {
    if (reader.readEntry(index) !== 0) return undefined;
    entries.push(asRead());
  }
  return entries;
}

function text({ start, end }: Pick<Span, 'start' | 'end'>): string {
  return Buffer.from(reader.wire.bytes.subarray(start, end)).toString();
}

function asRead(): object {
  const { entry } = reader;
  return {
    start: [entry.startSeconds, entry.startNanos],
    duration: [entry.durationSeconds, entry.durationNanos],
    type: entry.logType,
    isIntermediate: entry.isIntermediate,
    flags: entry.flags >>> 0,
    attempts: entry.attempts,
    unread: upstreamFields.map((field) => (entry.unread & (1 << field)) !== 0),
    wire: [entry.wireSent, entry.wireReceived],
    cluster: text(entry.upstreamCluster),
    failure: [text(entry.upstreamFailure), text(entry.downstreamFailure)],
    details: [text(entry.terminationDetails), text(entry.codeDetails)],
    serverName: text(entry.serverName),
    addresses: [entry.downstreamRemote, entry.downstreamLocal, entry.directRemote, entry.upstreamRemote].map(
      (address) => [address.kind, text(address.text), address.port],
    ),
    request: [text(entry.authority), text(entry.path), text(entry.userAgent), text(entry.referer)],
    numbers: [entry.method, entry.version, entry.code, entry.requestBytes, entry.responseBytes],
    headers: [entry.requestHeaders.count, entry.responseHeaders.count],
    connection: [entry.connectionReceived, entry.connectionSent],
  };
}

/** The same of what the generated decoder makes of it. */
function decoded(bytes: Uint8Array): unknown[] {
  const message = codec.decode(bytes);
  const http = message.http_logs?.log_entry ?? [];
  const tcp = message.tcp_logs?.log_entry ?? [];
  return [
    ...http.map((entry) => asDecoded(entry.common_properties, entry, undefined)),
    ...tcp.map((entry) => asDecoded(entry.common_properties, undefined, entry)),
  ];
}

/** Made with `create`, messages answer the defaults of what is not there. */
function asDecoded(
  common: Common | null | undefined,
  http: envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties | undefined,
  tcp: envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties | undefined,
): object {
  const v3 = envoy.data.accesslog.v3;
  const c = v3.AccessLogCommon.create(common ?? {});
  const request = v3.HTTPRequestProperties.create(http?.request ?? {});
  const response = v3.HTTPResponseProperties.create(http?.response ?? {});
  const connection = v3.ConnectionProperties.create(tcp?.connection_properties ?? {});
  const version = v3.HTTPAccessLogEntry.create(http ?? {}).protocol_version;
  const code = response.response_code?.value ?? 0;
  return {
    start: timeOf(c.start_time),
    duration: timeOf(c.duration),
    type: c.access_log_type,
    isIntermediate: c.intermediate_log_entry,
    flags: flagsOf(c.response_flags ?? {}),
    attempts: c.upstream_request_attempt_count,
    unread: [
      common?.time_to_first_upstream_tx_byte,
      common?.time_to_first_upstream_rx_byte,
      common?.upstream_local_address,
    ].map((value) => value != null),
    wire: [c.downstream_wire_bytes_sent, c.downstream_wire_bytes_received],
    cluster: c.upstream_cluster,
    failure: [c.upstream_transport_failure_reason, c.downstream_transport_failure_reason],
    details: [c.connection_termination_details, response.response_code_details],
    serverName: c.tls_properties?.tls_sni_hostname ?? '',
    addresses: [
      c.downstream_remote_address,
      c.downstream_local_address,
      c.downstream_direct_remote_address,
      c.upstream_remote_address,
    ].map(addressOf),
    request: [request.authority, request.path, request.user_agent, request.referer],
    numbers: [
      request.request_method,
      version,
      code,
      request.request_body_bytes,
      response.response_body_bytes,
    ],
    headers: [
      Object.keys(request.request_headers).length,
      Object.keys(response.response_headers).length + Object.keys(response.response_trailers).length,
    ],
    connection: [connection.received_bytes, connection.sent_bytes],
  };
}

function timeOf(time: { seconds?: number | null; nanos?: number | null } | null | undefined): number[] {
  return [time?.seconds ?? 0, time?.nanos ?? 0];
}

function addressOf(address: envoy.config.core.v3.Address.$Properties | null | undefined): unknown[] {
  if (address?.socket_address) {
    const { address: ip, port_value: port } = address.socket_address;
    return [1, ip ?? '', port ?? 0];
  }
  if (address?.pipe) return [2, address.pipe.path ?? '', 0];
  if (address?.envoy_internal_address) return [3, address.envoy_internal_address.endpoint_id ?? '', 0];
  return [0, '', 0];
}

const flagFields = [
  '',
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
  'unauthorized_details',
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

function flagsOf(flags: object): number {
  const set = flags as Record<string, unknown>;
  return flagFields.reduce((bits, name, number) => (set[name] ? bits | (1 << number) : bits), 0) >>> 0;
}

describe('the reader of access logs', () => {
  it('reads from random messages what the generated decoder reads', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const bytes = encodeMessage(message as Message);
        expect(read(bytes)).toEqual(decoded(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('joins a message in pieces as the decoder does', () => {
    fc.assert(
      fc.property(messages, messages, (one, other) => {
        const bytes = Buffer.concat([encodeMessage(one as Message), encodeMessage(other as Message)]);
        const kinds = [one, other].map(
          (each) => ('http_logs' in each ? 1 : 0) + ('tcp_logs' in each ? 2 : 0),
        );
        // Of a oneof both members are kept by the decoder; the reader keeps the last, as the language guide says.
        fc.pre(kinds[0] === kinds[1] || kinds.includes(0));
        expect(read(bytes)).toEqual(decoded(bytes));
      }),
      { numRuns: 100 },
    );
  });

  it('ends on cut and damaged messages, with a cause or with what is there', () => {
    fc.assert(
      fc.property(messages, fc.nat(), fc.nat({ max: 255 }), (message, at, byte) => {
        const bytes = Uint8Array.from(encodeMessage(message as Message));
        read(bytes.subarray(0, at % (bytes.length + 1)));
        if (bytes.length > 0) bytes[at % bytes.length] = byte;
        const failure = reader.readMessage(bytes);
        expect(failure).toBeGreaterThanOrEqual(0);
        for (let index = 0; index < reader.entries.count; index++) reader.readEntry(index);
      }),
      { numRuns: 500 },
    );
  });

  it('knows which kind of entries a message has', () => {
    reader.readMessage(encodeMessage({ tcp_logs: { log_entry: [{}, {}] } }));
    expect([reader.kind, reader.entries.count]).toEqual([entryKind.tcp, 2]);
  });
});
