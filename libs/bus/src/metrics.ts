import { metricName, type ServiceContext } from '@kestrel/service';
import { Counter, Gauge } from 'prom-client';

/** Every metric of this library, on the registry of the service that uses it. */
export interface BusMetrics {
  readonly connected: Gauge;
  readonly reconnects: Counter;
  readonly published: Counter;
  readonly publishRetries: Counter;
  readonly publishRefusals: Counter<'reason'>;
  readonly publishInFlight: Gauge;
  readonly read: Counter<'stream'>;
  readonly readerResets: Counter<'stream' | 'reason'>;
  readonly recreated: Counter<'stream'>;
  readonly redeliveries: Counter<'stream'>;
  readonly handlerFailures: Counter<'stream'>;
  readonly quarantined: Counter<'stream'>;
  readonly leaseHeld: Gauge<'lease'>;
  readonly observations: Counter<'class' | 'kind' | 'cause'>;
  readonly openObservations: Gauge<'class'>;
}

export function createBusMetrics({
  name: service,
  metrics,
}: Pick<ServiceContext, 'name' | 'metrics'>): BusMetrics {
  const common = (suffix: string, help: string) => ({
    name: metricName(service, suffix),
    help,
    registers: [metrics],
  });
  const counter = <Label extends string = never>(
    suffix: string,
    help: string,
    labelNames: readonly Label[] = [],
  ) => new Counter<Label>({ ...common(suffix, help), labelNames });
  const gauge = <Label extends string = never>(
    suffix: string,
    help: string,
    labelNames: readonly Label[] = [],
  ) => new Gauge<Label>({ ...common(suffix, help), labelNames });
  return {
    connected: gauge('bus_connected', '1 while connected to the bus'),
    reconnects: counter('bus_reconnects_total', 'Connections to the bus after the first one'),
    published: counter('bus_published_messages_total', 'Messages that the bus acknowledged as stored'),
    publishRetries: counter(
      'bus_publish_retries_total',
      'Messages written again for want of an acknowledgement',
    ),
    publishRefusals: counter('bus_publish_refusals_total', 'Messages that the bus refused', ['reason']),
    publishInFlight: gauge('bus_publish_in_flight_bytes', 'Bytes of messages not yet acknowledged'),
    read: counter('bus_read_messages_total', 'Messages read from a stream', ['stream']),
    readerResets: counter('bus_reader_resets_total', 'Consumers opened anew, by what ended the one before', [
      'stream',
      'reason',
    ]),
    recreated: counter('bus_stream_recreated_total', 'Times a stream was found re-created or rolled back', [
      'stream',
    ]),
    redeliveries: counter(
      'bus_redeliveries_total',
      'Deliveries of a message that was still open or acknowledged',
      ['stream'],
    ),
    handlerFailures: counter('bus_handler_failures_total', 'Messages whose handling failed, each try', [
      'stream',
    ]),
    quarantined: counter('bus_quarantined_messages_total', 'Messages put into quarantine', ['stream']),
    leaseHeld: gauge('bus_lease_held', '1 while this process holds the lease', ['lease']),
    observations: counter('ledger_observations_total', 'Observations by what became of them', [
      'class',
      'kind',
      'cause',
    ]),
    openObservations: gauge('ledger_open_observations', 'Observations in open windows', ['class']),
  };
}
