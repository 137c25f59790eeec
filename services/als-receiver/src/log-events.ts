/** Names of this service's log events. They are part of its interface: alerts and queries rely on them. */
export const logEvents = {
  listening: 'access-logs-listening',
  off: 'access-logs-off',
  streamFault: 'access-log-stream-fault',
  connectionFault: 'access-log-connection-fault',
  certificateChanged: 'server-certificate-changed',
  badObject: 'bad-inventory-object',
  batchNotStored: 'batch-not-stored',
  batchConflict: 'batch-conflict',
  leftBehind: 'access-logs-left-behind',
  busSideFailed: 'bus-side-failed',
} as const;
