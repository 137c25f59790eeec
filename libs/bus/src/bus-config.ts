import type { EnvReader } from '@kestrel/service';

/** How a service proves its identity to the bus; secrets come by file. */
export type BusCredentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'nkey'; readonly seedFile: string }
  | { readonly kind: 'creds'; readonly credsFile: string }
  | { readonly kind: 'password'; readonly user: string; readonly passwordFile: string };

export interface BusConfig {
  /** `nats://host:port` or `tls://host:port`, one or more of one cluster. */
  readonly servers: readonly string[];
  readonly credentials: BusCredentials;
  /** PEM file of the authorities that may sign the server's certificate; read at each connect. Demands TLS. */
  readonly caFile: string | undefined;
  /** Replies come to subjects below it and to no others. */
  readonly inboxPrefix: string;
  /** Two unanswered pings in a row end a connection. */
  readonly pingIntervalMs: number;
  /** Copies each stream must have at least. */
  readonly replicas: number;
}

/** Reads the `NATS_…` settings. Problems go to the reader. */
export function parseBusConfig(env: EnvReader, service: string): BusConfig {
  const servers = env.list('NATS_URL', {
    meaning: 'Servers of the bus, comma-separated: nats://host:port, or tls://host:port to demand TLS.',
    default: ['nats://127.0.0.1:4222'],
    pattern: /^(nats|tls):\/\/[^/@\s]+$/,
  });
  const credentials = parseCredentials(env);
  const caFile = env.optionalFile('NATS_CA_FILE', {
    meaning: "PEM file of the authorities that may sign the bus's certificate; demands TLS.",
  });
  const pingIntervalMs = env.durationMs('NATS_PING_INTERVAL', {
    meaning: 'A connection is given up when two pings in a row, this far apart, have no answer.',
    defaultMs: 10_000,
    minMs: 100,
  });
  const replicas = env.integer('NATS_REPLICAS', {
    meaning: 'Copies of each stream: 1, or 3 where the bus has three nodes. Fewer on the bus is an error.',
    default: 1,
    min: 1,
    max: 5,
  });
  return { servers, credentials, caFile, inboxPrefix: `_INBOX_${service}`, pingIntervalMs, replicas };
}

function parseCredentials(env: EnvReader): BusCredentials {
  const seedFile = env.optionalFile('NATS_NKEY_SEED_FILE', {
    meaning: "File with the service's nkey seed. Excludes the other two ways to authenticate.",
  });
  const credsFile = env.optionalFile('NATS_CREDS_FILE', {
    meaning: 'NATS credentials file (JWT and seed). Excludes the other two ways to authenticate.',
  });
  const user = env.optionalString('NATS_USER', { meaning: 'User name; needs NATS_PASSWORD_FILE.' });
  const passwordFile = env.optionalFile('NATS_PASSWORD_FILE', {
    meaning: 'File with the password of NATS_USER.',
  });

  const given = [seedFile, credsFile, user].filter((each) => each !== undefined);
  if (given.length > 1) {
    env.problem('NATS_NKEY_SEED_FILE', 'set only one of NATS_NKEY_SEED_FILE, NATS_CREDS_FILE and NATS_USER');
  }
  if ((user === undefined) !== (passwordFile === undefined)) {
    env.problem('NATS_USER', 'NATS_USER and NATS_PASSWORD_FILE need each other');
  }
  if (seedFile !== undefined) return { kind: 'nkey', seedFile };
  if (credsFile !== undefined) return { kind: 'creds', credsFile };
  if (user !== undefined && passwordFile !== undefined) return { kind: 'password', user, passwordFile };
  return { kind: 'none' };
}
