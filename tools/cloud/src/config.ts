import { resolve } from 'node:path';
import type { EnvReader } from '@kestrel/service';
import { type Extension, knownExtensions } from './faults.ts';
import type { KeepLimits } from './state/cluster.ts';

export interface CloudConfig {
  /** Absolute. */
  readonly dir: string;
  readonly grpcHost: string;
  readonly grpcPort: number;
  readonly httpHost: string;
  readonly httpPort: number;
  readonly readyFile: string | undefined;
  readonly heartbeatMs: number;
  readonly tokenLifetimeMs: number;
  readonly extensions: readonly Extension[];
  readonly keep: KeepLimits;
}

/** Reads the settings of `serve`. Problems stay in `env`. */
export function parseConfig(env: EnvReader): CloudConfig {
  return Object.freeze({
    dir: resolve(
      env.string('CLOUD_DIR', {
        default: '.kestrel-cloud',
        meaning: 'Directory of the CA, the server certificate, the token key and the onboarded clusters.',
      }),
    ),
    grpcHost: env.string('GRPC_HOST', {
      default: '0.0.0.0',
      meaning: 'Address on which operators are served, with mutual TLS.',
    }),
    grpcPort: env.port('GRPC_PORT', {
      default: 7443,
      allowZero: true,
      meaning: 'Port of that; 0 takes a free one and logs it.',
    }),
    httpHost: env.string('HTTP_HOST', {
      default: '127.0.0.1',
      meaning: 'Address of the REST API. It has no authentication and can send requests to clusters.',
    }),
    httpPort: env.port('HTTP_PORT', {
      default: 7080,
      allowZero: true,
      meaning: 'Port of the REST API; 0 takes a free one and logs it.',
    }),
    readyFile: env.optionalString('CLOUD_READY_FILE', {
      meaning: 'File that gets {"grpc_port","http_port"} as JSON when both are open.',
    }),
    heartbeatMs: env.durationMs('HEARTBEAT_INTERVAL', {
      defaultMs: 30_000,
      minMs: 10,
      meaning: 'Time between two heartbeats on every stream.',
    }),
    tokenLifetimeMs: env.durationMs('TOKEN_LIFETIME', {
      defaultMs: 86_400_000,
      minMs: 1000,
      meaning: 'How long a renewed access token is good.',
    }),
    extensions: readExtensions(env),
    keep: Object.freeze({
      events: env.integer('EVENTS_KEPT', {
        default: 10_000,
        min: 1,
        meaning: 'Newest events kept per cluster, within 64 MiB.',
      }),
      logs: env.integer('LOGS_KEPT', {
        default: 1000,
        min: 1,
        meaning: 'Newest pod log messages kept per cluster, within 64 MiB.',
      }),
      traffic: env.integer('TRAFFIC_KEPT', {
        default: 5000,
        min: 1,
        meaning: 'Different flows, and as many access log entries, kept per cluster.',
      }),
      deliveryIds: env.integer('DELIVERY_IDS_KEPT', {
        default: 100_000,
        min: 1,
        meaning: 'Delivery ids remembered per cluster to drop duplicates.',
      }),
    }),
  });
}

/** An empty variable counts as not set, so none has a word of its own. */
function readExtensions(env: EnvReader): readonly Extension[] {
  const names = env.list('EXTENSIONS', {
    default: knownExtensions,
    pattern: new RegExp(`^(none|${knownExtensions.join('|')})$`),
    meaning: `Extensions announced to operators: ${knownExtensions.join(', ')}; none behaves like a deployed cloud.`,
  });
  return knownExtensions.filter((name) => names.includes(name));
}
