import { metricName } from '@kestrel/service';
import { Gauge, type Registry } from 'prom-client';
import type { Clusters } from './clusters.ts';
import type { GrpcListener } from './streams/grpc-listener.ts';
import type { OpenStreams } from './streams/open-streams.ts';

interface MetricSources {
  readonly clusters: Pick<Clusters, 'all'>;
  readonly streams: Pick<OpenStreams, 'open'>;
  readonly listener: Pick<GrpcListener, 'connectionCount'>;
}

/** Every metric of the development cloud, read from its state when asked for. */
export function addMetrics(registry: Registry, { clusters, streams, listener }: MetricSources): void {
  const registers = [registry];
  new Gauge({
    name: metricName('cloud', 'connections'),
    help: 'Open TLS connections.',
    registers,
    collect() {
      this.set(listener.connectionCount);
    },
  });
  new Gauge({
    name: metricName('cloud', 'streams'),
    help: 'Open streams.',
    labelNames: ['cluster'],
    registers,
    collect() {
      for (const cluster of clusters.all()) this.set({ cluster: cluster.name }, streams.open(cluster).length);
    },
  });
  new Gauge({
    name: metricName('cloud', 'inventory_objects'),
    help: 'Objects in the committed inventory.',
    labelNames: ['cluster'],
    registers,
    collect() {
      for (const cluster of clusters.all())
        this.set({ cluster: cluster.name }, cluster.inventory.objects.size);
    },
  });
  new Gauge({
    name: metricName('cloud', 'anomalies'),
    help: 'Breaches of the protocol since the start.',
    labelNames: ['cluster', 'kind'],
    registers,
    collect() {
      for (const cluster of clusters.all()) {
        for (const [kind, count] of Object.entries(cluster.anomalies.counts()))
          this.set({ cluster: cluster.name, kind }, count);
      }
    },
  });
}
