import type { FlowMerger } from '@kestrel/flows';
import type { BatchPublisher } from './batch-publisher.ts';
import type { FlowIntake } from './flow-intake.ts';
import type { CollectorReadings } from './metrics.ts';
import type { ShardKeeper } from './shard-keeper.ts';

export interface ReadingSources {
  readonly intake: FlowIntake;
  readonly batches: BatchPublisher;
  readonly merger: FlowMerger;
  readonly shards: ShardKeeper;
}

/** What metrics show of parts that count by themselves. */
export function createReadings({ intake, batches, merger, shards }: ReadingSources): () => CollectorReadings {
  return () => {
    const { verdicts, malformed, keys, dictionaryBytes, ...odd } = merger.details();
    return {
      messages: intake.messages,
      bytes: intake.bytes,
      pauses: intake.pauses,
      batches: batches.number,
      batchBytes: batches.bytes,
      shards: shards.open,
      members: shards.members,
      keys,
      dictionaryBytes,
      verdicts,
      malformed,
      oddities: {
        'unknown-message': odd.unknownMessages,
        'unknown-protocol': odd.unknownProtocols,
        untimed: odd.untimed,
        'ahead-of-clock': odd.ahead,
        overflow: odd.overflow,
        'shortened-position': odd.shortenedPositions,
      },
    };
  };
}
