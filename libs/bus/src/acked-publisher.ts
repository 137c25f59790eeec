import { fullJitterBackoff, Notifier, untilAborted } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { FencedError, type Refusal, RefusedError, StoppedError, WrongSequenceError } from './errors.ts';
import { headers as names } from './headers.ts';
import type { Msg } from './nats-client.ts';
import { parsePublishAnswer, type Stored } from './publish-ack.ts';
import { createPublishEntry, type PublishEntry, type PublishRequest } from './publish-entry.ts';
import { createPublishHealth, type PublishHealth } from './publish-health.ts';
import type { Publisher, PublisherOptions } from './publisher.ts';
import { readLast } from './read-last.ts';

/** Age in milliseconds at which an acknowledgement counts as missing. */
const ackTimeoutMs = 5_000;
const overdueAfterMs = 10_000;
const sweepIntervalMs = 1_000;

export function createPublisher(bus: Bus, options: PublisherOptions): Publisher {
  return new AckedPublisher(bus, options);
}

class AckedPublisher implements Publisher {
  readonly name = 'publisher';
  readonly #bus: Bus;
  readonly #maxBytes: number;
  readonly #health: PublishHealth;
  readonly #stopping = new AbortController();
  readonly #open = new Set<PublishEntry>();
  readonly #listening: (() => void)[] = [];
  /** In the order of the calls; those before `#next` are written or settled. */
  #waiting: PublishEntry[] = [];
  #next = 0;
  #count = 0;
  #openBytes = 0;
  #writtenBytes = 0;
  #isPumpDue = false;
  #isProbing = false;
  readonly #hasRoom = new Notifier();
  readonly #becomesEmpty = new Notifier();

  constructor(bus: Bus, { maxBytesInFlight }: PublisherOptions) {
    this.#bus = bus;
    this.#maxBytes = maxBytesInFlight;
    this.#health = createPublishHealth(bus.condition('publish'));
  }

  get openBytes(): number {
    return this.#openBytes;
  }

  async start(): Promise<void> {
    const sweep = setInterval(() => this.#sweep(), sweepIntervalMs);
    this.#listening.push(
      this.#bus.onConnect(() => this.#rewrite(() => true)),
      this.#bus.onPublishDenied((subject) => this.#onDenied(subject)),
      () => clearInterval(sweep),
    );
    this.#schedulePump();
  }

