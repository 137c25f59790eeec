export type { EventTime } from './event-time.ts';
export type { FlowDetails } from './flow-details.ts';
export type { FlowLedger } from './flow-ledger.ts';
export { FlowMerger } from './flow-merger.ts';
export type { FlowMergerOptions } from './flow-merger-options.ts';
export {
  decodePosition,
  encodePosition,
  type FlowPosition,
  type NodePosition,
  newestPosition,
  type StoredPart,
} from './flow-position.ts';
export type { FlowBatch } from './flow-window.ts';
export type { NodeStatus } from './node-status.ts';
export { shardOfNode } from './partition.ts';
export { MalformedBatchError, maxBatchBytes, splitBatch } from './record-batch.ts';
export { WireReader } from './wire-reader.ts';
