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
  totalsBucket,
} from '@kestrel/bus';
import { type Clock, type Logger, logFields } from '@kestrel/service';
import {
  beginIncarnation,
  type EventAccount,
  emptyAccount,
  parseAccount,
  settle,
  toTotals,
} from './event-account.ts';
import type { Settled } from './event-outbox.ts';
import { logEvents } from './log-events.ts';
import type { GatewayMetrics } from './metrics.ts';

const bucket = `KV_${totalsBucket}`;
const subject = `$KV.${totalsBucket}.uplink-gateway.events.account`;
/** Least time between two writes. */
const spacingMs = 100;
const retryMs = 1_000;
/** The bucket forgets what nobody writes; an account must outlive quiet weeks. */
const refreshMs = 3_600_000;

export interface EventAccountKeeperOptions {
  readonly bus: Bus;
  readonly publisher: StatePublisher;
  /** This process, for whoever reads the account. */
  readonly source: string;
  readonly metrics: GatewayMetrics;
  readonly log: Logger;
  readonly clock: Clock;
}

/**
 * Keeps the account of events on the bus. It is what acknowledges them: position and counts are one value, written in one
 * piece, so that a killed gateway's successor sends again what had not settled and counts nothing twice.
 */
export class EventAccountKeeper {
  readonly #options: EventAccountKeeperOptions;
  #account: EventAccount = emptyAccount;
  #expected = 0;
  #unwritten = false;
  #writing: Promise<void> | undefined;
  #cancelRefresh: () => void = () => undefined;
  #fenced = false;

  constructor(options: EventAccountKeeperOptions) {
    this.#options = options;
  }

  get account(): EventAccount {
    return this.#account;
  }

  /** @throws the signal's reason */
  async load(signal: AbortSignal): Promise<void> {
    const { log } = this.#options;
    const stored = await this.#read(signal);
    this.#expected = stored?.sequence ?? 0;
    const account = stored && parseAccount(stored.payload);
    if (stored && !account) log.error({ [logFields.subject]: subject }, logEvents.accountUnreadable);
    this.#account = account ?? emptyAccount;
    this.#refreshLater();
  }

  /** The stream of events begins again. */
  begin(incarnation: string): void {
    this.#change(beginIncarnation(this.#account, incarnation));
  }

  enter(settled: readonly Settled[]): void {
    const before = this.#account;
    const after = settle(before, settled);
    const { eventsDelivered, eventsRefused, eventsEvicted } = this.#options.metrics;
    eventsDelivered.inc({ proof: 'confirmed' }, after.delivered_confirmed - before.delivered_confirmed);
    eventsDelivered.inc({ proof: 'unconfirmed' }, after.delivered_unconfirmed - before.delivered_unconfirmed);
    eventsRefused.inc(after.refused - before.refused);
    eventsEvicted.inc(after.evicted - before.evicted);
    this.#change(after);
  }

  /** Writes what is not written yet. */
  async stop(deadline: AbortSignal): Promise<void> {
    this.#cancelRefresh();
    const { promise: given, resolve } = Promise.withResolvers<void>();
    deadline.addEventListener('abort', () => resolve(), { once: true });
    if (this.#writing && !deadline.aborted) await Promise.race([this.#writing, given]);
    this.#fenced = true;
  }

  async #read(signal: AbortSignal): Promise<BusMessage | undefined> {
    for (;;) {
      try {
        return await readLast(this.#options.bus, bucket, subject, signal);
      } catch (error) {
        if (!(error instanceof JetStreamError)) throw error;
        this.#options.log.error({ [logFields.error]: error }, logEvents.accountUnreadable);
        await this.#pause(retryMs);
      }
    }
  }

  #change(account: EventAccount): void {
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
    const totals = encodeTotals(toTotals(this.#account));
    const payload = Buffer.from(
      JSON.stringify({ source: this.#options.source, totals, final: false, ...this.#account }),
    );
    try {
      return await this.#options.publisher.put({ subject, payload, expected: this.#expected });
    } catch (error) {
      if (error instanceof StoppedError) return { outcome: 'fenced' };
      if (!(error instanceof RefusedError)) throw error;
      this.#options.log.error({ [logFields.error]: error }, logEvents.accountUnwritten);
      return undefined;
    }
  }

  /** Whoever holds the lease is right: a predecessor's last write, or a bucket made anew, is written over. */
  #takeOver({ current }: PutOutcome & { outcome: 'conflict' }): void {
    this.#options.log.warn({ [logFields.sequence]: current?.sequence ?? 0 }, logEvents.accountConflict);
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
