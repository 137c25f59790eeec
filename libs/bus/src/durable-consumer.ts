import type { Component } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { type BusMessage, DeliveredMessage, parseAckSubject } from './bus-message.ts';
import { createDeliveryAcks, type DeliveryAcks } from './delivery-acks.ts';
import { ensureDurable, readAckFloor } from './durable-config.ts';
import type { StreamInfo } from './jetstream-api.ts';
import type { Msg } from './nats-client.ts';
import type { Publisher } from './publisher.ts';
import type { PullSession } from './pull-session.ts';
import { quarantine } from './quarantine.ts';
import { createStreamLoop, type StreamLoop } from './stream-loop.ts';
import type { RecreatedStream, StreamPosition } from './stream-position.ts';
import { coveringFilter, isCovered } from './subjects.ts';

/** One message to work on. It stays open, and the server is told so, until it is acknowledged or fails for good. */
export interface Delivery {
  readonly message: BusMessage;
  /** Which try of this process it is; 1 at first. */
  readonly attempt: number;
  /**
   * Says that the work is done and stored. Resolves true when the server has proven the acknowledgement, or the stream
   * it came from is gone; false when the consumer was stopped before that: then it may be delivered again.
   */
  ack(): Promise<boolean>;
  /**
   * Says that the message is at fault. It is tried again after a pause, and after the fifth try put into quarantine
   * with the reason. What throws out of `onMessage` counts as the same. Not for what only has to wait: that stays open.
   */
  fail(reason: string): void;
}

export interface ConsumeOptions {
  readonly stream: string;
  readonly durable: string;
  /** Default: everything. What a filter leaves out is acknowledged unseen. */
  readonly filterSubjects?: readonly string[];
  readonly ackWaitMs: number;
  /** Bound of the deliveries open at a time. */
  readonly maxAckPending: number;
  /** Called in order for first tries; what it returns is awaited before the next. */
  readonly onMessage: (delivery: Delivery) => void | Promise<void>;
  /** What was open belongs to a stream that is gone; what comes next is from the beginning of the new one. */
  readonly onRecreated?: (info: RecreatedStream) => void | Promise<void>;
}

/**
 * Works off a stream with proof. A delivery that comes again while it is open, or after its acknowledgement, is not
 * handed out a second time by the same process; another process may see it again. A consumer that was deleted is made
 * again from the last acknowledged message that this process knows.
 */
export interface DurableConsumer extends Component {
  /** Deliveries without a proven acknowledgement. */
  readonly open: number;
}

const maxTries = 5;
const maxBatch = 256;
const maxBatchBytes = 16 * 1024 * 1024;
const tickMs = 1_000;

/** `publisher` takes what goes into quarantine. */
export function consumeDurable(bus: Bus, publisher: Publisher, options: ConsumeOptions): DurableConsumer {
  return new AckingConsumer(bus, publisher, options);
}

class AckingConsumer implements DurableConsumer {
  readonly name: string;
  readonly #bus: Bus;
  readonly #publisher: Publisher;
  readonly #options: ConsumeOptions;
  readonly #filter: string | undefined;
  readonly #loop: StreamLoop;
  readonly #acks: DeliveryAcks;
  readonly #stopping = new AbortController();
  readonly #position: StreamPosition = { created: undefined, sequence: 0 };
  #session: PullSession | undefined;
  #ticker: NodeJS.Timeout | undefined;

