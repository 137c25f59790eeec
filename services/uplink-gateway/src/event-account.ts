import type { TotalsSnapshot } from '@kestrel/bus';
import type { Settled } from './event-outbox.ts';

/** What happened to the events of the bus, as kept on the bus. For each incarnation of the stream: position = delivered + refused + evicted. */
export interface EventAccount {
  /** The stream's creation time; with a number behind it after a store was rolled back. */
  readonly incarnation: string;
  /** Every event up to this sequence is settled. */
  readonly position: number;
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

/** The account of a stream that begins again; what was counted stays counted. */
export function beginIncarnation(account: EventAccount, incarnation: string): EventAccount {
  return { ...account, incarnation, position: 0 };
}

/** Creation time of the stream of an incarnation. */
export function creationOf(incarnation: string): string {
  return incarnation.split('~')[0] ?? '';
}

/** A name for what follows when a stream lost messages that had been delivered, its creation time unchanged. */
export function afterRollback(incarnation: string): string {
  const [created = '', rollbacks] = incarnation.split('~');
  return `${created}~${Number(rollbacks ?? 0) + 1}`;
}

/**
 * Enters settled events, in their order. Sequences that were skipped were evicted before they could be read. Events of an
 * earlier incarnation count, and move no position.
 */
export function settle(account: EventAccount, settled: readonly Settled[]): EventAccount {
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

/** The account in the form of every ledger: what was refused or evicted is lost, by cause. */
export function toTotals(account: EventAccount): TotalsSnapshot {
  const { delivered_confirmed, delivered_unconfirmed, refused, evicted } = account;
  const delivered = delivered_confirmed + delivered_unconfirmed;
  return { received: 0, open: 0, published: 0, delivered, filtered: {}, lost: { refused, evicted } };
}

/** Undefined where the bytes are no account. What else they say is left out. */
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
