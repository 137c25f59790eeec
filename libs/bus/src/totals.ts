import { type Component, logFields, untilAborted } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { publishOnce } from './publish-once.ts';
import { keySubject, totalsBucket } from './stream-specs.ts';
import { toToken } from './subjects.ts';
import { encodeTotals, type TotalsSnapshot } from './totals-header.ts';

export interface TotalsOptions {
  /** Class of the observations: `flows-l4`, `flows-l7`, `events`, `commands`. */
  readonly class: string;
}

/**
 * A source's side of the ledger: cumulative counters of one class, in observations. Every 2 s, if they changed, and at
 * the end they are written to the bucket kestrel_totals, key `<service>.<class>.<instance>`, as JSON:
 * `{ source, totals: <encodeTotals>, final }`. A cause is a kebab-case word.
 */
export interface TotalsReport extends Component {
  snapshot(): TotalsSnapshot;
}

/** The same, which counts what it is told. */
export interface Totals extends TotalsReport {
  received(count: number): void;
  published(count: number): void;
  delivered(count: number): void;
  filtered(cause: string, count: number): void;
  lost(cause: string, count: number): void;
  /** Observations in open windows now. */
  setOpen(count: number): void;
}

const writeEveryMs = 2_000;

export function createTotals(bus: Bus, options: TotalsOptions): Totals;
/** @param options.read where somebody else counts: the sums as they are now; no count may ever go down but `open` */
export function createTotals(
  bus: Bus,
  options: TotalsOptions & { readonly read: () => TotalsSnapshot },
): TotalsReport;
export function createTotals(
  bus: Bus,
  { class: className, read }: TotalsOptions & { readonly read?: () => TotalsSnapshot },
): TotalsReport {
  return read ? new BucketReport(bus, className, read) : new CountedTotals(bus, className);
}

class BucketReport implements TotalsReport {
  readonly name: string;
  readonly snapshot: () => TotalsSnapshot;
  readonly #bus: Bus;
  readonly #class: string;
  readonly #subject: string;
  #written = '';
  /** What the metrics show. */
  #shown: TotalsSnapshot = { received: 0, published: 0, delivered: 0, open: 0, filtered: {}, lost: {} };
  #writer: NodeJS.Timeout | undefined;

  constructor(bus: Bus, className: string, read: () => TotalsSnapshot) {
    this.#bus = bus;
    this.#class = className;
    this.name = `totals-${className}`;
    const { name, instance } = bus.context;
    this.#subject = keySubject(totalsBucket, `${name}.${className}.${toToken(instance)}`);
    this.snapshot = () => this.#show(read());
    bus.context.status.section(`ledger-${className}`, this.snapshot);
  }

  async start(): Promise<void> {
    this.#writer = setInterval(() => void this.#write(false), writeEveryMs);
  }

  async stop(deadline: AbortSignal): Promise<void> {
    if (this.#writer === undefined) return;
    clearInterval(this.#writer);
    this.#writer = undefined;
    await untilAborted(this.#write(true), deadline).catch(() => undefined);
  }

  #show(now: TotalsSnapshot): TotalsSnapshot {
    const before = this.#shown;
    this.#shown = now;
    for (const kind of ['received', 'published', 'delivered'] as const) {
      this.#count({ kind, cause: '' }, now[kind] - before[kind]);
    }
    for (const kind of ['filtered', 'lost'] as const) {
      for (const [cause, count] of Object.entries(now[kind])) {
        this.#count({ kind, cause }, count - (before[kind][cause] ?? 0));
      }
    }
    this.#bus.metrics.openObservations.set({ class: this.#class }, now.open);
    return now;
  }

  #count(labels: { readonly kind: string; readonly cause: string }, more: number): void {
    if (more > 0) this.#bus.metrics.observations.inc({ class: this.#class, ...labels }, more);
  }

  async #write(final: boolean): Promise<void> {
    const { instance } = this.#bus.context;
    const text = JSON.stringify({ source: instance, totals: encodeTotals(this.snapshot()), final });
    if (text === this.#written) return;
    try {
      await publishOnce(this.#bus, { subject: this.#subject, payload: Buffer.from(text) }, writeEveryMs);
      this.#written = text;
    } catch (error) {
      // The next write carries more than this one.
      this.#bus.context.log.debug({ [logFields.error]: error }, 'totals-not-written');
    }
  }
}

class CountedTotals extends BucketReport implements Totals {
  readonly #single: { received: number; published: number; delivered: number; open: number };
  readonly #filtered: Record<string, number>;
  readonly #lost: Record<string, number>;

  constructor(bus: Bus, className: string) {
    const single = { received: 0, published: 0, delivered: 0, open: 0 };
    const filtered: Record<string, number> = {};
    const lost: Record<string, number> = {};
    super(bus, className, () => ({ ...single, filtered: { ...filtered }, lost: { ...lost } }));
    this.#single = single;
    this.#filtered = filtered;
    this.#lost = lost;
  }

  received(count: number): void {
    this.#single.received += count;
  }

  published(count: number): void {
    this.#single.published += count;
  }

  delivered(count: number): void {
    this.#single.delivered += count;
  }

  filtered(cause: string, count: number): void {
    this.#filtered[cause] = (this.#filtered[cause] ?? 0) + count;
  }

  lost(cause: string, count: number): void {
    this.#lost[cause] = (this.#lost[cause] ?? 0) + count;
  }

  setOpen(count: number): void {
    this.#single.open = count;
  }
}
