import { headers } from './headers.ts';
import { encodeTotals, type TotalsSnapshot } from './totals-header.ts';

export interface BatchFacts {
  /** Full protobuf name of its records. */
  readonly type: string;
  /** Observations in it. */
  readonly count: number;
  /** The instance that publishes it. */
  readonly source: string;
  /** Counted by the source, from 1. */
  readonly number: number;
  /** The source's sums as they are now, with the batch among what is open. */
  readonly totals: TotalsSnapshot;
}

/** What stands on a batch of merged observations. Its totals are those that hold once it is stored. */
export function batchHeaders({ type, count, source, number, totals }: BatchFacts): Record<string, string> {
  return {
    [headers.type]: type,
    [headers.count]: `${count}`,
    [headers.source]: source,
    [headers.batch]: `${number}`,
    [headers.totals]: encodeTotals({
      ...totals,
      open: totals.open - count,
      published: totals.published + count,
    }),
  };
}
