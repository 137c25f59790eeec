import { describe, expect, test } from 'vitest';
import {
  isLedgerClosed,
  type LedgerAccount,
  type LedgerReading,
  ledgerGap,
  untilLedgerCloses,
} from './ledger.ts';

const nothing: LedgerAccount = { received: 0, open: 0, delivered: 0, filtered: {}, lost: {} };

function reading(change: Partial<LedgerReading> = {}): LedgerReading {
  return {
    accounts: {
      'collector-1.0a': { ...nothing, received: 100, open: 5, filtered: { reply: 40, duplicate: 1 } },
      'collector-2.0b': { ...nothing, received: 20, lost: { evicted: 2 } },
      'gateway.0c': { ...nothing, delivered: 60 },
    },
    stored: 12,
    inCloud: 60,
    ...change,
  };
}

describe('the ledger', () => {
  test('closes when every observation is somewhere', () => {
    expect(ledgerGap(reading())).toBe(0);
    expect(isLedgerClosed(reading())).toBe(true);
  });

  test('shows what is unexplained, and what is counted twice as less than nothing', () => {
    expect(ledgerGap(reading({ stored: 9 }))).toBe(3);
    expect(ledgerGap(reading({ stored: 15 }))).toBe(-3);
  });

  test('does not close when the cloud has another number than was delivered', () => {
    expect(isLedgerClosed(reading({ inCloud: 59 }))).toBe(false);
    expect(isLedgerClosed(reading({ inCloud: 61 }))).toBe(false);
  });

  test('is waited for; in the end the message has the accounts of what does not close', async () => {
    let readings = 0;
    await untilLedgerCloses(async () => ({ flows: reading(++readings < 3 ? { stored: 0 } : {}) }), {
      intervalMs: 1,
    });
    expect(readings).toBe(3);

    const never = untilLedgerCloses(
      async () => ({ events: reading(), flows: reading({ stored: 9, inCloud: 58 }) }),
      {
        intervalMs: 1,
        timeoutMs: 20,
      },
    );
    await expect(never).rejects.toThrow(
      /flows: unexplained 3, stored 9, in the cloud 58 of 60 delivered\n {2}collector-1\.0a: received 100, open 5, delivered 0, filtered 40 \(reply\) 1 \(duplicate\), lost 0\n/,
    );
    await expect(never).rejects.not.toThrow(/events/);
  });
});
