import { metricName } from '@kestrel/service';
import { Counter, Gauge, type Registry } from 'prom-client';

export type AlsMetrics = ReturnType<typeof createMetrics>;

/** Every metric of the receiver itself, on the given registry. */
export function createMetrics(registry: Registry) {
  const common = (suffix: string, help: string) => ({
    name: metricName('als-receiver', suffix),
    help,
    registers: [registry],
  });
  const counter = <Label extends string = never>(suffix: string, help: string, ...labelNames: Label[]) =>
    new Counter<Label>({ ...common(suffix, help), labelNames });
  const gauge = (suffix: string, help: string) => new Gauge(common(suffix, help));
  return {
    connections: gauge('connections_count', 'Connections that are open'),
    connectionsAccepted: counter('connections_total', 'Connections that were accepted'),
    connectionsEnded: counter(
      'connections_ended_total',
      'Connections that ended, by what ended them',
      'cause',
    ),
    connectionsRefused: counter('connections_refused_total', 'Connections that were not accepted', 'cause'),
    streams: gauge('streams_count', 'Access log streams that are open'),
    streamsOpened: counter('streams_total', 'Access log streams that were opened'),
    streamsEnded: counter(
      'streams_ended_total',
      'Access log streams that ended, by what ended them',
      'cause',
    ),
    callsRefused: counter('calls_refused_total', 'Calls that are not access log streams, by why', 'cause'),
    messages: counter('messages_total', 'Access log messages received whole'),
    receivedBytes: counter('received_bytes_total', 'Bytes of access log messages received whole'),
    partialBytes: gauge('partial_bytes', 'Bytes of messages that have not come whole'),
    batches: counter('batches_total', 'Batches stored on the bus'),
    batchRetries: counter('batch_retries_total', 'Batches that were not stored at once, by why', 'cause'),
    inventoryAddresses: gauge('inventory_addresses', 'Addresses whose owner is known from the inventory'),
    reporters: gauge(
      'reporters_count',
      'Workloads that are known to report their own calls, and providers of workloads that are known',
    ),
    badMessages: counter('bad_messages_total', 'Messages on the bus that could not be read', 'stream'),
    tlsExpiry: gauge('certificate_expiry_timestamp_seconds', 'When the server certificate expires; 0: none'),
  };
}
