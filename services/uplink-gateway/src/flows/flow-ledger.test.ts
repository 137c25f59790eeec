import { encodeTotals, type TotalsSnapshot } from '@kestrel/bus';
import { describe, expect, test } from 'vitest';
import { beginIncarnation } from '../telemetry/account-keeper.ts';
import type { Outcome } from '../telemetry/outbox.ts';
import { emptyFlowAccount, passEvicted, retireSource, settleFlows } from './flow-account.ts';
import { parseFlowAccount } from './flow-account-format.ts';
import type { BatchFacts } from './flow-batch.ts';
import { closeTotals, latestTotals, readFlowLedgers, type SourceReport } from './flow-ledger.ts';

const account = beginIncarnation(emptyFlowAccount, 'i');
const key = 'flows-l7.als-receiver-0.00000001';

function totals(published: number, open = 0, lost: TotalsSnapshot['lost'] = {}): TotalsSnapshot {
  const sum = Object.values(lost).reduce((all, each) => all + each, 0);
  return { received: published + open + sum, open, published, delivered: 0, filtered: {}, lost };
}

/** A batch of 10 observations that settles; `published` is its source's sum with it. */
function settled(number: number, published: number, outcome: Outcome = 'confirmed') {
  const facts: BatchFacts = {
    class: 'flows-l7',
    source: 'als-receiver-0.00000001',
    number,
    count: 10,
    totals: totals(published),
  };
  const content = { facts } as Parameters<typeof settleFlows>[1][number]['content'];
  return { incarnation: 'i', sequence: number, outcome, content };
}

function ledgerOf(state: typeof account, report?: SourceReport) {
  return readFlowLedgers(state, new Map(report ? [[key, report]] : []))['flows-l7'];
}

describe('the account of flows', () => {
  test('takes a gap in what a source had published for evicted', () => {
    const after = settleFlows(account, [settled(1, 10), settled(4, 40)]);
    expect(after.position).toBe(4);
    expect(ledgerOf(after)).toMatchObject({
      received: 40,
      delivered_confirmed: 20,
      stored: 0,
      lost: { evicted: 20 },
      difference: 0,
    });
  });

  test('takes that back for a batch that comes late', () => {
    const after = settleFlows(account, [settled(2, 20), settled(1, 10)]);
    expect(ledgerOf(after)).toMatchObject({ received: 20, delivered_confirmed: 20, lost: { evicted: 0 } });
  });

  test('does not count what was settled before', () => {
    const after = settleFlows(account, [settled(1, 10), settled(1, 10, 'repeated')]);
    expect(ledgerOf(after)).toMatchObject({ received: 10, delivered_confirmed: 10, difference: 0 });
  });

  test('survives being written and read', () => {
    const written = settleFlows(account, [settled(1, 10), settled(3, 30, 'refused')]);
    const bytes = Buffer.from(JSON.stringify({ source: 'gateway', final: false, ...written }));
    expect(parseFlowAccount(bytes)).toEqual(written);
  });

  test.each(['', 'null', '{}', JSON.stringify({ ...account, sources: { a: 1 } })])('is not %j', (text) => {
    expect(parseFlowAccount(Buffer.from(text))).toBeUndefined();
  });
});

describe('the ledger of flows', () => {
  const one = settleFlows(account, [settled(1, 10)]);

  test('calls stored what was published and has not settled', () => {
    const report = { totals: totals(50, 7), ended: false };
    expect(ledgerOf(one, report)).toMatchObject({ received: 57, stored: 40, open: 7, difference: 0 });
  });

  test('has nothing open twice when a batch settles before its source knows that it is stored', () => {
    const report = { totals: totals(0, 17), ended: false };
    expect(ledgerOf(one, report)).toMatchObject({ received: 17, stored: 0, open: 7, difference: 0 });
  });

  test('knows what is evicted behind the last batch', () => {
    const report = { totals: totals(50), ended: true };
    expect(ledgerOf(passEvicted(one, key, 50), report)).toMatchObject({
      stored: 0,
      lost: { evicted: 40 },
      difference: 0,
    });
  });

  test('shows a source that miscounts', () => {
    const report = { totals: { ...totals(10), received: 12 }, ended: false };
    expect(ledgerOf(one, report).difference).toBe(2);
  });

  test('keeps the sums of a source that is retired, and counts what comes of it later', () => {
    const closed = closeTotals('flows-l7', latestTotals(one, key, totals(10, 4, { malformed: 3 })));
    const retired = retireSource(one, key, closed);
    expect(retired.sources).toEqual({});
    const later = settleFlows(retired, [settled(2, 20)]);
    expect(ledgerOf(later, { totals: totals(10, 4, { malformed: 3 }), ended: true })).toMatchObject({
      received: 27,
      delivered_confirmed: 20,
      open: 0,
      lost: { crash: 4, malformed: 3 },
      difference: 0,
      sources: 0,
    });
  });

  test('hands over what a flow collector had open', () => {
    expect(closeTotals('flows-l4', totals(5, 4)).filtered).toEqual({ 'handed-over': 4 });
    expect(encodeTotals(closeTotals('flows-l4', totals(5, 4)))).toBe('r=9;p=5;f.handed-over=4');
  });
});
