import type { EnvReader } from './env-reader.ts';

/** For `fullJitterBackoff`. */
export interface ReconnectDelays {
  readonly reconnectMinMs: number;
  readonly reconnectMaxMs: number;
}

/** Reads the delays between attempts to connect; problems stay in `env`. */
export function parseReconnectDelays(
  env: EnvReader,
  defaults: { readonly minMs: number; readonly maxMs: number },
): ReconnectDelays {
  const reconnectMinMs = env.durationMs('RECONNECT_MIN_DELAY', {
    defaultMs: defaults.minMs,
    minMs: 1,
    meaning: 'Bound of the first delay before a reconnect; doubles with every failure, full jitter.',
  });
  const reconnectMaxMs = env.durationMs('RECONNECT_MAX_DELAY', {
    defaultMs: defaults.maxMs,
    minMs: 1,
    meaning: 'Bound of every delay before a reconnect.',
  });
  if (reconnectMaxMs < reconnectMinMs) env.problem('RECONNECT_MAX_DELAY', 'is less than RECONNECT_MIN_DELAY');
  return { reconnectMinMs, reconnectMaxMs };
}
