import { type EventuallyOptions, eventually } from './eventually.ts';

/** One reporter's counts of a class, in observations: as a service shows them and keeps them in `kestrel_totals`. */
export interface LedgerAccount {
  readonly received: number;
  /** In a window, not yet published. */
  readonly open: number;
  /** Handed to the cloud, proven. */
  readonly delivered: number;
  readonly filtered: Readonly<Record<string, number>>;
  readonly lost: Readonly<Record<string, number>>;
}

/** What is known of a class at one moment. */
export interface LedgerReading {
  /** By reporter: the sources and the gateway. What one does not count is 0. */
  readonly accounts: Readonly<Record<string, LedgerAccount>>;
  /** On the bus and not yet delivered. */
  readonly stored: number;
  /** What the cloud says it has, without duplicates. Left out: not compared. */
  readonly inCloud?: number;
}

/** received − (delivered + stored + open + filtered + lost) over all reporters: 0 where the ledger closes. */
export function ledgerGap({ accounts, stored }: LedgerReading): number {
  const all = Object.values(accounts);
  const explained = all.map(
    ({ open, delivered, filtered, lost }) => open + delivered + total(filtered) + total(lost),
  );
  return sum(all.map(({ received }) => received)) - sum(explained) - stored;
}

/** Whether the ledger closes and the cloud has exactly what was delivered. */
export function isLedgerClosed(reading: LedgerReading): boolean {
  return (
    ledgerGap(reading) === 0 && (reading.inCloud === undefined || reading.inCloud === deliveredIn(reading))
  );
}

/** A line for each reporter and the equation, for a person. */
export function describeLedger(name: string, reading: LedgerReading): string {
  const lines = Object.entries(reading.accounts).map(
    ([reporter, { received, open, delivered, filtered, lost }]) =>
      `  ${reporter}: received ${received}, open ${open}, delivered ${delivered}, filtered ${causes(filtered)}, lost ${causes(lost)}`,
  );
  const cloud =
    reading.inCloud === undefined
      ? ''
      : `, in the cloud ${reading.inCloud} of ${deliveredIn(reading)} delivered`;
  return [`${name}: unexplained ${ledgerGap(reading)}, stored ${reading.stored}${cloud}`, ...lines].join(
    '\n',
  );
}

/**
 * Reads every class until all of them close at the same time.
 * @throws NotInTimeError with the accounts of those that do not
 */
export function untilLedgerCloses(
  read: () => Promise<Readonly<Record<string, LedgerReading>>>,
  options: EventuallyOptions = {},
): Promise<void> {
  const attempt = async (): Promise<void> => {
    const open = Object.entries(await read()).filter(([, reading]) => !isLedgerClosed(reading));
    if (open.length > 0)
      throw new Error(open.map(([name, reading]) => describeLedger(name, reading)).join('\n'));
  };
  return eventually(attempt, { what: 'the ledger closing', intervalMs: 100, ...options });
}

function deliveredIn({ accounts }: LedgerReading): number {
  return sum(Object.values(accounts).map(({ delivered }) => delivered));
}

function causes(counts: Readonly<Record<string, number>>): string {
  const named = Object.entries(counts).filter(([, count]) => count !== 0);
  return named.length === 0 ? '0' : named.map(([cause, count]) => `${count} (${cause})`).join(' ');
}

function total(counts: Readonly<Record<string, number>>): number {
  return sum(Object.values(counts));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
