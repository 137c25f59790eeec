import {
  type Bus,
  batchHeaders,
  type Publisher,
  StoppedError,
  type TotalsSnapshot,
  WrongSequenceError,
} from '@kestrel/bus';
import type { L7Batch } from '@kestrel/flows';
import {
  type Component,
  fullJitterBackoff,
  type HealthCondition,
  type Logger,
  logFields,
  sleep,
  untilAborted,
} from '@kestrel/service';
import { logEvents } from '../log-events.ts';
import type { AlsMetrics } from '../metrics.ts';

/** Merged entries on their way to the bus. */
export type Batch = Pick<L7Batch, 'payload' | 'count'>;

/** Where batches come from. The same batch comes until it is settled. */
export interface BatchSource {
  nextBatch(): Batch | undefined;
  /** The batch given out last is stored. */
  settle(): void;
  /** Makes everything that is open due. */
  flush(): void;
  totals(): TotalsSnapshot;
}

export interface BatchPublisherOptions {
  readonly bus: Bus;
  readonly publisher: Publisher;
  readonly source: BatchSource;
  readonly subject: string;
  readonly metrics: AlsMetrics;
}

const backoffOptions = { baseMs: 200, maxMs: 5_000 };

/**
 * Publishes batches one after the other on a subject that is this process's alone, so that each is stored once: every
 * batch expects to follow the one before it, and one that was stored without our hearing of it is recognised when it is
 * refused. Numbers have no gap among what was stored. While the bus takes nothing, windows merge behind it. `stop`
 * flushes and publishes what is open, until its deadline.
 */
export class BatchPublisher implements Component {
  readonly name = 'batch-publisher';
  readonly #options: BatchPublisherOptions;
  readonly #log: Logger;
  readonly #condition: HealthCondition;
  readonly #stopping = new AbortController();
  #wake = Promise.withResolvers<void>();
  #finished: Promise<void> = Promise.resolve();
  #isEnding = false;
  #number = 0;
  /** Stream sequence of our last batch. */
  #sequence = 0;

  constructor(options: BatchPublisherOptions) {
    this.#options = options;
    const { bus } = options;
    this.#log = bus.context.log;
    this.#condition = bus.context.health.condition('batches');
    bus.context.status.section('batches', () => ({ stored: this.#number, last_sequence: this.#sequence }));
  }

  /** There may be a batch to take. */
  wake(): void {
    this.#wake.resolve();
  }

  async start(): Promise<void> {
    this.#finished = this.#run();
  }

  async stop(deadline: AbortSignal): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    const { source } = this.#options;
    source.flush();
    this.wake();
    const giveUp = () => this.#stopping.abort();
    if (deadline.aborted) giveUp();
    deadline.addEventListener('abort', giveUp, { once: true });
    await this.#finished;
    deadline.removeEventListener('abort', giveUp);
    const { open } = source.totals();
    if (open > 0) this.#log.error({ [logFields.count]: open }, logEvents.leftBehind);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    signal.addEventListener('abort', () => this.wake(), { once: true });
    while (!signal.aborted) {
      this.#wake = Promise.withResolvers();
      await this.#publishDue(signal);
      if (this.#isEnding) return;
      await this.#wake.promise;
    }
  }

  async #publishDue(signal: AbortSignal): Promise<void> {
    const { source, metrics } = this.#options;
    const backoff = fullJitterBackoff(backoffOptions);
    for (let batch = source.nextBatch(); batch && !signal.aborted; batch = source.nextBatch()) {
      try {
        await untilAborted(this.#publish(batch), signal);
        source.settle();
        metrics.batches.inc();
        this.#condition.ok();
        backoff.reset();
      } catch (error) {
        if (signal.aborted || error instanceof StoppedError) return;
        this.#report(error);
        await sleep(backoff.next(), signal).catch(() => undefined);
      }
    }
  }

  async #publish({ payload, count }: Batch): Promise<void> {
    const { bus, publisher, source, subject } = this.#options;
    const stored = await publisher.publish({
      subject,
      payload,
      headers: batchHeaders({
        type: 'cloud.v1.L7AccessLog',
        count,
        source: bus.context.instance,
        number: this.#number + 1,
        totals: source.totals(),
      }),
      expectLastSubjectSequence: this.#sequence,
    });
    this.#number += 1;
    this.#sequence = stored.sequence;
  }

  #report(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof WrongSequenceError) {
      // Nobody else writes here: the stream was emptied, made anew or rolled back, and our next batch follows what is left.
      this.#sequence = error.current?.sequence ?? 0;
      this.#options.metrics.batchRetries.inc({ cause: 'sequence' });
      this.#log.warn({ [logFields.sequence]: this.#sequence }, logEvents.batchConflict);
      return;
    }
    this.#options.metrics.batchRetries.inc({ cause: 'refused' });
    if (this.#condition.state !== 'degraded')
      this.#log.warn({ [logFields.reason]: reason }, logEvents.batchNotStored);
    this.#condition.degraded(`the bus does not take batches: ${reason}`);
  }
}
