import type { ChannelOptions } from '@grpc/grpc-js';

const mebibyte = 1024 * 1024;

/** Largest message either side of the cloud protocol takes, in bytes. */
export const maxMessageBytes = 10 * mebibyte;

export interface ChannelSettings {
  /** Idle time before a keepalive ping. Default 5 min: the least that a Go server of a deployed cloud tolerates. */
  readonly keepaliveTimeMs?: number;
  /** How long the answer to a ping may take. Default 30 s. */
  readonly keepaliveTimeoutMs?: number;
  /** HTTP/2 receive window of stream and connection. Default 4 MiB; the protocol's 64 KiB is 1.4 MB/s at 20 ms. */
  readonly flowControlWindowBytes?: number;
  /** Name for SNI, certificate check and `:authority` where it is not the address's own. */
  readonly serverName?: string | undefined;
}

/** Options of a grpc-js channel that is one connection and loses nothing on its own account. */
export function channelOptions(settings: ChannelSettings = {}): ChannelOptions {
  const { serverName } = settings;
  return {
    'grpc.keepalive_time_ms': settings.keepaliveTimeMs ?? 300_000,
    'grpc.keepalive_timeout_ms': settings.keepaliveTimeoutMs ?? 30_000,
    'grpc.keepalive_permit_without_calls': 1,
    'grpc.max_send_message_length': maxMessageBytes,
    'grpc.max_receive_message_length': maxMessageBytes,
    // With retries, a write callback fires for what only reached the retry buffer.
    'grpc.enable_retries': 0,
    'grpc.per_rpc_retry_buffer_size': 0,
    'grpc.service_config_disable_resolution': 1,
    'grpc.enable_channelz': 0,
    // A shared pool would hand a new channel the connection that the old one is leaving.
    'grpc.use_local_subchannel_pool': 1,
    'grpc-node.flow_control_window': settings.flowControlWindowBytes ?? 4 * mebibyte,
    ...(serverName === undefined
      ? {}
      : { 'grpc.ssl_target_name_override': serverName, 'grpc.default_authority': serverName }),
  };
}
