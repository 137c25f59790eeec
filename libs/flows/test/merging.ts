import { cloud } from '@kestrel/proto';
import { type ManualClock, manualClock } from '@kestrel/testkit';
import {
  FlowMerger,
  type FlowMergerOptions,
  type FlowPosition,
  type NodeStatus,
  splitBatch,
} from '../src/index.ts';
import { encode, type FlowEvent, startSeconds } from './flow-events.ts';

export type Flow = cloud.v1.Flow.$Properties;

/** A merger with a bus that takes what it is told to. */
export interface Merging {
  readonly merger: FlowMerger;
  readonly clock: ManualClock;
  readonly due: number[];
  readonly statuses: NodeStatus[];
  /** Opens a shard and begins to read. */
  open(shard: number, position?: FlowPosition): void;
  accept(...events: FlowEvent[]): void;
  /** Takes and settles the batches of a shard that are due. */
  take(shard?: number, atMost?: number): TakenBatch[];
  /** Closes the window and takes it. */
  flows(shard?: number): Flow[];
}

export interface TakenBatch {
  readonly records: Uint8Array[];
  readonly flows: Flow[];
  readonly count: number;
  readonly position: string;
}

export function startMerging(options: Partial<FlowMergerOptions> = {}): Merging {
  const clock = manualClock({ wallMs: startSeconds * 1000 });
  const due: number[] = [];
  const statuses: NodeStatus[] = [];
  const merger = new FlowMerger({
    clock,
    shards: 1,
    onDue: (shard) => due.push(shard),
    onNodeStatus: (status) => statuses.push(status),
    ...options,
  });
  const open = (shard: number, position?: FlowPosition) => {
    merger.openShard(shard, position);
    merger.beginStream();
  };
  if (options.shards === undefined) open(0);
  const take = (shard = 0, atMost = Number.POSITIVE_INFINITY): TakenBatch[] => {
    const taken: TakenBatch[] = [];
    while (taken.length < atMost) {
      const batch = merger.nextBatch(shard);
      if (!batch) break;
      const records = splitBatch(batch.payload);
      const flows = records.map((record) => cloud.v1.Flow.decode(record));
      taken.push({ records, flows, count: batch.count, position: batch.position });
      merger.settle(shard);
    }
    return taken;
  };
  return {
    merger,
    clock,
    due,
    statuses,
    take,
    open,
    accept: (...events) => {
      for (const event of events) merger.accept(encode(event));
    },
    flows: (shard = 0) => {
      merger.flush(shard);
      return take(shard).flatMap(({ flows }) => flows);
    },
  };
}
