import type { Clock, Logger } from '@kestrel/service';
import type { GatewayMetrics } from './metrics.ts';

/** What most of the gateway works with. */
export interface GatewayDeps {
  readonly metrics: GatewayMetrics;
  readonly log: Logger;
  readonly clock: Clock;
}
