import { type KubeConfig, parseKubeConfig } from '@kestrel/kube';
import type { EnvReader } from '@kestrel/service';

export interface KeysConfig {
  readonly kube: KubeConfig;
  readonly namespace: string;
  /** Secrets are `<prefix>-<service>` and `<prefix>-tls`. */
  readonly prefix: string;
  /** Names under which clients reach the server; in its certificate. */
  readonly serverNames: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** How long it is tried, in milliseconds. */
  readonly timeoutMs: number;
}

const namePattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Reads the settings of `bus-setup keys`; problems stay in `env`. */
export function parseKeysConfig(env: EnvReader, namespace: string): KeysConfig {
  const prefix = env.string('NATS_SECRET_PREFIX', {
    meaning: 'Secrets are named <prefix>-<service> and <prefix>-tls.',
    default: 'kestrel-operator-nats',
    pattern: namePattern,
  });
  const serverNames = env.list('NATS_SERVER_NAMES', {
    meaning:
      "Names in the server's certificate, comma-separated. Not set: those of a Service of the prefix's name.",
    default: [],
    pattern: /^[a-z0-9*]([-a-z0-9.]*[a-z0-9])?$/,
  });
  return {
    kube: parseKubeConfig(env),
    namespace,
    prefix,
    serverNames: serverNames.length > 0 ? serverNames : serviceNames(prefix, namespace),
    labels: parseLabels(env),
    timeoutMs: env.durationMs('SETUP_TIMEOUT', {
      meaning: 'How long the API server is asked before it fails.',
      defaultMs: 60_000,
      minMs: 1_000,
    }),
  };
}

/** As pods of the namespace and of others may write them, and for a container of the same pod. */
function serviceNames(service: string, namespace: string): string[] {
  return [service, `${service}.${namespace}`, `${service}.${namespace}.svc`, 'localhost'];
}

function parseLabels(env: EnvReader): Record<string, string> {
  const pairs = env.list('SECRET_LABELS', {
    meaning: 'Labels of the Secrets, comma-separated: key=value.',
    default: [],
    pattern: /^[\w./-]+=[\w.-]*$/,
  });
  return Object.fromEntries(pairs.map((pair) => pair.split('=', 2)));
}
