import { createHash } from 'node:crypto';
import {
  type Bus,
  type BusMessage,
  bucketStream,
  keySubject,
  publishOnce,
  readStream,
  reportersBucket,
} from '@kestrel/bus';
import type { ReporterBook } from '@kestrel/flows';
import { type Clock, type Component, sleep } from '@kestrel/service';
import type { AlsMetrics } from '../metrics.ts';

interface Reporter {
  /** By the monotonic clock. */
  untilMs: number;
  /** When an entry of its own came here last; undefined: never. */
  seenMs: number | undefined;
  writtenMs: number | undefined;
}

/** As long as the bucket keeps a key. */
const lifeMs = 300_000;
const renewAfterMs = 60_000;
const turnMs = 1_000;
/** What a replica that was away from the bus may be behind with renewals of the others. */
const reunionMs = 120_000;
const requestTimeoutMs = 2_000;
/** Bounds memory and the bucket, whatever names proxies give themselves. */
const maxReporters = 50_000;
const maxNameBytes = 512;

/**
 * The reporters of all replicas, through the bucket kestrel_reporters: a key `als-receiver.<hash>` for each name, which is
 * the value. Written at the first entry and renewed each minute while entries come; what is not renewed is forgotten after
 * five minutes. While the bus is away nothing is forgotten: counting a call twice would be worse than missing for a while
 * that a proxy fell silent.
 */
export class BucketReporterBook implements ReporterBook, Component {
  readonly name = 'reporters';
  readonly #bus: Bus;
  readonly #metrics: AlsMetrics;
  readonly #clock: Clock;
  readonly #reporters = new Map<string, Reporter>();
  readonly #reader: ReturnType<typeof readStream>;
  readonly #stopping = new AbortController();
  #finished: Promise<void> = Promise.resolve();
  #wasCaughtUp = false;
  #overflow = 0;

  constructor({
    bus,
    metrics,
    clock,
  }: { readonly bus: Bus; readonly metrics: AlsMetrics; readonly clock: Clock }) {
    this.#bus = bus;
    this.#metrics = metrics;
    this.#clock = clock;
    this.#reader = readStream(bus, {
      stream: bucketStream(reportersBucket),
      filterSubjects: [keySubject(reportersBucket, '>')],
      onMessage: (message) => this.#take(message),
    });
    bus.context.status.section('reporters', () => ({
      caught_up: this.#reader.isCaughtUp,
      names: this.#reporters.size,
      overflow: this.#overflow,
    }));
  }

  reports(workload: string): boolean {
    return this.#reporters.has(workload);
  }

  seen(workload: string): void {
    const known = this.#reporters.get(workload);
    const nowMs = this.#clock.monotonicMs();
    if (known !== undefined) {
      known.seenMs = nowMs;
      known.untilMs = nowMs + lifeMs;
    } else this.#add(workload, { untilMs: nowMs + lifeMs, seenMs: nowMs, writtenMs: undefined });
  }

  async start(signal: AbortSignal): Promise<void> {
    await this.#reader.start(signal);
    this.#finished = this.#run();
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#stopping.abort();
    await this.#finished;
    await this.#reader.stop(deadline);
  }

  #take(message: BusMessage): void {
    const workload = Buffer.from(message.payload).toString();
    if (workload === '') return;
    // The bus's clock may differ from ours: what it stored cannot be older than the bucket keeps it.
    const ageMs = Math.min(Math.max(this.#clock.wallMs() - message.timeMs, 0), lifeMs / 2);
    const untilMs = this.#clock.monotonicMs() + lifeMs - ageMs;
    const known = this.#reporters.get(workload);
    if (known !== undefined) known.untilMs = Math.max(known.untilMs, untilMs);
    else this.#add(workload, { untilMs, seenMs: undefined, writtenMs: undefined });
  }

  #add(workload: string, reporter: Reporter): void {
    if (this.#reporters.size >= maxReporters || workload.length > maxNameBytes) this.#overflow += 1;
    else this.#reporters.set(workload, reporter);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#forget();
      await this.#writeDue();
      this.#metrics.reporters.set(this.#reporters.size);
      await sleep(turnMs, signal).catch(() => undefined);
    }
  }

  #forget(): void {
    const nowMs = this.#clock.monotonicMs();
    const { isCaughtUp } = this.#reader;
    if (isCaughtUp && !this.#wasCaughtUp) {
      for (const each of this.#reporters.values()) each.untilMs = Math.max(each.untilMs, nowMs + reunionMs);
    }
    this.#wasCaughtUp = isCaughtUp;
    if (!isCaughtUp) return;
    for (const [workload, { untilMs }] of this.#reporters)
      if (untilMs <= nowMs) this.#reporters.delete(workload);
  }

  async #writeDue(): Promise<void> {
    for (const [workload, reporter] of this.#reporters) {
      if (this.#stopping.signal.aborted || !this.#bus.isConnected) return;
      if (this.#isDue(reporter)) await this.#write(workload, reporter);
    }
  }

  /** It reports here, and what the bucket has of it from here is older than the last entry by a minute. */
  #isDue({ seenMs, writtenMs }: Reporter): boolean {
    if (seenMs === undefined) return false;
    return (
      writtenMs === undefined || (seenMs > writtenMs && this.#clock.monotonicMs() - writtenMs >= renewAfterMs)
    );
  }

  async #write(workload: string, reporter: Reporter): Promise<void> {
    const key = `${this.#bus.context.name}.${createHash('sha256').update(workload).digest('hex').slice(0, 32)}`;
    const message = { subject: keySubject(reportersBucket, key), payload: Buffer.from(workload) };
    const startedMs = this.#clock.monotonicMs();
    try {
      await publishOnce(this.#bus, message, requestTimeoutMs);
      reporter.writtenMs = startedMs;
    } catch {
      // The next turn tries again; until then only this replica knows.
    }
  }
}
