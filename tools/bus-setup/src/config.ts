import { type BusConfig, bucketSpecs, parseBusConfig, type StreamSpec, streamSpecs } from '@kestrel/bus';
import type { EnvReader } from '@kestrel/service';

/** A stream or bucket to make, with the size that the operator chose. */
export interface WantedStream {
  readonly spec: StreamSpec;
  readonly maxBytes: number;
}

export interface BusSetupConfig {
  readonly bus: BusConfig;
  readonly streams: readonly WantedStream[];
  /** How long `streams` without `--keep` tries, in milliseconds. */
  readonly timeoutMs: number;
}

export function parseBusSetupConfig(env: EnvReader): BusSetupConfig {
  const bus = parseBusConfig(env, 'bus-setup');
  const streams = streamSpecs.map((spec) => ({
    spec,
    maxBytes: env.integer(`${spec.name}_MAX_BYTES`, {
      meaning: `Bytes that the stream ${spec.name} may take on disk, in each copy.`,
      default: spec.defaultMaxBytes,
      min: 1024 * 1024,
    }),
  }));
  const buckets = bucketSpecs.map((spec) => ({ spec, maxBytes: spec.defaultMaxBytes }));
  const timeoutMs = env.durationMs('SETUP_TIMEOUT', {
    meaning: 'How long `streams` without --keep tries before it fails.',
    defaultMs: 60_000,
    minMs: 1_000,
  });
  return { bus, streams: [...streams, ...buckets], timeoutMs };
}
