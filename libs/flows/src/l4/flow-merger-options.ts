import type { Clock } from '@kestrel/service';
import { maxBatchBytes } from '../record-batch.ts';
import type { NodeStatus } from './node-status.ts';

export interface FlowMergerOptions {
  readonly clock: Clock;
  /** Number of virtual shards that relay nodes fall into. */
  readonly shards: number;
  /** Age at which a window closes, from its first observation on. Default 30 s. */
  readonly windowMs?: number;
  /** Keys at which a window closes early. Default 65,536, about 80 bytes each, twice while the bus is slow. */
  readonly maxKeys?: number;
  /** Bytes a batch may have, unless a single record has more. Default 256 KiB. */
  readonly maxBatchBytes?: number;
  /** Bound of the names, labels, addresses and policies held for all windows. Default 24 MiB. */
  readonly maxDictionaryBytes?: number;
  /** How far behind a node's newest event another may come and still be new. Default 10 s. */
  readonly overlapMs?: number;
  /** Bound of the event ids remembered. Default 262,144, about 32 bytes each. */
  readonly maxUuids?: number;
  /** Whether a namespace is watched. A flow is left out where an end has a namespace and none of them is. Default: all are. */
  readonly isWatched?: (namespace: string) => boolean;
  /** Called when a shard has a batch to take, once for each window. */
  readonly onDue: (shard: number) => void;
  /** Called with what the relay says of its nodes. */
  readonly onNodeStatus: (status: NodeStatus) => void;
}

export const mergerDefaults = {
  windowMs: 30_000,
  maxKeys: 65_536,
  maxBatchBytes,
  maxDictionaryBytes: 24 * 1024 * 1024,
  overlapMs: 10_000,
  maxUuids: 262_144,
  isWatched: () => true,
};
