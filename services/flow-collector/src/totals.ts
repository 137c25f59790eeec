import type { TotalsSnapshot } from '@kestrel/bus';
import type { FlowLedger } from '@kestrel/flows';

/** The merger's ledger in the form of the bus. */
export function toTotals({ received, stored, open, filtered, lost }: FlowLedger): TotalsSnapshot {
  return { received, open, published: stored, delivered: 0, filtered, lost };
}
