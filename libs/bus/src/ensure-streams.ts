import type { Bus } from './bus.ts';
import { JetStreamError } from './errors.ts';
import { askJetStream, readStreamInfo, type StreamConfig } from './jetstream-api.ts';
import { compareStream, describeDifference, type StreamSize, toStreamConfig } from './stream-difference.ts';
import type { StreamSpec } from './stream-specs.ts';

/** What became of one stream. `incompatible` and `refused` need a person. */
export interface EnsureResult {
  readonly stream: string;
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'incompatible' | 'refused';
  /** What differed; for `refused` also the server's words. */
  readonly differences: readonly string[];
}

/**
 * Makes a stream what it is declared to be: creates it, or changes what differs. A stream that would have to be made
 * anew is left as it is, and the difference named. Settings that are not declared stay as they are.
 * @throws UnansweredError
 */
export async function ensureStream(bus: Bus, spec: StreamSpec, size: StreamSize): Promise<EnsureResult> {
  const declared = toStreamConfig(spec, size);
  const info = await readStreamInfo(bus, spec.name);
  const result = (outcome: EnsureResult['outcome'], differences: readonly string[] = []) => ({
    stream: spec.name,
    outcome,
    differences,
  });
  try {
    if (info === undefined) {
      await askJetStream(bus, `STREAM.CREATE.${spec.name}`, withPersistMode(bus, spec, declared));
      return result('created');
    }
    const differences = compareStream(info.config, declared);
    if (differences.length === 0) return result('unchanged');
    const fixed = differences.filter(({ changeable }) => !changeable);
    if (fixed.length > 0) return result('incompatible', fixed.map(describeDifference));
    await askJetStream(bus, `STREAM.UPDATE.${spec.name}`, { ...info.config, ...declared });
    return result('updated', differences.map(describeDifference));
  } catch (error) {
    if (error instanceof JetStreamError) return result('refused', [error.description]);
    throw error;
  }
}

/** Known from nats-server 2.12, to be chosen at creation, and only for a single copy. */
function withPersistMode(bus: Bus, { losesLastSecond }: StreamSpec, declared: StreamConfig): StreamConfig {
  const [major, minor] = bus.serverVersion;
  const isKnown = major > 2 || (major === 2 && minor >= 12);
  return losesLastSecond && isKnown && declared.num_replicas === 1
    ? { ...declared, persist_mode: 'async' }
    : declared;
}
