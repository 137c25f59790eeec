import type { TotalsSnapshot } from '@kestrel/bus';
import type { GatewayMetrics } from '../metrics.ts';
import type { AccountForm, Position } from '../telemetry/account-keeper.ts';
import type { Settled } from '../telemetry/outbox.ts';

/** What happened to the events of the bus, as kept on the bus. For each incarnation of the stream: position = delivered + refused + evicted. */
export interface EventAccount extends Position {
  readonly delivered_confirmed: number;
  readonly delivered_unconfirmed: number;
  /** Could never be sent: not ours, or too large. */
  readonly refused: number;
  /** Gone from the bus before they were read. */
  readonly evicted: number;
}

export const emptyAccount: EventAccount = {
  incarnation: '',
  position: 0,
  delivered_confirmed: 0,
  delivered_unconfirmed: 0,
  refused: 0,
  evicted: 0,
};

export function eventAccountForm(metrics: GatewayMetrics): AccountForm<EventAccount, unknown> {
  const { eventsDelivered, eventsRefused, eventsEvicted } = metrics;
  return {
    name: 'events',
    empty: emptyAccount,
    settle: settleEvents,
    parse: parseAccount,
    toTotals,
    show(before, after) {
      eventsDelivered.inc({ proof: 'confirmed' }, after.delivered_confirmed - before.delivered_confirmed);
      eventsDelivered.inc(
        { proof: 'unconfirmed' },
        after.delivered_unconfirmed - before.delivered_unconfirmed,
      );
      eventsRefused.inc(after.refused - before.refused);
      eventsEvicted.inc(after.evicted - before.evicted);
    },
  };
}

/**
 * Enters settled events, in their order. Sequences that were skipped were evicted before they could be read. Events of an
 * earlier incarnation count, and move no position.
 */
export function settleEvents(
  account: EventAccount,
  settled: readonly Pick<Settled<unknown>, 'incarnation' | 'sequence' | 'outcome'>[],
): EventAccount {
  let { position, delivered_confirmed, delivered_unconfirmed, refused, evicted } = account;
  for (const { incarnation, sequence, outcome } of settled) {
    if (incarnation === account.incarnation) {
      evicted += sequence - position - 1;
      position = sequence;
    }
    if (outcome === 'confirmed') delivered_confirmed += 1;
    else if (outcome === 'unconfirmed') delivered_unconfirmed += 1;
    else refused += 1;
  }
  return { ...account, position, delivered_confirmed, delivered_unconfirmed, refused, evicted };
}

/** What was refused or evicted is lost, by cause. */
export function toTotals(account: EventAccount): TotalsSnapshot {
  const { delivered_confirmed, delivered_unconfirmed, refused, evicted } = account;
  const delivered = delivered_confirmed + delivered_unconfirmed;
  return { received: 0, open: 0, published: 0, delivered, filtered: {}, lost: { refused, evicted } };
}

export function parseAccount(bytes: Uint8Array): EventAccount | undefined {
  let fields: Record<string, unknown>;
  try {
    fields = { ...JSON.parse(Buffer.from(bytes).toString()) };
  } catch {
    return undefined;
  }
  const known = Object.keys(emptyAccount).map((name) => [name, fields[name]]);
  const account: unknown = Object.fromEntries(known);
  return isAccount(account) ? account : undefined;
}

function isAccount(value: unknown): value is EventAccount {
  const fields: Record<string, unknown> = { ...(value as object) };
  return Object.entries(emptyAccount).every(([name, sample]) =>
    typeof sample === 'number' ? Number.isSafeInteger(fields[name]) : typeof fields[name] === 'string',
  );
}
