import type { BundleService, LedgerAccount, LedgerReading, Operator } from '@kestrel/testkit';

/**
 * The ledger of events: what the watchers count that run now, and what the active gateway and the cloud have of it. It
 * closes as long as no watcher was started anew: its account begins with its process.
 * @throws Error while no gateway is active
 */
export async function readEventLedger({ watchers, gateways, cloud }: Operator): Promise<LedgerReading> {
  const accounts: Record<string, LedgerAccount> = {};
  for (const watcher of watchers) {
    const { received, open, filtered, lost } = (await watcher.status())['ledger-events'];
    accounts[watcher.name] = { received, open, delivered: 0, filtered, lost };
  }
  const { stored, refused, evicted, ...gateway } = await activeEvents(gateways);
  const delivered = gateway.delivered_confirmed + gateway.delivered_unconfirmed;
  accounts.gateway = { received: 0, open: 0, delivered, filtered: {}, lost: { refused, evicted } };
  const { classes } = await cloud.request('GET', `/clusters/${cloud.cluster}/ledger`);
  return { accounts, stored, inCloud: classes.events.delivered };
}

interface EventCounts {
  readonly stored: number;
  readonly refused: number;
  readonly evicted: number;
  readonly delivered_confirmed: number;
  readonly delivered_unconfirmed: number;
}

async function activeEvents(gateways: readonly BundleService[]): Promise<EventCounts> {
  for (const gateway of gateways) {
    const { events } = await gateway.status();
    if (events !== null) return events;
  }
  throw new Error('no gateway is active');
}