  constructor(bus: Bus, publisher: Publisher, options: ConsumeOptions) {
    const { stream, durable, ackWaitMs, filterSubjects = [] } = options;
    this.#bus = bus;
    this.#publisher = publisher;
    this.#options = options;
    this.name = `consumer-${durable}`;
    this.#filter = coveringFilter(filterSubjects);
    this.#acks = createDeliveryAcks(bus, {
      ackWaitMs,
      onRedelivery: () => bus.metrics.redeliveries.inc({ stream }),
      onSettled: () => this.#session?.wake(),
    });
    this.#loop = createStreamLoop(bus, {
      name: this.name,
      stream,
      position: this.#position,
      openConsumer: (info) => this.#openConsumer(info),
      read: (session, info) => this.#readAll(session, info),
      onRecreated: (info) => this.#onRecreated(info),
    });
  }

  get open(): number {
    return this.#acks.open;
  }

  async start(): Promise<void> {
    const { stream, durable } = this.#options;
    this.#loop.start();
    this.#ticker = setInterval(() => {
      // Without an answer the next tick asks again.
      this.#acks.tick(() => readAckFloor(this.#bus, stream, durable)).catch(() => undefined);
    }, tickMs);
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#stopping.abort();
    await this.#loop.stop(deadline);
    clearInterval(this.#ticker);
    this.#acks.release();
  }

  async #openConsumer(info: StreamInfo): Promise<string> {
    const { durable } = this.#options;
    const startSequence = this.#acks.lowestOpen ?? this.#position.sequence + 1;
    await ensureDurable(this.#bus, { ...this.#options, filter: this.#filter }, { info, startSequence });
    return durable;
  }

  async #onRecreated(info: RecreatedStream): Promise<void> {
    this.#acks.forgetAll();
    await this.#loop.guard(() => this.#options.onRecreated?.(info));
  }

  async #readAll(session: PullSession, info: StreamInfo): Promise<void> {
    const { maxAckPending } = this.#options;
    this.#session = session;
    while (session.ended === undefined) {
      const maxMessages = Math.min(maxBatch, maxAckPending - this.#acks.open);
      session.pull({ maxMessages, maxBytes: maxBatchBytes });
      await session.wait();
      for (const message of session.take()) {
        await this.#onDelivery(message, info);
        if (session.ended === 'stopped') return;
      }
    }
  }

  async #onDelivery(raw: Msg, { created }: StreamInfo): Promise<void> {
    const { stream, filterSubjects = [] } = this.#options;
    const facts = parseAckSubject(raw.reply);
    if (facts === undefined || raw.reply === undefined) return;
    const message = new DeliveredMessage(raw, facts, { name: stream, created });
    this.#position.sequence = Math.max(this.#position.sequence, message.sequence);
    if (!this.#acks.admit(message.sequence, raw.reply)) return;
    this.#bus.metrics.read.inc({ stream });
    const isWanted =
      filterSubjects.length <= 1 || filterSubjects.some((filter) => isCovered(raw.subject, filter));
    if (isWanted) await this.#try(message, 1);
    else void this.#acks.ack(message.sequence);
  }

  async #try(message: BusMessage, attempt: number): Promise<void> {
    let hasFailed = false;
    const fail = (reason: string) => {
      if (hasFailed || !this.#acks.isOpen(message.sequence)) return;
      hasFailed = true;
      this.#onFailure(message, attempt, reason);
    };
    const ack = () => this.#acks.ack(message.sequence);
    const error = await this.#loop.guard(() => this.#options.onMessage({ message, attempt, ack, fail }));
    if (error !== undefined) fail(error instanceof Error ? error.message : String(error));
  }

  #onFailure(message: BusMessage, attempt: number, reason: string): void {
    if (attempt >= maxTries) {
      void this.#quarantine(message, reason);
      return;
    }
    const pauseMs = 250 * 2 ** attempt * (0.5 + Math.random());
    setTimeout(() => {
      const isCurrent = this.#acks.isOpen(message.sequence) && !this.#stopping.signal.aborted;
      if (isCurrent) void this.#try(message, attempt + 1);
    }, pauseMs);
  }

  async #quarantine(message: BusMessage, reason: string): Promise<void> {
    try {
      await quarantine(this.#bus, this.#publisher, { message, reason, signal: this.#stopping.signal });
      await this.#acks.ack(message.sequence);
    } catch (error) {
      // Stopped meanwhile: the message stays on the bus, and the next process judges it anew.
      if (!this.#stopping.signal.aborted) throw error;
    }
  }
}
