import {
  type Bus,
  type BusMessage,
  encodeTotals,
  JetStreamError,
  type PutOutcome,
  RefusedError,
  readLast,
  type StatePublisher,
  StoppedError,
  type TotalsSnapshot,
  totalsBucket,
} from '@kestrel/bus';
import { aborted, type Clock, type Logger, logFields } from '@kestrel/service';
import { logEvents } from '../log-events.ts';
import type { Settled } from './outbox.ts';

const bucket = `KV_${totalsBucket}`;
/** Least time between two writes. */
const spacingMs = 100;
const retryMs = 1_000;
/** The bucket forgets what nobody writes; an account must outlive quiet weeks. */
const refreshMs = 3_600_000;

/** How far a stream of the bus is settled. */
export interface Position {
  /** The stream's creation time; with a number behind it after a store was rolled back. */
  readonly incarnation: string;
  /** Every message up to this sequence is settled. */
  readonly position: number;
}

/** What is kept of one class of telemetry, and how it changes. */
export interface AccountForm<Account extends Position, Content> {
  /** As in the key `uplink-gateway.<name>.account`. */
  readonly name: string;
  readonly empty: Account;
  /** Enters what settled, in its order. */
  settle(account: Account, settled: readonly Settled<Content>[]): Account;
  /** Undefined where the bytes are no account. What else they say is left out. */
  parse(bytes: Uint8Array): Account | undefined;
  /** The account in the form of every ledger. */
  toTotals(account: Account): TotalsSnapshot;
  /** Shows in metrics what `after` has more than `before`. */
  show(before: Account, after: Account): void;
}

export interface AccountKeeperOptions<Account extends Position, Content> {
  readonly form: AccountForm<Account, Content>;
  readonly bus: Bus;
  readonly publisher: StatePublisher;
  /** This process, for whoever reads the account. */
  readonly source: string;
  readonly log: Logger;
  readonly clock: Clock;
}

/** The account of a stream that begins again; what was counted stays counted. */
export function beginIncarnation<Account extends Position>(account: Account, incarnation: string): Account {
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
 * Keeps the account of a class of telemetry on the bus. It is what acknowledges them: position and counts are one value, written in one
 * piece, so that a killed gateway's successor sends again what had not settled and counts nothing twice.
 */
export class AccountKeeper<Account extends Position, Content> {
  readonly #options: AccountKeeperOptions<Account, Content>;
  readonly #subject: string;
  #account: Account;
  #expected = 0;
  #unwritten = false;
  #writing: Promise<void> | undefined;
  #cancelRefresh: () => void = () => undefined;
  #fenced = false;

  constructor(options: AccountKeeperOptions<Account, Content>) {
    this.#options = options;
    this.#subject = `$KV.${totalsBucket}.uplink-gateway.${options.form.name}.account`;
    this.#account = options.form.empty;
  }

  get account(): Account {
    return this.#account;
  }

  /** @throws the signal's reason */
  async load(signal: AbortSignal): Promise<void> {
    const { log, form } = this.#options;
    const stored = await this.#read(signal);
    this.#expected = stored?.sequence ?? 0;
    const account = stored && form.parse(stored.payload);
    if (stored && !account) log.error({ [logFields.subject]: this.#subject }, logEvents.accountUnreadable);
    this.#account = account ?? form.empty;
    this.#refreshLater();
  }

  /** The stream begins again. */
  begin(incarnation: string): void {
    this.#change(beginIncarnation(this.#account, incarnation));
  }

  enter(settled: readonly Settled<Content>[]): void {
    this.update((account) => this.#options.form.settle(account, settled));
  }

  update(change: (account: Account) => Account): void {
    const before = this.#account;
    const after = change(before);
    if (after === before) return;
    this.#options.form.show(before, after);
    this.#change(after);
  }

  /** Writes what is not written yet. */
  async stop(deadline: AbortSignal): Promise<void> {
    this.#cancelRefresh();
    await Promise.race([this.#writing, aborted(deadline)]);
    this.#fenced = true;
  }

  async #read(signal: AbortSignal): Promise<BusMessage | undefined> {
    for (;;) {
      try {
        return await readLast(this.#options.bus, bucket, this.#subject, signal);
      } catch (error) {
        if (!(error instanceof JetStreamError)) throw error;
        this.#options.log.error(
          { [logFields.subject]: this.#subject, [logFields.error]: error },
          logEvents.accountUnreadable,
        );
        await this.#pause(retryMs);
      }
    }
  }

  #change(account: Account): void {
    this.#account = account;
    this.#unwritten = true;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#unwritten && !this.#fenced) {
      this.#unwritten = false;
      const outcome = await this.#put();
      if (outcome?.outcome === 'stored') this.#expected = outcome.sequence;
      else if (outcome?.outcome === 'fenced') this.#fenced = true;
      else if (outcome?.outcome === 'conflict') this.#takeOver(outcome);
      else this.#unwritten = true;
      await this.#pause(outcome ? spacingMs : retryMs);
    }
  }

  /** Undefined when it may work later. */
  async #put(): Promise<PutOutcome | undefined> {
    const { form, source, publisher } = this.#options;
    const totals = encodeTotals(form.toTotals(this.#account));
    const payload = Buffer.from(JSON.stringify({ source, totals, final: false, ...this.#account }));
    try {
      return await publisher.put({ subject: this.#subject, payload, expected: this.#expected });
    } catch (error) {
      if (error instanceof StoppedError) return { outcome: 'fenced' };
      if (!(error instanceof RefusedError)) throw error;
      this.#options.log.error(
        { [logFields.subject]: this.#subject, [logFields.error]: error },
        logEvents.accountUnwritten,
      );
      return undefined;
    }
  }

  /** Whoever holds the lease is right: a predecessor's last write, or a bucket made anew, is written over. */
  #takeOver({ current }: PutOutcome & { outcome: 'conflict' }): void {
    const fields = { [logFields.subject]: this.#subject, [logFields.sequence]: current?.sequence ?? 0 };
    this.#options.log.warn(fields, logEvents.accountConflict);
    this.#expected = current?.sequence ?? 0;
    this.#unwritten = true;
  }

  #refreshLater(): void {
    this.#cancelRefresh = this.#options.clock.setTimer(refreshMs, () => {
      this.#change(this.#account);
      this.#refreshLater();
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#options.clock.setTimer(ms, resolve);
    });
  }
}
