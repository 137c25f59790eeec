import type { LedgerReading } from '../ledger.ts';
import type { BundleService } from './bundle-service.ts';
import type { DevelopmentCloud } from './development-cloud.ts';

/** Classes of the ledger that come as batches, and their names at the development cloud. */
const classes = { 'flows-l4': 'flows', 'flows-l7': 'access_logs' } as const;

export type FlowLedgerClass = keyof typeof classes;

export interface FlowLedgerSources {
  /** Processes or pods that say their `/status`. */
  readonly gateways: readonly Pick<BundleService, 'status'>[];
  readonly cloud: Pick<DevelopmentCloud, 'request' | 'cluster'>;
}

/**
 * The ledgers of flows and access logs: what the active gateway makes of the bus, its sources and its own account, and
 * what the cloud has. For `untilLedgerCloses`.
 * @throws Error while no gateway is active
 */
export async function readFlowLedgers({
  gateways,
  cloud,
}: FlowLedgerSources): Promise<Record<FlowLedgerClass, LedgerReading>> {
  const statuses = await Promise.all(gateways.map((gateway) => gateway.status()));
  const active = statuses.find(({ role }) => role === 'active');
  if (!active) throw new Error('no gateway is active');
  const { classes: received } = await cloud.request('GET', `/clusters/${cloud.cluster}/ledger`);
  const read = (name: FlowLedgerClass): LedgerReading => {
    const { stored, delivered_confirmed, delivered_unconfirmed, ...sums } = active.flows[name];
    const { received: observed, open, filtered, lost } = sums;
    const delivered = delivered_confirmed + delivered_unconfirmed;
    return {
      accounts: { [name]: { received: observed, open, delivered, filtered, lost } },
      stored,
      inCloud: received[classes[name]].delivered,
    };
  };
  return { 'flows-l4': read('flows-l4'), 'flows-l7': read('flows-l7') };
}
