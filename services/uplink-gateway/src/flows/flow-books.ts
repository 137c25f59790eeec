import { type Bus, flowsStream, readStreamInfo, type StreamInfo } from '@kestrel/bus';
import { type HealthCondition, type Logger, logFields } from '@kestrel/service';
import { logEvents } from '../log-events.ts';
import type { GatewayMetrics } from '../metrics.ts';
import { type AccountKeeper, creationOf } from '../telemetry/account-keeper.ts';
import { classOfSource, type FlowAccount, isRetired, passEvicted, retireSource } from './flow-account.ts';
import { type FlowBatch, flowClasses } from './flow-batch.ts';
import {
  closeTotals,
  type FlowLedger,
  latestTotals,
  readFlowLedgers,
  type SourceReport,
} from './flow-ledger.ts';
import type { FlowSources } from './flow-sources.ts';

/** Sources that ended without a last word are kept apart this many at a time: one that was only cut off may come back. */
const maxMissing = 64;
/** Part of the stream's bytes that waits for the cloud from which on the condition is degraded. */
const fullAt = 0.8;

export interface FlowBooksOptions {
  readonly bus: Bus;
  readonly keeper: AccountKeeper<FlowAccount, FlowBatch>;
  readonly sources: FlowSources;
  /** Batches read and not settled. */
  readonly open: () => number;
  readonly condition: HealthCondition;
  readonly metrics: GatewayMetrics;
  readonly log: Logger;
}

/** What was published when the stream ended at `last`: it is settled or evicted when all up to there is settled. */
interface Checkpoint {
  readonly incarnation: string;
  readonly last: number;
  readonly published: ReadonlyMap<string, number>;
}

/** Keeps the ledger of flows: finds what the bus evicted, closes sources that ended, shows what waits. */
export class FlowBooks {
  readonly #options: FlowBooksOptions;
  readonly #missed = new Set<string>();
  #checkpoint: Checkpoint | undefined;
  #looking = false;

  constructor(options: FlowBooksOptions) {
    this.#options = options;
  }

  get ledgers(): Record<(typeof flowClasses)[number], FlowLedger> {
    const { account } = this.#options.keeper;
    return readFlowLedgers(account, this.#reports());
  }

  /** To be called every second or so. */
  async tick(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const reports = this.#reports();
      // Asked after the sums were taken: what they call published is in the stream that this describes.
      const info = await readStreamInfo(this.#options.bus, flowsStream);
      if (info) this.#look(reports, info);
    } catch {
      // The bus is away; its own condition says so.
    } finally {
      this.#looking = false;
    }
  }

  #look(reports: ReadonlyMap<string, SourceReport>, info: StreamInfo): void {
    this.#passEvicted(reports, info);
    this.#closeSources(reports);
    this.#showBacklog(info);
    this.#showLedgers();
  }

  #reports(): Map<string, SourceReport> {
    const { sources, keeper } = this.#options;
    return sources.read(Object.keys(keeper.account.sources));
  }

  #passEvicted(reports: ReadonlyMap<string, SourceReport>, { state }: StreamInfo): void {
    const { keeper, open } = this.#options;
    const { account } = keeper;
    if (this.#checkpoint?.incarnation !== account.incarnation) this.#checkpoint = undefined;
    const now = {
      incarnation: account.incarnation,
      last: state.last_seq,
      published: publishedBy(account, reports),
    };
    const isEmpty = state.messages === 0 && open() === 0;
    const reached = isEmpty || account.position >= now.last ? now : this.#checkpoint;
    this.#checkpoint ??= now;
    if (!reached || (!isEmpty && account.position < reached.last)) return;
    for (const [key, published] of reached.published)
      keeper.update((before) => passEvicted(before, key, published));
    this.#checkpoint = now;
  }

  #closeSources(reports: ReadonlyMap<string, SourceReport>): void {
    const ended = [...reports].filter(([, report]) => report.ended);
    const missing = ended.filter(([key]) => !this.#options.sources.saidGoodbye(key));
    for (const [key, report] of missing) this.#noteMissing(key, report);
    const kept = new Set(missing.slice(-maxMissing).map(([key]) => key));
    for (const [key, { totals }] of ended) if (!kept.has(key)) this.#retire(key, totals);
  }

  #retire(key: string, reported: SourceReport['totals']): void {
    const { keeper, sources } = this.#options;
    const { account } = keeper;
    const name = classOfSource(key);
    if (!name || isRetired(account, key)) {
      sources.forget(key);
      return;
    }
    const totals = latestTotals(account, key, reported);
    if (totals.published > (account.sources[key]?.through ?? 0)) return;
    keeper.update((before) => retireSource(before, key, closeTotals(name, totals)));
    sources.forget(key);
    this.#missed.delete(key);
  }

  #noteMissing(key: string, { totals }: SourceReport): void {
    const { keeper, log } = this.#options;
    if (this.#missed.has(key) || isRetired(keeper.account, key)) return;
    this.#missed.add(key);
    const { open } = latestTotals(keeper.account, key, totals);
    log.warn({ [logFields.key]: key, [logFields.count]: open }, logEvents.sourceEnded);
  }

  #showBacklog({ created, state, config }: StreamInfo): void {
    const { keeper, condition, metrics } = this.#options;
    const { incarnation, position } = keeper.account;
    const isSame = creationOf(incarnation) === created;
    const settled = isSame ? Math.min(Math.max(0, position - state.first_seq + 1), state.messages) : 0;
    const waiting = state.messages === 0 ? 0 : (state.bytes * (state.messages - settled)) / state.messages;
    metrics.flowsBacklog.set(Math.round(waiting));
    metrics.flowsCapacity.set(Math.max(0, config.max_bytes));
    if (config.max_bytes > 0 && waiting >= config.max_bytes * fullAt)
      condition.degraded(
        'the stream of flows is nearly full of what the cloud has not taken; the oldest goes next',
      );
    else condition.ok();
  }

  #showLedgers(): void {
    const { flowsLedger } = this.#options.metrics;
    const { ledgers } = this;
    for (const name of flowClasses) {
      const { filtered, lost, ...ledger } = ledgers[name];
      const show = (kind: string, count: number) => flowsLedger.set({ class: name, kind }, count);
      for (const kind of ['received', 'stored', 'open', 'difference'] as const) show(kind, ledger[kind]);
      show('delivered', ledger.delivered_confirmed + ledger.delivered_unconfirmed);
      for (const [kind, counts] of Object.entries({ filtered, lost }))
        show(
          kind,
          Object.values(counts).reduce((all, count) => all + count, 0),
        );
    }
  }
}

function publishedBy(
  account: FlowAccount,
  reports: ReadonlyMap<string, SourceReport>,
): ReadonlyMap<string, number> {
  const published = [...reports].map(
    ([key, { totals }]) => [key, latestTotals(account, key, totals).published] as const,
  );
  return new Map(published.filter(([key]) => !isRetired(account, key)));
}
