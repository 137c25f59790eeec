import { metricName } from '@kestrel/service';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export type GatewayMetrics = ReturnType<typeof createGatewayMetrics>;

/** Every metric of the gateway, on the registry passed in. */
export function createGatewayMetrics(registry: Registry) {
  const registers = [registry];
  const name = (suffix: string) => metricName('uplink-gateway', suffix);
  const counter = <Label extends string>(suffix: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: name(suffix), help, labelNames, registers });
  const gauge = <Label extends string>(suffix: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: name(suffix), help, labelNames, registers });

  return {
    active: gauge('active_state', '1 while this replica holds the lease'),
    uplinkState: gauge('uplink_state', '1 for the state the uplink is in, 0 for the others', 'state'),
    connectFailures: counter('connect_failures_total', 'Failed attempts to reach the cloud, by kind', 'kind'),
    connections: counter('connections_total', 'Connections to the cloud that opened'),
    streamOpen: gauge(
      'streams_open_count',
      'Streams to the cloud that are open; two of a kind while one connection replaces another',
      'stream',
    ),
    streamEnds: counter(
      'stream_ends_total',
      'Streams to the cloud that ended, by gRPC status',
      'stream',
      'code',
    ),
    messagesWritten: counter('messages_written_total', 'Messages written to the cloud', 'stream'),
    bytesWritten: counter('written_bytes_total', 'Bytes of messages written to the cloud', 'stream'),
    unsentBytes: gauge('unsent_bytes', 'Bytes written that have not left this process', 'stream'),
    heartbeats: counter('heartbeats_total', 'Heartbeats received from the cloud', 'stream'),
    barrierSeconds: new Histogram({
      name: name('barrier_seconds'),
      help: 'Time to the answer of a barrier call',
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    barrierFailures: counter('barrier_failures_total', 'Barrier calls that proved nothing'),
    messagesRefused: counter(
      'messages_refused_total',
      'Messages of the bus that cannot be forwarded, by reason',
      'lane',
      'reason',
    ),
    inventoryObjects: gauge('inventory_objects', 'Objects that the cloud has by the present data stream'),
    inventoryMessages: counter('inventory_messages_total', 'Inventory messages written, by action', 'action'),
    inventoryUnchanged: gauge(
      'inventory_unchanged_count',
      'Versions not written on the present data stream, because the cloud has their payload',
    ),
    inventoryCommitted: gauge('inventory_committed_state', '1 once the present data stream has committed'),
    inventoryCommitSeconds: gauge(
      'inventory_commit_seconds',
      'Time from opening the data stream to its commit',
    ),
    inventoryCommits: counter('inventory_commits_total', 'InventoryCommit messages written'),
    inventoryHeldBytes: gauge('inventory_held_bytes', 'Bytes held back until the commit'),
    eventsDelivered: counter('events_delivered_total', 'Events delivered, by proof', 'proof'),
    eventsRefused: counter('events_refused_total', 'Events that can never be sent'),
    eventsEvicted: counter('events_evicted_total', 'Events that the bus evicted before they were read'),
    eventsOpen: gauge('events_open_count', 'Events read from the bus whose delivery is not proven'),
    eventsBehind: gauge('events_behind_count', 'Events on the bus behind the last one read'),
    flowsDelivered: counter(
      'flows_delivered_total',
      'Observations delivered, by class and proof',
      'class',
      'proof',
    ),
    flowsRefused: counter('flows_refused_total', 'Observations in batches that can never be sent', 'class'),
    flowsEvicted: counter(
      'flows_evicted_total',
      'Observations that the bus evicted before they were read',
      'class',
    ),
    flowsRepeated: counter(
      'flows_repeated_batches_total',
      'Batches that were read before, and are not sent again',
    ),
    flowsOpen: gauge('flows_open_count', 'Batches read from the bus whose delivery is not proven'),
    flowsBehind: gauge('flows_behind_count', 'Batches on the bus behind the last one read'),
    flowsBacklog: gauge('flows_backlog_bytes', 'Bytes of the stream of flows that are not settled'),
    flowsCapacity: gauge('flows_capacity_bytes', 'Bytes that the stream of flows may have'),
    flowsLedger: gauge(
      'flows_ledger_observations',
      'The ledger of flows and access logs over all sources, in observations',
      'class',
      'kind',
    ),
    controlRequests: counter(
      'control_requests_total',
      'Requests of the cloud, by type and outcome',
      'type',
      'outcome',
    ),
    tokenExpiry: gauge('token_expiry_timestamp_seconds', 'When the access token expires; 0: unknown'),
    tokenRenewals: counter('token_renewals_total', 'Renewals of the access token, by outcome', 'outcome'),
    certificateExpiry: gauge(
      'certificate_expiry_timestamp_seconds',
      'When the client certificate expires; 0: unknown',
    ),
  };
}
