import type { StreamConfig } from './jetstream-api.ts';
import type { StreamSpec } from './stream-specs.ts';

/** What the operator chooses for a stream. */
export interface StreamSize {
  readonly maxBytes: number;
  readonly replicas: number;
}

/** A setting of a stream that is not as declared; values as the server's API has them. */
export interface StreamDifference {
  readonly setting: string;
  readonly actual: unknown;
  readonly declared: unknown;
  /** The server can change it on the stream that is there. */
  readonly changeable: boolean;
}

const nanosecondsPerMs = 1_000_000;

/** The stream as the server's API wants it. */
export function toStreamConfig(spec: StreamSpec, { maxBytes, replicas }: StreamSize): StreamConfig {
  return {
    name: spec.name,
    subjects: spec.subjects,
    storage: 'file',
    retention: spec.retention,
    discard: spec.discard,
    max_age: spec.maxAgeMs * nanosecondsPerMs,
    max_bytes: maxBytes,
    max_msgs_per_subject: spec.maxMessagesPerSubject,
    num_replicas: replicas,
    ...(spec.duplicateWindowMs > 0 ? { duplicate_window: spec.duplicateWindowMs * nanosecondsPerMs } : {}),
    deny_delete: spec.denyDelete,
    deny_purge: spec.denyPurge,
    allow_rollup_hdrs: spec.allowRollup,
    allow_direct: spec.allowDirect,
  };
}

/** Every setting in which a stream is not as declared. */
export function compareStream(actual: StreamConfig, declared: StreamConfig): StreamDifference[] {
  const settings = Object.keys(declared) as (keyof StreamConfig)[];
  return settings
    .filter((setting) => !isSame(actual[setting], declared[setting]))
    .map((setting) => ({
      setting,
      actual: actual[setting],
      declared: declared[setting],
      changeable: isChangeable(setting, actual),
    }));
}

/** `discard is "old", declared "new"` */
export function describeDifference({ setting, actual, declared }: StreamDifference): string {
  return `${setting} is ${JSON.stringify(actual) ?? 'not set'}, declared ${JSON.stringify(declared)}`;
}

/** The server leaves out what is false, and may list subjects in another order. */
function isSame(actual: unknown, declared: unknown): boolean {
  if (Array.isArray(declared)) {
    return Array.isArray(actual) && [...actual].sort().join() === [...declared].sort().join();
  }
  return (actual ?? false) === declared;
}

/** What nats-server refuses to change: storage, to or from a work queue, and a denial once given. */
function isChangeable(setting: keyof StreamConfig, actual: StreamConfig): boolean {
  if (setting === 'storage' || setting === 'retention') return false;
  return !((setting === 'deny_delete' || setting === 'deny_purge') && actual[setting] === true);
}
