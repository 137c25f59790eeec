import { encodeTotals, type TotalsSnapshot } from '@kestrel/bus';
import type { GatewayMetrics } from '../metrics.ts';
import type { AccountForm, Position } from '../telemetry/account-keeper.ts';
import type { Outcome, Settled } from '../telemetry/outbox.ts';
import { type BatchNumbers, noNumbers, takeNumber } from './batch-numbers.ts';
import { parseFlowAccount } from './flow-account-format.ts';
import { type BatchFacts, type FlowBatch, type FlowClass, flowClasses } from './flow-batch.ts';
import { addTotals, noTotals, readTotals } from './totals-sums.ts';

/** Sums of a class over all its sources, in observations. */
export interface ClassSums {
  readonly confirmed: number;
  readonly unconfirmed: number;
  /** In batches that can never be sent. */
  readonly refused: number;
  /** Stored by their source, and gone from the bus before they were read. */
  readonly evicted: number;
  /** What sources that are retired had, as `encodeTotals` writes it. */
  readonly retired: string;
}

/** How far a source is settled. */
export interface SourceAccount {
  /** Of the observations that it had published, this many are settled or evicted. */
  readonly through: number;
  readonly numbers: BatchNumbers;
  /** Its sums as it last gave them, as `encodeTotals` writes them. */
  readonly totals: string;
}

/** What happened to the flows of the bus, as kept on the bus. */
export interface FlowAccount extends Position {
  readonly classes: Readonly<Record<FlowClass, ClassSums>>;
  /** By `<class>.<instance>`; one that has ended stays until everything of it is settled. */
  readonly sources: Readonly<Record<string, SourceAccount>>;
  /** Marks of the sources that are retired, so that what the bus still has of them is not counted again. */
  readonly retired: readonly string[];
}

const noSums: ClassSums = { confirmed: 0, unconfirmed: 0, refused: 0, evicted: 0, retired: '' };
export const newSource: SourceAccount = { through: 0, numbers: noNumbers, totals: '' };

export const emptyFlowAccount: FlowAccount = {
  incarnation: '',
  position: 0,
  classes: { 'flows-l4': noSums, 'flows-l7': noSums },
  sources: {},
  retired: [],
};

export function sourceKey({ class: name, source }: Pick<BatchFacts, 'class' | 'source'>): string {
  return `${name}.${source}`;
}

export function classOfSource(key: string): FlowClass | undefined {
  return flowClasses.find((name) => key.startsWith(`${name}.`));
}

export function flowAccountForm(metrics: GatewayMetrics): AccountForm<FlowAccount, FlowBatch> {
  const { flowsDelivered, flowsRefused, flowsEvicted } = metrics;
  return {
    name: 'flows',
    empty: emptyFlowAccount,
    settle: settleFlows,
    parse: parseFlowAccount,
    toTotals: toFlowTotals,
    show(before, after) {
      for (const name of flowClasses) {
        // A batch that is stored late takes back what its gap was taken for; a counter cannot.
        const more = (kind: 'confirmed' | 'unconfirmed' | 'refused' | 'evicted') =>
          Math.max(0, after.classes[name][kind] - before.classes[name][kind]);
        flowsDelivered.inc({ class: name, proof: 'confirmed' }, more('confirmed'));
        flowsDelivered.inc({ class: name, proof: 'unconfirmed' }, more('unconfirmed'));
        flowsRefused.inc({ class: name }, more('refused'));
        flowsEvicted.inc({ class: name }, more('evicted'));
      }
    },
  };
}

/** Enters settled batches, in their order. Those of an earlier incarnation count, and move no position. */
export function settleFlows(account: FlowAccount, settled: readonly Settled<FlowBatch>[]): FlowAccount {
  const classes = { ...account.classes };
  const sources = { ...account.sources };
  const retired = new Set(account.retired);
  let { position } = account;
  for (const { incarnation, sequence, outcome, content } of settled) {
    if (incarnation === account.incarnation) position = sequence;
    const { facts } = content;
    if (!facts || outcome === 'repeated') continue;
    const key = sourceKey(facts);
    const sums = addOutcome(classes[facts.class], outcome, facts.count);
    if (retired.has(markOf(key))) {
      classes[facts.class] = { ...sums, retired: addReceived(sums.retired, facts.count) };
      continue;
    }
    const source = sources[key] ?? newSource;
    const published = facts.totals?.published ?? source.through + facts.count;
    const through = Math.max(source.through, published);
    classes[facts.class] = { ...sums, evicted: sums.evicted + through - source.through - facts.count };
    sources[key] = {
      through,
      numbers: takeNumber(source.numbers, facts.number) ?? source.numbers,
      totals: facts.totals ? encodeTotals(facts.totals) : source.totals,
    };
  }
  return { ...account, position, classes, sources };
}

/** Everything that a source had published up to `published` is read, or gone. */
export function passEvicted(account: FlowAccount, key: string, published: number): FlowAccount {
  const source = account.sources[key] ?? newSource;
  const name = classOfSource(key);
  if (!name || published <= source.through || isRetired(account, key)) return account;
  const sums = account.classes[name];
  return {
    ...account,
    classes: { ...account.classes, [name]: { ...sums, evicted: sums.evicted + published - source.through } },
    sources: { ...account.sources, [key]: { ...source, through: published } },
  };
}

/** A source has ended, and everything of it is settled: only its sums stay. `totals` must leave nothing open. */
export function retireSource(account: FlowAccount, key: string, totals: TotalsSnapshot): FlowAccount {
  const name = classOfSource(key);
  if (!name || isRetired(account, key)) return account;
  const { [key]: _gone, ...sources } = account.sources;
  const sums = account.classes[name];
  const retired = encodeTotals(addTotals(readTotals(sums.retired), totals));
  return {
    ...account,
    classes: { ...account.classes, [name]: { ...sums, retired } },
    sources,
    retired: [...account.retired, markOf(key)].slice(-maxRetired),
  };
}

/** Their totals stay on the bus for 7 days. */
const maxRetired = 1_024;

export function isRetired(account: FlowAccount, key: string): boolean {
  return account.retired.includes(markOf(key));
}

/** An instance ends with random digits: they tell it from every other. */
function markOf(key: string): string {
  return key.slice(-12);
}

function addOutcome(sums: ClassSums, outcome: Exclude<Outcome, 'repeated'>, count: number): ClassSums {
  return { ...sums, [outcome]: sums[outcome] + count };
}

function addReceived(totals: string, count: number): string {
  const before = readTotals(totals);
  return encodeTotals({ ...before, received: before.received + count, published: before.published + count });
}

function toFlowTotals({ classes }: FlowAccount): TotalsSnapshot {
  const sum = (pick: (sums: ClassSums) => number) =>
    flowClasses.reduce((all, name) => all + Math.max(0, pick(classes[name])), 0);
  return {
    ...noTotals,
    delivered: sum(({ confirmed, unconfirmed }) => confirmed + unconfirmed),
    lost: { refused: sum(({ refused }) => refused), evicted: sum(({ evicted }) => evicted) },
  };
}
