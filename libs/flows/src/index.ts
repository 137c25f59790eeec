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
export type { Evidence } from './l7/evidence.ts';
export type { L7Details } from './l7/l7-details.ts';
export type { L7Batch } from './l7/l7-drain.ts';
export {
  type L7FilterCause,
  type L7Ledger,
  type L7LossCause,
  l7FilterCauses,
  l7LossCauses,
} from './l7/l7-ledger.ts';
export { type L7Connection, L7Merger, type L7Stream } from './l7/l7-merger.ts';
export type { AddressBook, L7MergerOptions, Owner, ReporterBook } from './l7/l7-merger-options.ts';
export { parseRbacDenial, type RbacDenial } from './l7/rbac-denial.ts';
export type { NodeStatus } from './node-status.ts';
export { shardOfNode } from './partition.ts';
export { MalformedBatchError, maxBatchBytes, splitBatch } from './record-batch.ts';
export { WireReader } from './wire-reader.ts';
