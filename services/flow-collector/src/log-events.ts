/** Names of this service's log events. They are part of its interface: alerts and queries rely on them. */
export const logEvents = {
  disabled: 'flows-disabled',
  relayEnded: 'relay-connection-ended',
  plaintext: 'relay-plaintext',
  askedLess: 'relay-request-reduced',
  nodeStatus: 'relay-node-status',
  shardOpened: 'shard-opened',
  shardClosed: 'shard-closed',
  shardNotOpened: 'shard-not-opened',
  shardTaken: 'shard-taken-by-another',
  batchRefused: 'flow-batch-refused',
} as const;
