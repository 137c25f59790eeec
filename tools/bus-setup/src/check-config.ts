import { type BusConfig, busIdentities, parseBusConfig } from '@kestrel/bus';
import type { EnvReader } from '@kestrel/service';

export interface CheckBusConfig {
  readonly bus: BusConfig;
  /** Whose key it is. */
  readonly identity: string;
  readonly timeoutMs: number;
}

export function parseCheckBusConfig(env: EnvReader): CheckBusConfig {
  const names = busIdentities.map(({ name }) => name);
  const identity = env.string('CHECK_IDENTITY', {
    meaning: `Whose key NATS_NKEY_SEED_FILE is: ${names.join(', ')}.`,
    default: 'bus-setup',
    pattern: new RegExp(`^(${names.join('|')})$`),
  });
  return { bus: parseBusConfig(env, identity), identity, timeoutMs: parseTimeout(env) };
}

export interface CheckCloudConfig {
  /** Host whose addresses are the gateways. */
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

export function parseCheckCloudConfig(env: EnvReader): CheckCloudConfig {
  return {
    host: env.string('GATEWAY_HOST', {
      meaning: 'Name whose addresses are those of the gateways.',
      default: 'localhost',
      pattern: /^[A-Za-z0-9.:-]+$/,
    }),
    port: env.integer('GATEWAY_PORT', {
      meaning: 'Port of their health endpoints.',
      default: 8081,
      min: 1,
      max: 65_535,
    }),
    timeoutMs: parseTimeout(env),
  };
}

function parseTimeout(env: EnvReader): number {
  return env.durationMs('CHECK_TIMEOUT', {
    meaning: 'How long a check goes on before it fails.',
    defaultMs: 60_000,
    minMs: 1_000,
  });
}
