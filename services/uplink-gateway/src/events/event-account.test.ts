import { expect, test } from 'vitest';
import { afterRollback, beginIncarnation } from '../telemetry/account-keeper.ts';
import type { Outcome } from '../telemetry/outbox.ts';
import { emptyAccount, parseAccount, settleEvents as settle, toTotals } from './event-account.ts';

const first = beginIncarnation(emptyAccount, 'first');

function settled(incarnation: string, ...events: [number, Outcome][]) {
  return events.map(([sequence, outcome]) => ({ incarnation, sequence, outcome }));
}

test('position is the sum of what was delivered, refused and evicted', () => {
  const account = settle(
    first,
    settled('first', [1, 'confirmed'], [4, 'unconfirmed'], [5, 'refused'], [6, 'confirmed']),
  );
  expect(account).toEqual({
    incarnation: 'first',
    position: 6,
    delivered_confirmed: 2,
    delivered_unconfirmed: 1,
    refused: 1,
    evicted: 2,
  });
});

test('a late event of an earlier incarnation counts and moves nothing', () => {
  const account = settle(beginIncarnation(settle(first, settled('first', [7, 'confirmed'])), 'second'), [
    ...settled('first', [8, 'confirmed']),
    ...settled('second', [1, 'confirmed']),
  ]);
  expect(account).toMatchObject({ incarnation: 'second', position: 1, delivered_confirmed: 3, evicted: 6 });
});

test('each rollback of a store has a name of its own', () => {
  const once = afterRollback('2026-01-01T00:00:00Z');
  expect(once).toBe('2026-01-01T00:00:00Z~1');
  expect(afterRollback(once)).toBe('2026-01-01T00:00:00Z~2');
});

test('an account survives being written with other things, and read', () => {
  const account = settle(first, settled('first', [3, 'confirmed']));
  const written = Buffer.from(JSON.stringify({ source: 'somebody', ...account }));
  expect(parseAccount(written)).toEqual(account);
});

test('in the form of every ledger, what could not be delivered is lost by cause', () => {
  const account = settle(first, settled('first', [2, 'confirmed'], [3, 'unconfirmed'], [4, 'refused']));
  expect(toTotals(account)).toMatchObject({ delivered: 2, lost: { refused: 1, evicted: 1 } });
});

test.each(['', 'null', '[]', '{"position":1}', JSON.stringify({ ...first, position: '1' })])(
  '%j is no account',
  (text) => {
    expect(parseAccount(Buffer.from(text))).toBeUndefined();
  },
);
