import {
  type CloudFlow,
  type ClusterReader,
  collectCluster,
  digestOf,
  expectedInventory,
  type Operator,
} from '@kestrel/testkit';

const shownEdges = 8;

/** What the cloud and the services say at one moment. */
export interface Snapshot {
  readonly atMs: number;
  readonly objectsByType: Readonly<Record<string, number>>;
  readonly objects: number;
  readonly commits: number;
  /** Messages and bytes that the cloud received on all streams, since it started. */
  readonly messages: number;
  readonly bytes: number;
  readonly ledger: ClassLedger;
  readonly flows: FlowSnapshot;
  /** What the services report as not well: `watcher: bus: …`. */
  readonly troubles: readonly string[];
}

/** What the cloud has of traffic. */
export interface FlowSnapshot {
  readonly ledger: ClassLedger;
  /** Those with most observations, most first. */
  readonly edges: readonly Edge[];
  readonly keys: number;
  readonly denied: number;
}

export interface Edge {
  readonly text: string;
  readonly count: number;
}

/** The ledger of a class, in events or observations of flows. */
export interface ClassLedger {
  readonly received: number;
  /** In windows that are not published. */
  readonly open: number;
  readonly filtered: number;
  readonly lost: number;
  readonly deliveredConfirmed: number;
  readonly deliveredUnconfirmed: number;
  readonly stored: number;
  readonly inCloud: number;
}

/** Whether every event is accounted for, and the cloud has what was delivered. */
export function isClosed(ledger: ClassLedger): boolean {
  return unexplained(ledger) === 0 && ledger.inCloud === delivered(ledger);
}

export function delivered({ deliveredConfirmed, deliveredUnconfirmed }: ClassLedger): number {
  return deliveredConfirmed + deliveredUnconfirmed;
}

export function unexplained(ledger: ClassLedger): number {
  const { received, stored, open, filtered, lost } = ledger;
  return received - delivered(ledger) - stored - open - filtered - lost;
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
    ledger: await readEventLedger(operator, cloudLedger.classes.events.delivered),
    flows: await readFlows(operator, cloudLedger.classes.flows.delivered),
    troubles: await readTroubles(operator),
  };
}

async function readFlows({ cloud, gateways }: Operator, inCloud: number): Promise<FlowSnapshot> {
  const [{ flows: account }] = await Promise.all(gateways.slice(0, 1).map((gateway) => gateway.status()));
  const flows = await cloud.flows();
  const byCount = flows.sort((left, right) => countOf(right) - countOf(left));
  const denied = flows.filter(({ allowed }) => allowed !== true);
  return {
    ledger: toClassLedger(account?.['flows-l4'], inCloud),
    edges: byCount.slice(0, shownEdges).map((flow) => ({ text: describeEdge(flow), count: countOf(flow) })),
    keys: flows.length,
    denied: sum(denied.map(countOf)),
  };
}

/** The gateway's ledger of a class of flows; all zero where it has none. */
// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape is the gateway's own
function toClassLedger(account: any, inCloud: number): ClassLedger {
  const counts = (values: Record<string, number> | undefined) => sum(Object.values(values ?? {}));
  return {
    received: account?.received ?? 0,
    open: account?.open ?? 0,
    filtered: counts(account?.filtered),
    lost: counts(account?.lost),
    deliveredConfirmed: account?.delivered_confirmed ?? 0,
    deliveredUnconfirmed: account?.delivered_unconfirmed ?? 0,
    stored: account?.stored ?? 0,
    inCloud,
  };
}

function countOf({ count }: CloudFlow): number {
  return Number(count ?? 0);
}

function describeEdge({ src, dst, protocol, port, direction, allowed }: CloudFlow): string {
  const ends = [src, dst].map((end) => [end?.ns, end?.name].filter((part) => part).join('/'));
  return `${ends.join(' -> ')} ${protocol ?? ''}/${port ?? 0} ${direction === 'INGRESS' ? 'in' : 'out'}${allowed ? '' : ' DENIED'}`;
}

async function readEventLedger(operator: Operator, inCloud: number): Promise<ClassLedger> {
  const watchers = await Promise.all(operator.watchers.map((watcher) => watcher.status()));
  const gateways = await Promise.all(operator.gateways.map((gateway) => gateway.status()));
  const sources = watchers.map((status) => status['ledger-events']);
  const account = gateways[0].events;
  return {
    received: sum(sources.map(({ received }) => received)),
    open: 0,
    filtered: sum(sources.flatMap(({ filtered }) => Object.values<number>(filtered))),
    lost: sum(sources.flatMap(({ lost }) => Object.values<number>(lost))) + account.refused + account.evicted,
    deliveredConfirmed: account.delivered_confirmed,
    deliveredUnconfirmed: account.delivered_unconfirmed,
    stored: account.stored,
    inCloud,
  };
}

async function readTroubles(operator: Operator): Promise<string[]> {
  const perService = operator.services.map(async (service) => {
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
