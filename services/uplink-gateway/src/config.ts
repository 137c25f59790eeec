import { type BusConfig, parseBusConfig } from '@kestrel/bus';
import { type EnvReader, parseReconnectDelays, type ReconnectDelays } from '@kestrel/service';

export interface TokenConfig {
  /** The token itself, where it came by environment. */
  readonly token: string | undefined;
  /** A file that holds it, read again when it changes; wins over `token` while it can be read. */
  readonly file: string | undefined;
  readonly renewalIntervalMs: number;
}

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  /** SNI and the name the certificate is checked against; undefined: the host. */
  readonly name: string | undefined;
}

export interface TlsConfig {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly caFile: string;
  readonly insecureSkipVerify: boolean;
}

export interface UplinkConfig extends ReconnectDelays {
  readonly connectTimeoutMs: number;
  readonly keepaliveIntervalMs: number;
  readonly keepaliveTimeoutMs: number;
  readonly heartbeatIntervalMs: number;
  readonly barrierIntervalMs: number;
  readonly barrierTimeoutMs: number;
  readonly unconfirmedHoldMs: number;
  readonly maxUnsentBytes: number;
  readonly inventoryMaxGapMs: number;
}

export interface GatewayConfig {
  readonly server: ServerConfig;
  readonly token: TokenConfig;
  readonly tls: TlsConfig;
  /** Time between two looks at the files of token and certificates. */
  readonly fileCheckIntervalMs: number;
  readonly uplink: UplinkConfig;
  readonly bus: BusConfig;
}

/** Reads the gateway's settings; problems stay in `env`. */
export function parseGatewayConfig(env: EnvReader): GatewayConfig {
  return Object.freeze({
    server: parseServer(env),
    token: parseToken(env),
    tls: parseTls(env),
    fileCheckIntervalMs: env.durationMs('FILE_CHECK_INTERVAL', {
      defaultMs: 10_000,
      minMs: 50,
      meaning: 'How often the files of token and certificates are read again.',
    }),
    uplink: parseUplink(env),
    bus: parseBusConfig(env, 'uplink-gateway'),
  });
}

function parseServer(env: EnvReader): ServerConfig {
  const host = env.string('SERVER_HOST', {
    default: 'grpc.platform.usekestrel.ai',
    pattern: /^[A-Za-z0-9.:[\]-]+$/,
    meaning: 'Host name or address of Kestrel Cloud.',
  });
  const port = env.port('SERVER_PORT', { default: 443, meaning: 'Port of Kestrel Cloud.' });
  const name = env.optionalString('SERVER_NAME', {
    pattern: /^[A-Za-z0-9.-]+$/,
    meaning: "Name sent as SNI and looked for in the cloud's certificate. Not set: SERVER_HOST.",
  });
  return { host, port, name };
}

function parseToken(env: EnvReader): TokenConfig {
  const token = env.optionalString('AUTH_TOKEN', {
    secret: true,
    meaning: "The cluster's access token, a JWT with the claim `tenant`.",
  });
  const file = env.optionalString('AUTH_TOKEN_FILE', {
    meaning: 'A file that holds the token, read again when it changes. Wins over AUTH_TOKEN.',
  });
  if (token === undefined && file === undefined) {
    env.problem(
      'AUTH_TOKEN',
      'is required, or AUTH_TOKEN_FILE: the access token from the values file of this cluster',
    );
  }
  const renewalIntervalMs = env.durationMs('TOKEN_RENEWAL_INTERVAL', {
    defaultMs: 3 * 3_600_000,
    minMs: 1_000,
    meaning: 'Age at which the token is renewed, if two thirds of its life do not end earlier; ±10 %.',
  });
  return { token, file, renewalIntervalMs };
}

function parseTls(env: EnvReader): TlsConfig {
  return {
    certificateFile: env.string('CLIENT_CERT_FILE', {
      default: '/tls/client.crt',
      meaning: 'Client certificate, PEM, with its intermediates. Read again when it changes.',
    }),
    keyFile: env.string('CLIENT_KEY_FILE', {
      default: '/tls/client.key',
      meaning: 'Key of the client certificate, PEM. Read again when it changes.',
    }),
    caFile: env.string('CA_CERT_FILE', {
      default: '/tls/ca.crt',
      meaning:
        "Certificate authority of the cloud, PEM, trusted beside the system's. Read again when it changes.",
    }),
    insecureSkipVerify: env.boolean('TLS_INSECURE_SKIP_VERIFY', {
      default: false,
      meaning: 'Accepts any certificate of the cloud. For tests on premises; said aloud every minute.',
    }),
  };
}

function parseUplink(env: EnvReader): UplinkConfig {
  return {
    ...parseReconnectDelays(env, { minMs: 1_000, maxMs: 60_000 }),
    connectTimeoutMs: env.durationMs('CONNECT_TIMEOUT', {
      defaultMs: 20_000,
      minMs: 100,
      meaning: 'Time for address lookup, TCP and TLS.',
    }),
    ...parseLiveness(env),
    maxUnsentBytes: env.integer('MAX_UNSENT_BYTES', {
      default: 2 * 1_048_576,
      min: 65_536,
      max: 256 * 1_048_576,
      meaning: 'Bytes of one stream that may wait to be sent; then the bus is no longer read for it.',
    }),
    inventoryMaxGapMs: env.durationMs('INVENTORY_MAX_GAP', {
      defaultMs: 30 * 60_000,
      minMs: 1_000,
      maxMs: 50 * 60_000,
      meaning:
        'Time away from the end of the inventory stream after which everything is sent anew. Deletions are kept there for 1 h.',
    }),
  };
}

function parseLiveness(env: EnvReader) {
  return {
    keepaliveIntervalMs: env.durationMs('KEEPALIVE_INTERVAL', {
      defaultMs: 300_000,
      minMs: 10_000,
      meaning:
        'Idle time before an HTTP/2 ping. Servers refuse pings more often than every 5 min unless told otherwise.',
    }),
    keepaliveTimeoutMs: env.durationMs('KEEPALIVE_TIMEOUT', {
      defaultMs: 30_000,
      minMs: 100,
      meaning: 'Time for the answer to such a ping.',
    }),
    heartbeatIntervalMs: env.durationMs('HEARTBEAT_INTERVAL', {
      defaultMs: 30_000,
      minMs: 100,
      meaning:
        'How often the cloud sends a heartbeat. A stream that had one and is silent for 2.5 intervals is dead.',
    }),
    barrierIntervalMs: env.durationMs('BARRIER_INTERVAL', {
      defaultMs: 1_000,
      minMs: 50,
      meaning: 'How often the cloud is asked whether it is there while messages are unproven.',
    }),
    barrierTimeoutMs: env.durationMs('BARRIER_TIMEOUT', {
      defaultMs: 10_000,
      minMs: 100,
      meaning: 'Time for its answer; then the connection is dead.',
    }),
    unconfirmedHoldMs: env.durationMs('UNCONFIRMED_HOLD', {
      defaultMs: 10_000,
      meaning:
        'How long an event that a cloud without acknowledgements has received can still be sent again.',
    }),
  };
}
