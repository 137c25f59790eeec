import {
  type ClusterReader,
  collectCluster,
  digestOf,
  expectedInventory,
  type Operator,
} from '@kestrel/testkit';

/** What the cloud and the services say at one moment. */
export interface Snapshot {
  readonly atMs: number;
  readonly objectsByType: Readonly<Record<string, number>>;
  readonly objects: number;
  readonly commits: number;
  /** Messages and bytes that the cloud received on all streams, since it started. */
  readonly messages: number;
  readonly bytes: number;
  readonly ledger: EventLedger;
  /** What the services report as not well: `watcher: bus: …`. */
  readonly troubles: readonly string[];
}

/** The ledger of cluster events, in events. */
export interface EventLedger {
  readonly received: number;
  readonly filtered: number;
  readonly lost: number;
  readonly deliveredConfirmed: number;
  readonly deliveredUnconfirmed: number;
  readonly stored: number;
  readonly inCloud: number;
}

/** Whether every event is accounted for, and the cloud has what was delivered. */
export function isClosed(ledger: EventLedger): boolean {
  return unexplained(ledger) === 0 && ledger.inCloud === delivered(ledger);
}

export function delivered({ deliveredConfirmed, deliveredUnconfirmed }: EventLedger): number {
  return deliveredConfirmed + deliveredUnconfirmed;
}

export function unexplained(ledger: EventLedger): number {
  return ledger.received - delivered(ledger) - ledger.stored - ledger.filtered - ledger.lost;
}

export async function takeSnapshot(operator: Operator): Promise<Snapshot> {
  const { cloud } = operator;
  const base = `/clusters/${cloud.cluster}`;
  const [inventory, cloudLedger] = await Promise.all(
    ['inventory', 'ledger'].map((part) => cloud.request('GET', `${base}/${part}`)),
  );
  return {
    atMs: Date.now(),
    objectsByType: inventory.by_type,
    objects: inventory.objects,
    commits: inventory.commits,
    ...(await cloud.receivedTotals()),
    ledger: await readLedger(operator, cloudLedger.classes.events.delivered),
    troubles: await readTroubles(operator),
  };
}

async function readLedger(operator: Operator, inCloud: number): Promise<EventLedger> {
  const watchers = await Promise.all(operator.watchers.map((watcher) => watcher.status()));
  const gateways = await Promise.all(operator.gateways.map((gateway) => gateway.status()));
  const sources = watchers.map((status) => status['ledger-events']);
  const account = gateways[0].events;
  return {
    received: sum(sources.map(({ received }) => received)),
    filtered: sum(sources.flatMap(({ filtered }) => Object.values<number>(filtered))),
    lost: sum(sources.flatMap(({ lost }) => Object.values<number>(lost))) + account.refused + account.evicted,
    deliveredConfirmed: account.delivered_confirmed,
    deliveredUnconfirmed: account.delivered_unconfirmed,
    stored: account.stored,
    inCloud,
  };
}

async function readTroubles(operator: Operator): Promise<string[]> {
  const services = [...operator.watchers, ...operator.gateways];
  const perService = services.map(async (service) => {
    const { conditions } = await service.readiness();
    return conditions
      .filter(({ state }) => state !== 'ok')
      .map(({ name, reason }) => `${service.name}: ${name}: ${reason ?? ''}`);
  });
  return (await Promise.all(perService)).flat();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

/** The digest that the cloud should have, by a mapping of its own from the API server's raw objects. */
export async function expectedDigest(reader: ClusterReader): Promise<string> {
  return digestOf(expectedInventory(await collectCluster(reader)));
}

export async function cloudDigest({ cloud }: Operator): Promise<string> {
  return (await cloud.request('GET', `/clusters/${cloud.cluster}/inventory/digest`)).digest;
}
