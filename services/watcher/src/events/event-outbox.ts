import {
  encodeTotals,
  eventSubject,
  FencedError,
  headers,
  type Publisher,
  RefusedError,
  StoppedError,
  type Totals,
} from '@kestrel/bus';
import { fullJitterBackoff, type Logger, logFields, Notifier, sleep } from '@kestrel/service';
import type { Identity } from '../mapping/metadata.ts';
import type { WatcherMetrics } from '../metrics.ts';
import type { ChangeSink } from './change-tracker.ts';

export interface EventOutboxOptions {
  readonly publisher: Publisher;
  readonly totals: Totals;
  readonly log: Logger;
  readonly metrics: WatcherMetrics;
  /** Value of the header Kestrel-Source. */
  readonly source: string;
  readonly mayWrite: () => boolean;
  /** The last message of a subject on the bus. */
  readonly readLast: (subject: string) => Promise<Uint8Array | undefined>;
  readonly signal: AbortSignal;
}

/** An event that is not yet on the bus. */
interface Waiting {
  readonly messageType: string;
  readonly bytes: number;
  /** Undefined: there is nothing to send after all. */
  readonly payload: () => Promise<Uint8Array | undefined>;
}

/** What makes the subject of an event, besides the object's namespace and name. */
export interface EventType {
  /** As in the subject: `podstatuschange`. */
  readonly type: string;
  /** Full name of the message. */
  readonly messageType: string;
}

const maxWaitingBytes = 8 * 1024 * 1024;
/** What a deletion counts, whose message is made when it is its turn. */
const deletionBytes = 1_024;

/** Events on their way to the bus: each is stored once, those about one object in their order. */
export class EventOutbox {
  readonly #options: EventOutboxOptions;
  readonly #lanes = new Map<string, Waiting[]>();
  readonly #hasRoom = new Notifier();
  readonly #becomesIdle = new Notifier();
  #open = 0;
  #waitingBytes = 0;

  constructor(options: EventOutboxOptions) {
    this.#options = options;
  }

  /** Events not yet stored. */
  get size(): number {
    return this.#open;
  }

  /** Undefined while there is room for more. */
  room(): Promise<void> | undefined {
    return this.#waitingBytes < maxWaitingBytes ? undefined : this.#hasRoom.next();
  }

  /** Resolves when every event is stored. */
  whenIdle(): Promise<void> {
    return this.#open === 0 ? Promise.resolve() : this.#becomesIdle.next();
  }

  /** The sink of one kind of event. */
  sinkFor({ type, messageType }: EventType): ChangeSink {
    const subjectOf = ({ namespace, name }: Identity) => eventSubject({ type, namespace, name });
    return {
      send: (identity, payload) =>
        this.#add(subjectOf(identity), {
          messageType,
          bytes: payload.length,
          payload: async () => payload,
        }),
      sendAfterLast: (identity, toPayload) => {
        const subject = subjectOf(identity);
        const payload = async () => toPayload(await this.#options.readLast(subject));
        this.#add(subject, { messageType, bytes: deletionBytes, payload });
      },
      passOver: (cause) => {
        this.#options.totals.received(1);
        this.#passOver(cause);
      },
    };
  }

  #add(subject: string, event: Waiting): void {
    this.#options.totals.received(1);
    this.#count(1, event);
    const lane = this.#lanes.get(subject);
    if (lane) {
      lane.push(event);
      return;
    }
    const started = [event];
    this.#lanes.set(subject, started);
    void this.#drain(subject, started);
  }

  async #drain(subject: string, lane: Waiting[]): Promise<void> {
    for (let event = lane[0]; event !== undefined; event = lane[0]) {
      await this.#send(subject, event);
      this.#count(-1, event);
      lane.shift();
    }
    this.#lanes.delete(subject);
  }

  async #send(subject: string, event: Waiting): Promise<void> {
    const backoff = fullJitterBackoff({ baseMs: 250, maxMs: 10_000 });
    const { signal } = this.#options;
    while (!signal.aborted) {
      try {
        return await this.#publish(subject, event);
      } catch (error) {
        if (error instanceof FencedError || error instanceof StoppedError) break;
        if (error instanceof RefusedError && !error.retryable) return this.#lose(subject, error);
        if (!(error instanceof RefusedError) && !signal.aborted) {
          this.#options.log.error(
            { [logFields.error]: error, [logFields.subject]: subject },
            'event-write-failed',
          );
        }
        await sleep(backoff.next(), signal).catch(() => undefined);
      }
    }
    // The next leader finds the same change again.
    this.#passOver('handed-over');
  }

  async #publish(subject: string, event: Waiting): Promise<void> {
    const { publisher, totals, source, mayWrite, metrics } = this.#options;
    const payload = await event.payload();
    if (payload === undefined) return this.#passOver('obsolete');
    await publisher.room();
    await publisher.publish({
      subject,
      payload,
      headers: {
        [headers.type]: event.messageType,
        [headers.source]: source,
        [headers.count]: '1',
        [headers.totals]: encodeTotals(totals.snapshot()),
      },
      mayWrite,
    });
    totals.published(1);
    metrics.eventsPublished.inc({ type: event.messageType });
  }

  #passOver(cause: string): void {
    this.#options.totals.filtered(cause, 1);
    this.#options.metrics.eventsFiltered.inc({ cause });
  }

  #lose(subject: string, error: RefusedError): void {
    const { totals, log } = this.#options;
    totals.lost(`refused-${error.reason}`, 1);
    log.error({ [logFields.subject]: subject, [logFields.reason]: error.message }, 'event-refused');
  }

  #count(change: 1 | -1, { bytes }: Waiting): void {
    this.#open += change;
    this.#waitingBytes += change * bytes;
    this.#options.totals.setOpen(this.#open);
    this.#options.metrics.eventsQueuedBytes.set(this.#waitingBytes);
    if (this.#waitingBytes < maxWaitingBytes) this.#hasRoom.notify();
    if (this.#open === 0) this.#becomesIdle.notify();
  }
}
