import {
  type ClusterReader,
  collectCluster,
  digestOf,
  expectedInventory,
  type ObservedOperator,
} from '@kestrel/testkit';
import { type Edge, readCallEdges, readFlowEdges } from './edges.ts';

const shownEdges = 6;

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
  readonly flows: TrafficSnapshot;
  readonly accessLogs: TrafficSnapshot;
  /** What the services report as not well: `watcher: bus: …`. */
  readonly troubles: readonly string[];
}

/** What the cloud has of one class of traffic. */
export interface TrafficSnapshot {
  readonly ledger: ClassLedger;
  /** Those with most observations, most first. */
  readonly edges: readonly Edge[];
  readonly keys: number;
  readonly denied: number;
}

/** The ledger of a class, in events or observations of traffic. */
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

export async function takeSnapshot(operator: ObservedOperator): Promise<Snapshot> {
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
    ...(await readTraffic(operator, cloudLedger.classes)),
    troubles: await readTroubles(operator),
  };
}

interface CloudClasses {
  readonly flows: { readonly delivered: number };
  readonly access_logs: { readonly delivered: number };
}

async function readTraffic(
  { cloud, gateways }: ObservedOperator,
  classes: CloudClasses,
): Promise<Pick<Snapshot, 'flows' | 'accessLogs'>> {
  const [{ flows: account }] = await Promise.all(gateways.slice(0, 1).map((gateway) => gateway.status()));
  const flowLedger = toClassLedger(account?.['flows-l4'], classes.flows.delivered);
  const callLedger = toClassLedger(account?.['flows-l7'], classes.access_logs.delivered);
  return {
    flows: toTraffic(flowLedger, await readFlowEdges(cloud)),
    accessLogs: toTraffic(callLedger, await readCallEdges(cloud)),
  };
}

function toTraffic(ledger: ClassLedger, edges: Edge[]): TrafficSnapshot {
  return {
    ledger,
    edges: edges.sort((left, right) => right.count - left.count).slice(0, shownEdges),
    keys: edges.length,
    denied: sum(edges.filter(({ denied }) => denied).map(({ count }) => count)),
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

async function readEventLedger(operator: ObservedOperator, inCloud: number): Promise<ClassLedger> {
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

async function readTroubles(operator: ObservedOperator): Promise<string[]> {
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

export async function cloudDigest({ cloud }: ObservedOperator): Promise<string> {
  return (await cloud.request('GET', `/clusters/${cloud.cluster}/inventory/digest`)).digest;
}
