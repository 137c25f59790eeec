import { type BusConfig, parseBusConfig } from '@kestrel/bus';
import { type KubeConfig, parseKubeConfig } from '@kestrel/kube';
import {
  type EnvReader,
  type HostPort,
  type NamespaceSelection,
  parseNamespaces,
  parseReconnectDelays,
  type ReconnectDelays,
} from '@kestrel/service';

export interface RelayConfig extends ReconnectDelays {
  /** Undefined: the relay's Service is looked for in the cluster. */
  readonly address: HostPort | undefined;
  /** Plaintext where the port does not say TLS. */
  readonly disableTls: boolean;
  readonly serverName: string;
  readonly caFile: string | undefined;
  readonly certFile: string | undefined;
  readonly keyFile: string | undefined;
  readonly checkIntervalMs: number;
  readonly connectTimeoutMs: number;
  readonly missingAfterMs: number;
}

export interface MergeConfig {
  readonly shards: number;
  readonly windowMs: number;
  readonly maxKeys: number;
  readonly overlapMs: number;
  readonly namespaces: NamespaceSelection;
}

export interface CollectorConfig {
  /** False: the program idles. */
  readonly enabled: boolean;
  readonly relay: RelayConfig;
  readonly merge: MergeConfig;
  readonly bus: BusConfig;
  /** Undefined where nothing is asked of the API server. */
  readonly kube: KubeConfig | undefined;
}

/** Reads every setting of the collector; problems stay in `env`. */
export function parseCollectorConfig(env: EnvReader): CollectorConfig {
  const enabled = !env.boolean('DISABLE_CILIUM_FLOWS', {
    default: false,
    meaning: 'Collects no flows: the program idles, is ready and says so.',
  });
  const relay = parseRelay(env);
  const needsKube = enabled && relay.address === undefined;
  return Object.freeze({
    enabled,
    relay,
    merge: parseMerge(env),
    bus: parseBusConfig(env, 'flow-collector'),
    kube: needsKube ? parseKubeConfig(env) : undefined,
  });
}

function parseRelay(env: EnvReader): RelayConfig {
  const address = env.optionalAddress('HUBBLE_RELAY_ADDRESS', {
    meaning: 'host:port of hubble-relay. Not set: its Service is looked for in the cluster.',
  });
  return {
    address,
    disableTls: env.boolean('DISABLE_HUBBLE_TLS', {
      default: false,
      meaning:
        'Speaks plaintext to the relay at HUBBLE_RELAY_ADDRESS or at a Service port other than 443, which always means TLS.',
    }),
    serverName: env.string('HUBBLE_SERVER_NAME', {
      default: 'x.hubble-relay.cilium.io',
      pattern: /^[A-Za-z0-9.-]+$/,
      meaning: "Name sent as SNI and looked for in the relay's certificate.",
    }),
    ...parseFiles(env),
    ...parseTimes(env),
  };
}

function parseFiles(env: EnvReader): Pick<RelayConfig, 'caFile' | 'certFile' | 'keyFile'> {
  const caFile = env.optionalString('HUBBLE_CA_FILE', {
    meaning:
      "Certificate authority of the relay, PEM, for HUBBLE_RELAY_ADDRESS. Not set: the system's. Read again when it changes.",
  });
  const certFile = env.optionalString('HUBBLE_CLIENT_CERT_FILE', {
    meaning: 'Client certificate for a relay that wants one, PEM. Read again when it changes.',
  });
  const keyFile = env.optionalString('HUBBLE_CLIENT_KEY_FILE', {
    meaning: 'Key of the client certificate, PEM. Read again when it changes.',
  });
  if ((certFile === undefined) !== (keyFile === undefined)) {
    env.problem('HUBBLE_CLIENT_CERT_FILE', 'and HUBBLE_CLIENT_KEY_FILE belong together: set both or none');
  }
  return { caFile, certFile, keyFile };
}

function parseTimes(env: EnvReader) {
  return {
    ...parseReconnectDelays(env, { minMs: 500, maxMs: 15_000 }),
    checkIntervalMs: env.durationMs('RELAY_CHECK_INTERVAL', {
      defaultMs: 10_000,
      minMs: 50,
      maxMs: 60_000,
      meaning: 'How often the relay is asked for its state, looked for, and its certificates are read again.',
    }),
    connectTimeoutMs: env.durationMs('CONNECT_TIMEOUT', {
      defaultMs: 20_000,
      minMs: 100,
      meaning: 'Time for address lookup, TCP and TLS together.',
    }),
    missingAfterMs: env.durationMs('FLOWS_MISSING_AFTER', {
      defaultMs: 50_000,
      minMs: 1_000,
      allowForever: true,
      meaning: 'Time without any message of a connected relay after which the condition flows is degraded.',
    }),
  };
}

function parseMerge(env: EnvReader): MergeConfig {
  return {
    shards: env.integer('FLOW_SHARDS', {
      default: 1,
      min: 1,
      max: 256,
      meaning: 'Virtual shards that relay nodes fall into: 1 for one replica, 16 for several.',
    }),
    windowMs: env.durationMs('FLOW_WINDOW', {
      defaultMs: 30_000,
      minMs: 100,
      maxMs: 600_000,
      meaning: 'Time over which the observations of one flow become one record.',
    }),
    maxKeys: env.integer('FLOW_MAX_KEYS', {
      default: 65_536,
      min: 256,
      max: 4_194_304,
      meaning: 'Distinct flows at which a window closes early, about 80 bytes each, over all shards.',
    }),
    overlapMs: env.durationMs('FLOW_OVERLAP', {
      defaultMs: 10_000,
      minMs: 1_000,
      maxMs: 300_000,
      meaning: 'How far back the relay is asked again after a reconnect; duplicates are recognised.',
    }),
    namespaces: parseNamespaces(env),
  };
}
