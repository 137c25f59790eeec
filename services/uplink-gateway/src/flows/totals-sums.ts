import { decodeTotals, type TotalsSnapshot } from '@kestrel/bus';

/** Sums that are written as text; nothing where the text is none. */
export function readTotals(text: string): TotalsSnapshot {
  return decodeTotals(text) ?? noTotals;
}

export const noTotals: TotalsSnapshot = {
  received: 0,
  open: 0,
  published: 0,
  delivered: 0,
  filtered: {},
  lost: {},
};

export function addTotals(left: TotalsSnapshot, right: TotalsSnapshot): TotalsSnapshot {
  return {
    received: left.received + right.received,
    open: left.open + right.open,
    published: left.published + right.published,
    delivered: left.delivered + right.delivered,
    filtered: addCounts(left.filtered, right.filtered),
    lost: addCounts(left.lost, right.lost),
  };
}

export type Counts = Readonly<Record<string, number>>;

export function addCounts(left: Counts, right: Counts): Counts {
  const sums = { ...left };
  for (const [cause, count] of Object.entries(right)) sums[cause] = (sums[cause] ?? 0) + count;
  return sums;
}
