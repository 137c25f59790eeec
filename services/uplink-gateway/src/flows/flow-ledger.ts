import type { TotalsSnapshot } from '@kestrel/bus';
import { classOfSource, type FlowAccount, isRetired, newSource } from './flow-account.ts';
import type { FlowClass } from './flow-batch.ts';
import { addCounts, type Counts, readTotals } from './totals-sums.ts';

/** What is known of a source beside the account. */
export interface SourceReport {
  readonly totals: TotalsSnapshot | undefined;
  /** It said that it ends, or its lease is gone. */
  readonly ended: boolean;
}

/** What became of the observations of a class, over all its sources since the account began. */
export interface FlowLedger {
  readonly received: number;
  readonly delivered_confirmed: number;
  readonly delivered_unconfirmed: number;
  /** On the bus, not settled. */
  readonly stored: number;
  /** In windows of sources that live. */
  readonly open: number;
  readonly filtered: Counts;
  readonly lost: Counts;
  /** received − delivered − stored − open − filtered − lost: not 0 means that a source miscounts. */
  readonly difference: number;
  readonly sources: number;
  readonly ended_sources: number;
}

/** The ledger of each class, from the account and what the sources report. */
export function readFlowLedgers(
  account: FlowAccount,
  reports: ReadonlyMap<string, SourceReport>,
): Record<FlowClass, FlowLedger> {
  const ledgers = {
    'flows-l4': beginLedger(account, 'flows-l4'),
    'flows-l7': beginLedger(account, 'flows-l7'),
  };
  for (const key of new Set([...Object.keys(account.sources), ...reports.keys()])) {
    const name = classOfSource(key);
    if (!name || isRetired(account, key)) continue;
    const ended = reports.get(key)?.ended ?? false;
    const totals = latestTotals(account, key, reports.get(key)?.totals);
    const sums = ended ? closeTotals(name, totals) : totals;
    const ledger = ledgers[name];
    ledger.received += sums.received;
    ledger.stored += sums.published - (account.sources[key]?.through ?? 0);
    ledger.open += sums.open;
    ledger.filtered = addCounts(ledger.filtered, sums.filtered);
    ledger.lost = addCounts(ledger.lost, sums.lost);
    ledger[ended ? 'ended_sources' : 'sources'] += 1;
  }
  return { 'flows-l4': closeLedger(ledgers['flows-l4']), 'flows-l7': closeLedger(ledgers['flows-l7']) };
}

/**
 * A source's sums as far as they are known: what it wrote down or what its last settled batch says, whichever is later.
 * A batch can be settled before its source knows that it is stored, and what was settled is not open any more.
 */
export function latestTotals(
  account: FlowAccount,
  key: string,
  reported: TotalsSnapshot | undefined,
): TotalsSnapshot {
  const { through, totals } = account.sources[key] ?? newSource;
  const known = readTotals(totals);
  const isNewer =
    reported &&
    (reported.received > known.received ||
      (reported.received === known.received && reported.published >= known.published));
  const latest = isNewer ? reported : known;
  const unknown = Math.max(0, through - latest.published);
  const open = Math.max(0, latest.open - unknown);
  const published = latest.published + unknown;
  return { ...latest, published, open, received: latest.received + unknown - (latest.open - open) };
}

/** What a source that has ended leaves open: its successor reads flows again from the ring, access logs are gone. */
export function closeTotals(name: FlowClass, totals: TotalsSnapshot): TotalsSnapshot {
  const { open, filtered, lost } = totals;
  if (open === 0) return totals;
  return name === 'flows-l4'
    ? { ...totals, open: 0, filtered: addCounts(filtered, { 'handed-over': open }) }
    : { ...totals, open: 0, lost: addCounts(lost, { crash: open }) };
}

type OpenLedger = { -readonly [Name in keyof FlowLedger]: FlowLedger[Name] };

function beginLedger({ classes }: FlowAccount, name: FlowClass): OpenLedger {
  const { confirmed, unconfirmed, refused, evicted, retired } = classes[name];
  const { received, filtered, lost } = readTotals(retired);
  return {
    received,
    delivered_confirmed: confirmed,
    delivered_unconfirmed: unconfirmed,
    stored: 0,
    open: 0,
    filtered,
    lost: addCounts(lost, { refused, evicted }),
    difference: 0,
    sources: 0,
    ended_sources: 0,
  };
}

function closeLedger(ledger: OpenLedger): FlowLedger {
  const { received, delivered_confirmed, delivered_unconfirmed, stored, open, filtered, lost } = ledger;
  const sum = (counts: Counts) => Object.values(counts).reduce((all, count) => all + count, 0);
  const explained = delivered_confirmed + delivered_unconfirmed + stored + open + sum(filtered) + sum(lost);
  return { ...ledger, difference: received - explained };
}
