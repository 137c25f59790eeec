import type { EnvoyConfig } from '../envoy.ts';

/** What Istio's extension providers `envoyHttpAls` and `envoyTcpAls` attach. */
export type LogProvider = 'http' | 'tcp';

export interface AccessLogSettings {
  /** Default both, as installations have that take one Telemetry resource for everything. */
  readonly providers?: readonly LogProvider[];
  /** Default 1,000, Envoy's own and the only one that Istio has. */
  readonly flushIntervalMs?: number;
  /** Bytes that trigger a flush, and above which entries are dropped while nobody takes them. Default 16,384; 0 sends each entry at once. */
  readonly bufferBytes?: number;
}

const receiverHost = 'als-receiver.kestrel.svc.cluster.local';

/** Name of the cluster that leads to the receiver. */
export const receiverCluster = `outbound|9011||${receiverHost}`;

/** Headers and trailers that the mesh configuration in the docs asks for, and one that a user added. */
const additional = {
  additional_request_headers_to_log: ['content-type', 'x-tenant', 'authorization'],
  additional_response_headers_to_log: ['content-type', 'grpc-status', 'set-cookie'],
  additional_response_trailers_to_log: ['grpc-status'],
};

/**
 * The loggers of a listener or network filter. Both providers attach to either kind of filter, whatever their names
 * say, so one request gives an entry in each.
 * @param filter which entries are logged. Default all
 */
export function accessLoggers(settings: AccessLogSettings = {}, filter?: EnvoyConfig): EnvoyConfig[] {
  const { providers = ['http', 'tcp'] } = settings;
  const make = { http: httpLogger, tcp: tcpLogger };
  return providers.map((provider) => ({
    ...make[provider](settings),
    ...(filter === undefined ? {} : { filter }),
  }));
}

function httpLogger(settings: AccessLogSettings): EnvoyConfig {
  return {
    name: 'envoy.access_loggers.http_grpc',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.access_loggers.grpc.v3.HttpGrpcAccessLogConfig',
      common_config: commonConfig('http_envoy_accesslog', settings),
      ...additional,
    },
  };
}

function tcpLogger(settings: AccessLogSettings): EnvoyConfig {
  return {
    name: 'envoy.access_loggers.tcp_grpc',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.access_loggers.grpc.v3.TcpGrpcAccessLogConfig',
      common_config: commonConfig('tcp_envoy_accesslog', settings),
    },
  };
}

function commonConfig(logName: string, settings: AccessLogSettings): EnvoyConfig {
  const { flushIntervalMs = 1_000, bufferBytes } = settings;
  return {
    log_name: logName,
    grpc_service: { envoy_grpc: { cluster_name: receiverCluster, authority: receiverHost } },
    transport_api_version: 'V3',
    filter_state_objects_to_log: ['downstream_peer', 'upstream_peer'],
    buffer_flush_interval: `${flushIntervalMs / 1000}s`,
    ...(bufferBytes === undefined ? {} : { buffer_size_bytes: bufferBytes }),
  };
}
