export type { EventTime } from './l4/event-time.ts';
export type { FlowDetails } from './l4/flow-details.ts';
export type { FlowLedger } from './l4/flow-ledger.ts';
export { FlowMerger } from './l4/flow-merger.ts';
export type { FlowMergerOptions } from './l4/flow-merger-options.ts';
export {
  decodePosition,
  encodePosition,
  type FlowPosition,
  type NodePosition,
  newestPosition,
  noPosition,
  type StoredPart,
} from './l4/flow-position.ts';
export type { FlowBatch } from './l4/flow-window.ts';
export type { NodeStatus } from './l4/node-status.ts';
export { shardOfNode } from './l4/partition.ts';
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
export type { Ledger } from './ledger-counts.ts';
export { MalformedBatchError, maxBatchBytes, splitBatch } from './record-batch.ts';
export { WireReader } from './wire-reader.ts';
