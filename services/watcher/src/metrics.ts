import { metricName } from '@kestrel/service';
import { Counter, Gauge, type Registry } from 'prom-client';

/** What happens to the inventory on its way to the bus. */
export interface InventoryMetrics {
  readonly published: Counter<'type' | 'action'>;
  readonly unchanged: Counter;
  readonly conflicts: Counter;
  readonly overwritten: Counter<'type'>;
  readonly refused: Counter<'reason'>;
  readonly purged: Counter;
  readonly queued: Gauge;
  readonly objects: Gauge<'type'>;
  readonly synced: Gauge;
}

export interface WatcherMetrics {
  readonly inventory: InventoryMetrics;
  readonly badObjects: Counter<'resource'>;
  readonly badMessages: Counter<'stream'>;
  readonly eventsPublished: Counter<'type'>;
  readonly eventsFiltered: Counter<'cause'>;
  readonly eventsQueuedBytes: Gauge;
  readonly sessions: Counter<'reason'>;
}

/** Every metric of the watcher itself, on the given registry. */
export function createMetrics(registry: Registry): WatcherMetrics {
  const counter = <Label extends string>(suffix: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: metricName('watcher', suffix), help, labelNames, registers: [registry] });
  const gauge = <Label extends string>(suffix: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: metricName('watcher', suffix), help, labelNames, registers: [registry] });
  return {
    inventory: {
      published: counter(
        'inventory_published_total',
        'Objects and tombstones stored on the bus',
        'type',
        'action',
      ),
      unchanged: counter('inventory_unchanged_total', 'Objects seen again that the bus already held so'),
      conflicts: counter('inventory_conflicts_total', 'Writes refused because somebody else had written'),
      overwritten: counter(
        'inventory_overwritten_total',
        'Objects on the bus that somebody else overwrote',
        'type',
      ),
      refused: counter('inventory_refused_total', 'Objects that the bus does not take', 'reason'),
      purged: counter('inventory_purged_total', 'Tombstones removed after their time'),
      queued: gauge('inventory_queued_objects', 'Objects whose change the bus has not acknowledged'),
      objects: gauge('inventory_objects', 'Objects on the bus, without tombstones', 'type'),
      synced: gauge('inventory_synced', '1 when the bus says that the inventory is whole'),
    },
    badObjects: counter('bad_objects_total', 'Objects of the API server that could not be read', 'resource'),
    badMessages: counter('bad_messages_total', 'Messages on the bus that could not be read', 'stream'),
    eventsPublished: counter('events_published_total', 'Events stored on the bus', 'type'),
    eventsFiltered: counter('events_filtered_total', 'Events not sent', 'cause'),
    eventsQueuedBytes: gauge('events_queued_bytes', 'Events that the bus has not acknowledged'),
    sessions: counter('sessions_total', 'Times that watching began from the beginning', 'reason'),
  };
}
