import { type BusConfig, parseBusConfig } from '@kestrel/bus';
import type { TlsFiles } from '@kestrel/grpc';
import { type EnvReader, type NamespaceSelection, parseNamespaces } from '@kestrel/service';

/** How much a peer may ask of the server. */
export interface ServerLimits {
  readonly maxMessageBytes: number;
  readonly maxConnections: number;
  readonly maxStreams: number;
  /** Of messages that have not come whole, over all streams. */
  readonly maxPartialBytes: number;
  /** How long a message may stand still half-way, or a connection be without its first stream. */
  readonly stallTimeoutMs: number;
  /** Age at which a connection is asked to leave, give or take a fifth; Infinity: never. */
  readonly maxConnectionAgeMs: number;
  /** How long its streams may go on after that. */
  readonly connectionGraceMs: number;
  /** How long it goes on when it is to stop, for peers that have not heard of that. */
  readonly leavingMs: number;
}

export interface ServerConfig extends ServerLimits {
  readonly host: string;
  readonly port: number;
  /** Undefined: plaintext. */
  readonly tls: (TlsFiles & { readonly checkIntervalMs: number }) | undefined;
}

export interface MergeConfig {
  readonly windowMs: number;
  readonly maxKeys: number;
  /** Names of headers that are passed on, lower case. */
  readonly headers: readonly string[];
  readonly namespaces: NamespaceSelection;
}

export interface AlsConfig {
  readonly enabled: boolean;
  readonly bus: BusConfig;
  readonly server: ServerConfig;
  readonly merge: MergeConfig;
  readonly missingAfterMs: number;
}

const MiB = 1024 * 1024;

/** Reads every setting of the receiver; problems stay in `env`. */
export function parseAlsConfig(env: EnvReader): AlsConfig {
  return Object.freeze({
    enabled: env.boolean('ENABLE_ISTIO_ALS', {
      default: true,
      meaning: 'Whether access logs are received; with false the program idles and says so.',
    }),
    bus: parseBusConfig(env, 'als-receiver'),
    server: Object.freeze({ ...parseListener(env), ...parseLimits(env) }),
    merge: parseMerge(env),
    missingAfterMs: env.durationMs('ACCESS_LOGS_MISSING_AFTER', {
      defaultMs: 600_000,
      minMs: 1_000,
      allowForever: true,
      meaning: 'Time without any entry after which the condition access-logs is degraded.',
    }),
  });
}

function parseListener(env: EnvReader): Pick<ServerConfig, 'host' | 'port' | 'tls'> {
  return {
    host: env.string('ISTIO_ALS_HOST', {
      default: '0.0.0.0',
      meaning: 'Address on which access logs are received; `::` for IPv4 and IPv6.',
    }),
    port: env.port('ISTIO_ALS_PORT', {
      default: 8080,
      allowZero: true,
      meaning: 'Port on which access logs are received; 0 takes a free one and logs it.',
    }),
    tls: parseTls(env),
  };
}

function parseTls(env: EnvReader): ServerConfig['tls'] {
  const certFile = env.optionalString('ISTIO_ALS_CERT_FILE', {
    meaning: 'Server certificate, PEM, with its intermediates. Not set: plaintext HTTP/2, as Istio sends it.',
  });
  const keyFile = env.optionalString('ISTIO_ALS_KEY_FILE', {
    meaning: 'Key of the server certificate, PEM.',
  });
  const caFile = env.optionalString('ISTIO_ALS_CLIENT_CA_FILE', {
    meaning: 'Authorities of client certificates, PEM. Set: a client without one of theirs is refused.',
  });
  const checkIntervalMs = env.durationMs('FILE_CHECK_INTERVAL', {
    defaultMs: 10_000,
    minMs: 100,
    maxMs: 3_600_000,
    meaning: 'How often these files are read again.',
  });
  if ((certFile === undefined) !== (keyFile === undefined)) {
    env.problem(
      certFile === undefined ? 'ISTIO_ALS_CERT_FILE' : 'ISTIO_ALS_KEY_FILE',
      'is required with the other of certificate and key',
    );
  }
  if (caFile !== undefined && certFile === undefined) {
    env.problem('ISTIO_ALS_CLIENT_CA_FILE', 'needs ISTIO_ALS_CERT_FILE and ISTIO_ALS_KEY_FILE');
  }
  if (certFile === undefined || keyFile === undefined) return undefined;
  return Object.freeze({ certFile, keyFile, caFile, checkIntervalMs });
}

function parseLimits(env: EnvReader): ServerLimits {
  return {
    maxMessageBytes: env.integer('ISTIO_ALS_MAX_MESSAGE_BYTES', {
      default: 8 * MiB,
      min: 4 * MiB,
      max: 64 * MiB,
      meaning: 'Longest message that is taken; the first of a stream carries the whole node of its Envoy.',
    }),
    maxConnections: env.integer('ISTIO_ALS_MAX_CONNECTIONS', {
      default: 2_000,
      min: 1,
      max: 100_000,
      meaning: 'Connections at a time; more are closed at once and counted.',
    }),
    maxStreams: env.integer('ISTIO_ALS_MAX_STREAMS', {
      default: 512,
      min: 1,
      max: 100_000,
      meaning: 'Streams at a time on one connection.',
    }),
    maxPartialBytes: env.integer('ISTIO_ALS_MAX_PARTIAL_BYTES', {
      default: 32 * MiB,
      min: 4 * MiB,
      meaning: 'Bytes of messages that have not come whole, over all streams; a stream that needs more ends.',
    }),
    stallTimeoutMs: env.durationMs('ISTIO_ALS_STALL_TIMEOUT', {
      defaultMs: 30_000,
      minMs: 100,
      meaning: 'How long a message may stand still half-way, or a connection be without its first stream.',
    }),
    maxConnectionAgeMs: env.durationMs('ISTIO_ALS_MAX_CONNECTION_AGE', {
      defaultMs: 600_000,
      minMs: 100,
      allowForever: true,
      meaning: 'Age, give or take a fifth, at which a connection is asked to leave, so that replicas share.',
    }),
    connectionGraceMs: env.durationMs('ISTIO_ALS_CONNECTION_GRACE', {
      defaultMs: 10_000,
      minMs: 100,
      maxMs: 600_000,
      meaning:
        'How long a connection that was asked to leave is still read; half of it when the program stops.',
    }),
    leavingMs: env.durationMs('ISTIO_ALS_LEAVING_TIME', {
      defaultMs: 3_000,
      minMs: 0,
      maxMs: 60_000,
      meaning: 'How long a program that is to stop goes on, since Envoys hear of it later and still connect.',
    }),
  };
}

function parseMerge(env: EnvReader): MergeConfig {
  return Object.freeze({
    windowMs: env.durationMs('ACCESS_LOG_WINDOW', {
      defaultMs: 30_000,
      minMs: 100,
      maxMs: 600_000,
      meaning: 'Time over which equal entries are merged.',
    }),
    maxKeys: env.integer('ACCESS_LOG_MAX_KEYS', {
      default: 65_536,
      min: 100,
      max: 4_000_000,
      meaning: 'Different entries at which a window closes early.',
    }),
    headers: env.list('ACCESS_LOG_HEADERS', {
      meaning: 'Names of headers that are passed on; authorization and cookies never are.',
      pattern: /^[a-z0-9][-a-z0-9_]*$/,
    }),
    namespaces: parseNamespaces(env),
  });
}
