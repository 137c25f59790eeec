import { metricName } from '@kestrel/service';
import { Counter, Gauge, type Registry } from 'prom-client';

export type CollectorMetrics = ReturnType<typeof createCollectorMetrics>;

/** What other parts count, read when somebody looks. */
export interface CollectorReadings {
  readonly messages: number;
  readonly bytes: number;
  readonly pauses: number;
  readonly batches: number;
  readonly batchBytes: number;
  readonly shards: number;
  readonly members: number;
  readonly keys: number;
  readonly dictionaryBytes: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly malformed: Readonly<Record<string, number>>;
  readonly oddities: Readonly<Record<string, number>>;
}

/** Every metric of the collector, on the registry passed in. */
export function createCollectorMetrics(registry: Registry, read: () => CollectorReadings) {
  const registers = [registry];
  const name = (suffix: string) => metricName('flow-collector', suffix);
  const counter = <Label extends string>(suffix: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: name(suffix), help, labelNames, registers });
  const gauge = <Label extends string>(suffix: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: name(suffix), help, labelNames, registers });
  const readCounter = (suffix: string, help: string, value: (now: CollectorReadings) => number) =>
    new Counter({
      name: name(suffix),
      help,
      registers,
      collect() {
        this.reset();
        this.inc(value(read()));
      },
    });
  const readGauge = (suffix: string, help: string, value: (now: CollectorReadings) => number) =>
    new Gauge({
      name: name(suffix),
      help,
      registers,
      collect() {
        this.set(value(read()));
      },
    });
  const readCounters = (
    suffix: string,
    help: string,
    label: string,
    values: (now: CollectorReadings) => Readonly<Record<string, number>>,
  ) =>
    new Counter({
      name: name(suffix),
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset();
        for (const [key, count] of Object.entries(values(read()))) this.inc({ [label]: key }, count);
      },
    });

  readCounter('messages_total', 'Messages received from the relay', ({ messages }) => messages);
  readCounter('received_bytes_total', 'Bytes of messages received from the relay', ({ bytes }) => bytes);
  readCounter(
    'pauses_total',
    'Times that the relay was held back, because the bus is slow',
    ({ pauses }) => pauses,
  );
  readCounter('batches_total', 'Batches stored on the bus', ({ batches }) => batches);
  readCounter('batch_bytes_total', 'Bytes of batches stored on the bus', ({ batchBytes }) => batchBytes);
  readGauge('shards_open_count', 'Shards that this replica collects', ({ shards }) => shards);
  readGauge('members_count', 'Replicas that share the shards, as seen by this one', ({ members }) => members);
  readGauge('keys_count', 'Distinct flows held in windows', ({ keys }) => keys);
  readGauge(
    'dictionary_bytes',
    'Bytes of names, labels and addresses',
    ({ dictionaryBytes }) => dictionaryBytes,
  );
  readCounters('flows_total', 'Flows received, by verdict', 'verdict', ({ verdicts }) => verdicts);
  readCounters(
    'malformed_total',
    'Messages that are not what they should be',
    'cause',
    ({ malformed }) => malformed,
  );
  readCounters('oddities_total', 'Oddities that cost nothing, by kind', 'kind', ({ oddities }) => oddities);
  return {
    connected: gauge('relay_connected', '1 while the relay answers'),
    plaintext: gauge('relay_plaintext', '1 where flows come without encryption'),
    nodes: gauge('relay_nodes_count', 'Nodes of the relay, by state', 'state'),
    nodeStatuses: counter('relay_node_statuses_total', 'What the relay said of its nodes', 'state'),
    streams: counter('relay_streams_total', 'Requests for flows'),
    ends: counter('relay_ends_total', 'Ends of connections to the relay, by kind', 'kind'),
  };
}
