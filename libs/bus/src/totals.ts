import { type Component, logFields } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { publishOnce } from './publish-once.ts';
import { keySubject, totalsBucket } from './stream-specs.ts';
import { toToken } from './subjects.ts';
import { encodeTotals, type TotalsSnapshot } from './totals-header.ts';
import { untilAborted } from './until-aborted.ts';

export interface TotalsOptions {
  /** Class of the observations: `flows-l4`, `flows-l7`, `events`, `commands`. */
  readonly class: string;
}

/**
 * A source's side of the ledger: cumulative counters of one class, in observations. Every 2 s, if they changed, and at
 * the end they are written to the bucket kestrel_totals, key `<service>.<class>.<instance>`, as JSON:
 * `{ source, totals: <encodeTotals>, final }`. A cause is a kebab-case word.
 */
export interface Totals extends Component {
  received(count: number): void;
  published(count: number): void;
  delivered(count: number): void;
  filtered(cause: string, count: number): void;
  lost(cause: string, count: number): void;
  /** Observations in open windows now. */
  setOpen(count: number): void;
  snapshot(): TotalsSnapshot;
}

const writeEveryMs = 2_000;

export function createTotals(bus: Bus, options: TotalsOptions): Totals {
  return new BucketTotals(bus, options);
}

class BucketTotals implements Totals {
  readonly name: string;
  readonly #bus: Bus;
  readonly #class: string;
  readonly #subject: string;
  readonly #single = { received: 0, published: 0, delivered: 0 };
  readonly #filtered: Record<string, number> = {};
  readonly #lost: Record<string, number> = {};
  #open = 0;
  #written = '';
  #writer: NodeJS.Timeout | undefined;

  constructor(bus: Bus, { class: className }: TotalsOptions) {
    this.#bus = bus;
    this.#class = className;
    this.name = `totals-${className}`;
    const { name, instance } = bus.context;
    this.#subject = keySubject(totalsBucket, `${name}.${className}.${toToken(instance)}`);
    bus.context.status.section(`ledger-${className}`, () => this.snapshot());
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

  received(count: number): void {
    this.#add('received', count);
  }

  published(count: number): void {
    this.#add('published', count);
  }

  delivered(count: number): void {
    this.#add('delivered', count);
  }

  filtered(cause: string, count: number): void {
    this.#filtered[cause] = (this.#filtered[cause] ?? 0) + count;
    this.#bus.metrics.observations.inc({ class: this.#class, kind: 'filtered', cause }, count);
  }

  lost(cause: string, count: number): void {
    this.#lost[cause] = (this.#lost[cause] ?? 0) + count;
    this.#bus.metrics.observations.inc({ class: this.#class, kind: 'lost', cause }, count);
  }

  setOpen(count: number): void {
    this.#open = count;
    this.#bus.metrics.openObservations.set({ class: this.#class }, count);
  }

  snapshot(): TotalsSnapshot {
    return { ...this.#single, open: this.#open, filtered: { ...this.#filtered }, lost: { ...this.#lost } };
  }

  #add(kind: 'received' | 'published' | 'delivered', count: number): void {
    this.#single[kind] += count;
    this.#bus.metrics.observations.inc({ class: this.#class, kind, cause: '' }, count);
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
