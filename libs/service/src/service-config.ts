import { hostname } from 'node:os';
import type { EnvReader } from './env-reader.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** What every service can be told. */
export interface ServiceConfig {
  readonly logLevel: LogLevel;
  readonly healthHost: string;
  /** 0: a free port, named by the log event `endpoints-listening`. */
  readonly healthPort: number;
  readonly podName: string;
  readonly podNamespace: string;
  readonly shutdownTimeoutMs: number;
}

/** Reads the settings that all services share. Problems stay in `env`. */
export function parseServiceConfig(env: EnvReader): ServiceConfig {
  refuseGlobalTlsSwitch(env);
  return Object.freeze({
    logLevel: env.oneOf('LOG_LEVEL', logLevels, {
      default: 'info',
      meaning: 'Least severe log lines that are written.',
    }),
    healthHost: env.string('HEALTH_HOST', {
      default: '0.0.0.0',
      meaning: 'Address on which /livez, /readyz, /status and /metrics are served.',
    }),
    healthPort: env.port('HEALTH_PORT', {
      default: 8081,
      allowZero: true,
      meaning: 'Port of those endpoints; 0 takes a free one and logs it.',
    }),
    podName: env.string('POD_NAME', {
      default: hostname(),
      defaultText: "the host's name",
      meaning: 'Name under which this process appears in leases, on the bus and in logs.',
    }),
    podNamespace: env.string('POD_NAMESPACE', {
      default: 'default',
      meaning: 'Namespace in which the operator runs.',
    }),
    shutdownTimeoutMs: env.durationMs('SHUTDOWN_TIMEOUT', {
      defaultMs: 15_000,
      minMs: 100,
      maxMs: 600_000,
      meaning: 'How long a stop may take after SIGTERM before what is left is cut off.',
    }),
  });
}

function refuseGlobalTlsSwitch(env: EnvReader): void {
  const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
  const value = env.optionalString(variable, {
    meaning: 'Must not be 0, which would switch off certificate checks of every connection.',
  });
  if (value === '0')
    env.problem(variable, 'is 0, which switches off certificate checks of every connection; remove it');
}