  async stop(deadline: AbortSignal): Promise<void> {
    if (this.#open.size > 0) await untilAborted(this.#becomesEmpty.next(), deadline).catch(() => undefined);
    this.#stopping.abort();
    for (const end of this.#listening.splice(0)) end();
    for (const entry of this.#open) this.#settle(entry, new StoppedError(entry.request.subject));
  }

  room(): Promise<void> | undefined {
    return this.#openBytes < this.#maxBytes ? undefined : this.#hasRoom.next();
  }

  publish(request: PublishRequest): Promise<Stored> {
    if (this.#stopping.signal.aborted) return Promise.reject(new StoppedError(request.subject));
    try {
      return this.#accept(request);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #accept(request: PublishRequest): Promise<Stored> {
    this.#count += 1;
    const { entry, promise } = createPublishEntry(request, this.#count, this.#bus.context.instance);
    this.#open.add(entry);
    this.#openBytes += entry.size;
    this.#waiting.push(entry);
    this.#schedulePump();
    return promise;
  }

  /** Once for all that is published in a turn of the event loop: a write to the socket costs more than a message. */
  #schedulePump(): void {
    if (this.#isPumpDue || this.#next === this.#waiting.length) return;
    this.#isPumpDue = true;
    setImmediate(() => {
      this.#isPumpDue = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#bus.isConnected) {
      const entry = this.#waiting[this.#next];
      if (entry === undefined) break;
      const fits = this.#writtenBytes === 0 || this.#writtenBytes + entry.size <= this.#maxBytes;
      if (entry.state === 'waiting' && !fits) break;
      this.#next += 1;
      if (entry.state === 'waiting') this.#tryToWrite(entry);
    }
    if (this.#next === this.#waiting.length || this.#next > 4_096) {
      this.#waiting.splice(0, this.#next);
      this.#next = 0;
    }
  }

  #tryToWrite(entry: PublishEntry): void {
    try {
      this.#write(entry);
    } catch (error) {
      this.#settle(entry, error instanceof Error ? error : new Error(String(error)));
    }
  }

  #write(entry: PublishEntry): void {
    const { subject, payload, mayWrite } = entry.request;
    if (mayWrite?.() === false) throw new FencedError(subject);
    const { maxPayload } = this.#bus;
    if (entry.size > maxPayload) {
      const text = `${entry.size} bytes, at most ${maxPayload} fit`;
      this.#refuse(entry, { reason: 'too-large', retryable: false, text });
      return;
    }
    entry.reply ??= this.#bus.openReply((answer) => this.#onAnswer(entry, answer));
    entry.state = 'written';
    entry.writtenAtMs = performance.now();
    entry.tries += 1;
    this.#writtenBytes += entry.size;
    if (entry.tries > 1) this.#bus.metrics.publishRetries.inc();
    this.#bus.send({ subject, payload, headers: entry.headers, reply: entry.reply.subject });
  }

  #onAnswer(entry: PublishEntry, message: Msg): void {
    if (entry.state === 'settled') return;
    const answer = parsePublishAnswer(message);
    if (answer.kind === 'stored') this.#settle(entry, answer.stored);
    else if (answer.kind === 'refused') this.#refuse(entry, answer.refusal);
    else if (answer.kind === 'unavailable') this.#pause(entry);
    else void this.#resolveConflict(entry, answer.stream);
  }

  /** A first copy, whose acknowledgement was lost, makes its retry a conflict: the stored message tells. */
  async #resolveConflict(entry: PublishEntry, stream: string): Promise<void> {
    const { subject } = entry.request;
    this.#leaveFlight(entry, 'paused');
    try {
      const last = await readLast(this.#bus, stream, subject, this.#stopping.signal);
      const isOwn = last?.header(names.intent) === entry.intent;
      this.#settle(
        entry,
        last && isOwn
          ? { stream, sequence: last.sequence, duplicate: true }
          : new WrongSequenceError(subject, last),
      );
    } catch {
      this.#pause(entry);
    }
  }

  #refuse(entry: PublishEntry, refusal: Refusal): void {
    const { subject } = entry.request;
    this.#bus.metrics.publishRefusals.inc({ reason: refusal.reason });
    this.#health.refused(subject, refusal);
    this.#settle(entry, new RefusedError(subject, refusal));
  }

  #onDenied(subject: string): void {
    const refusal: Refusal = {
      reason: 'permission',
      retryable: false,
      text: 'this identity may not publish there',
    };
    for (const entry of this.#open) if (entry.request.subject === subject) this.#refuse(entry, refusal);
  }

  #pause(entry: PublishEntry): void {
    if (entry.state === 'settled') return;
    this.#leaveFlight(entry, 'paused');
    entry.backoff ??= fullJitterBackoff({ baseMs: 200, maxMs: 5_000 });
    setTimeout(() => this.#enqueue([entry]), entry.backoff.next());
  }

  /** Writes again, in the order of the calls, those written messages that are chosen. */
  #rewrite(isChosen: (entry: PublishEntry) => boolean): void {
    const chosen = [...this.#open].filter((entry) => entry.state === 'written' && isChosen(entry));
    for (const entry of chosen) this.#leaveFlight(entry, 'paused');
    this.#enqueue(chosen);
  }

  #enqueue(entries: readonly PublishEntry[]): void {
    const back = entries.filter((entry) => entry.state === 'paused');
    for (const entry of back) entry.state = 'waiting';
    if (back.length > 0) {
      this.#waiting = [...back, ...this.#waiting.slice(this.#next)].sort((a, b) => a.number - b.number);
      this.#next = 0;
    }
    this.#schedulePump();
  }

  #sweep(): void {
    this.#bus.metrics.publishInFlight.set(this.#writtenBytes);
    const nowMs = performance.now();
    const oldest = this.#firstWrittenBefore(nowMs - ackTimeoutMs);
    const isLate = oldest && (oldest.tries > 1 || oldest.writtenAtMs < nowMs - overdueAfterMs);
    this.#health.overdue(isLate ? oldest.request.subject : undefined);
    if (oldest && this.#bus.isConnected && !this.#isProbing) void this.#probe(nowMs - ackTimeoutMs);
  }

  #firstWrittenBefore(timeMs: number): PublishEntry | undefined {
    for (const entry of this.#open) if (entry.tries > 0 && entry.writtenAtMs < timeMs) return entry;
    return undefined;
  }

  /** A server that answers a ping has read what was written before it: only then a second copy may follow. */
  async #probe(writtenBeforeMs: number): Promise<void> {
    this.#isProbing = true;
    try {
      await this.#bus.flush();
      this.#rewrite((entry) => entry.writtenAtMs < writtenBeforeMs);
    } catch {
      // The connection ended: everything is written again on the next one.
    } finally {
      this.#isProbing = false;
    }
  }

  #leaveFlight(entry: PublishEntry, state: PublishEntry['state']): void {
    if (entry.state === 'written') this.#writtenBytes -= entry.size;
    entry.state = state;
  }

  #settle(entry: PublishEntry, result: Stored | Error): void {
    this.#leaveFlight(entry, 'settled');
    this.#open.delete(entry);
    this.#openBytes -= entry.size;
    entry.reply?.close();
    if (result instanceof Error) entry.reject(result);
    else {
      this.#bus.metrics.published.inc();
      this.#health.stored(entry.request.subject);
      entry.resolve(result);
    }
    this.#schedulePump();
    if (this.#openBytes < this.#maxBytes) this.#hasRoom.notify();
    if (this.#open.size === 0) this.#becomesEmpty.notify();
  }
}
