/** Header names on the bus. A changed header is a change of the message. */
export const headers = {
  /** Full protobuf name of the payload's message: `cloud.v1.Pod`. */
  type: 'Kestrel-Type',
  /** `DELETE` on a tombstone, absent otherwise. */
  action: 'Kestrel-Action',
  /** `<Kind>/<name>` of a Pod's root controller. */
  root: 'Kestrel-Root',
  /** `true` on a Pod in its node's network. */
  hostNetwork: 'Kestrel-Host-Network',
  /** Pod and incarnation that published: `<pod name>.<8 hex>`. */
  source: 'Kestrel-Source',
  /** Number of a flow batch, counted by its source from 1. */
  batch: 'Kestrel-Batch',
  /** Observations in the payload. */
  count: 'Kestrel-Count',
  /** The source's cumulative counters, as `encodeTotals` writes them. */
  totals: 'Kestrel-Totals',
  /** L4: newest event time per relay node of the shard. */
  position: 'Kestrel-Position',
  /** One intent to publish state; recognises one's own message when it is read back. Set by the publisher. */
  intent: 'Kestrel-Intent',
  /** Why a message was put into quarantine. */
  reason: 'Kestrel-Reason',
  /** Where a quarantined message came from: `<stream>/<sequence>`. */
  origin: 'Kestrel-Origin',
} as const;

/** Header names of NATS JetStream that this library sets or reads. */
export const natsHeaders = {
  messageId: 'Nats-Msg-Id',
  expectedLastSubjectSequence: 'Nats-Expected-Last-Subject-Sequence',
  expectedLastSequence: 'Nats-Expected-Last-Sequence',
  keyValueOperation: 'KV-Operation',
} as const;
