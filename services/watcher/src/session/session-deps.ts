import type { Bus, Publisher, Totals } from '@kestrel/bus';
import type { KubeClient } from '@kestrel/kube';
import type { Clock, HealthCondition, ServiceContext } from '@kestrel/service';
import type { WatcherConfig } from '../config.ts';
import type { WatcherMetrics } from '../metrics.ts';

/** What every session of a process works with. */
export interface SessionDeps {
  readonly config: WatcherConfig;
  readonly context: ServiceContext;
  readonly bus: Bus;
  readonly publisher: Publisher;
  readonly client: KubeClient;
  readonly metrics: WatcherMetrics;
  readonly totals: Totals;
  readonly clock: Clock;
  /** Whether the inventory is whole, and what is missing. */
  readonly condition: HealthCondition;
}
