import { metricName } from '@kestrel/service';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { ObjectStore } from './objects/object-store.ts';
import { allResources } from './objects/resource.ts';

/** Every metric of the simulated cluster. The control API's statistics are read from here. */
export interface Metrics {
  readonly requests: Counter<'verb' | 'resource' | 'status'>;
  readonly watchEvents: Counter<'resource'>;
  readonly sentBytes: Counter<'resource'>;
  readonly openWatches: Gauge<'resource'>;
  readonly changes: Counter<'story'>;
}

export function createMetrics(registry: Registry, store: ObjectStore): Metrics {
  const registers = [registry];
  const name = (rest: string) => metricName('cluster', rest);
  new Gauge({
    name: name('objects'),
    help: 'Objects in the cluster.',
    labelNames: ['resource'],
    registers,
    collect() {
      for (const each of allResources) this.set({ resource: each.plural }, store.collection(each).size);
    },
  });
  return {
    requests: new Counter({
      name: name('requests_total'),
      help: 'Requests for objects by their outcome: a status code, or the fault that left none.',
      labelNames: ['verb', 'resource', 'status'],
      registers,
    }),
    watchEvents: new Counter({
      name: name('watch_events_total'),
      help: 'Events written to watches, bookmarks included.',
      labelNames: ['resource'],
      registers,
    }),
    sentBytes: new Counter({
      name: name('sent_bytes_total'),
      help: 'Bytes of lists and watches, after compression, without headers.',
      labelNames: ['resource'],
      registers,
    }),
    openWatches: new Gauge({
      name: name('open_watches'),
      help: 'Watches that are open now.',
      labelNames: ['resource'],
      registers,
    }),
    changes: new Counter({
      name: name('changes_total'),
      help: 'Changes made by churn, by the story that they belong to.',
      labelNames: ['story'],
      registers,
    }),
  };
}
