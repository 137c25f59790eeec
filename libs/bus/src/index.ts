export { createPublisher } from './acked-publisher.ts';
export { type BatchFacts, batchHeaders } from './batch-headers.ts';
export type { Bus } from './bus.ts';
export { type BusConfig, type BusCredentials, parseBusConfig } from './bus-config.ts';
export { type BusOptions, createBus } from './bus-connection.ts';
export type { BusMessage } from './bus-message.ts';
export {
  type ConsumeOptions,
  consumeDurable,
  type Delivery,
  type DurableConsumer,
} from './durable-consumer.ts';
export { type EnsureResult, ensureStream } from './ensure-streams.ts';
export {
  FencedError,
  JetStreamError,
  RefusedError,
  StoppedError,
  UnansweredError,
  WrongSequenceError,
} from './errors.ts';
export { headers } from './headers.ts';
export { authorizationConfig, type BusIdentity, busIdentities, keyVariable } from './identities.ts';
export { readStreamInfo, type StreamInfo } from './jetstream-api.ts';
export { createLease, type Lease, type LeaseOptions } from './lease.ts';
export {
  type LeaseWatch,
  type LeaseWatchOptions,
  sourceLeaseKey,
  sourceLeaseKeys,
  watchLeases,
} from './lease-watch.ts';
export { listSubjects } from './list-subjects.ts';
export type { Stored } from './publish-ack.ts';
export type { Headers, PublishRequest } from './publish-entry.ts';
export { publishOnce } from './publish-once.ts';
export type { Publisher, PublisherOptions } from './publisher.ts';
export { type Purge, purgeSubject } from './purge-subject.ts';
export { readLast } from './read-last.ts';
export { createStatePublisher, type PutOutcome, type State, type StatePublisher } from './state-publisher.ts';
export type { RecreatedStream } from './stream-position.ts';
export { type ReadStreamOptions, readStream, type StreamReader } from './stream-reader.ts';
export {
  auditStream,
  bucketSpecs,
  bucketStream,
  controlStream,
  eventsStream,
  flowsStream,
  inventoryStream,
  keySubject,
  leasesBucket,
  proposalsBucket,
  quarantineStream,
  reportersBucket,
  type StreamSpec,
  streamSpecs,
  totalsBucket,
} from './stream-specs.ts';
export {
  accessLogSubject,
  type EventKey,
  eventSubject,
  type FlowShard,
  flowSubject,
  flowSubjects,
  type InventoryKey,
  inventoryPrefix,
  inventorySubject,
  parseAccessLogSubject,
  parseEventSubject,
  parseFlowSubject,
  parseInventorySubject,
  shardToken,
  syncedSubject,
  toToken,
} from './subjects.ts';
export { createTotals, type Totals, type TotalsOptions, type TotalsReport } from './totals.ts';
export { decodeTotals, encodeTotals, type TotalsSnapshot } from './totals-header.ts';
export { findPayloadProblem, verifyStreams } from './verify-streams.ts';
