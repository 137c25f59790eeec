import { randomBytes } from 'node:crypto';
import type { Component } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { type BusMessage, DeliveredMessage, parseAckSubject } from './bus-message.ts';
import { askJetStream, type ConsumerInfo, type StreamInfo } from './jetstream-api.ts';
import type { PullLimits, PullSession } from './pull-session.ts';
import { createStreamLoop, type StreamLoop } from './stream-loop.ts';
import type { RecreatedStream, StreamPosition } from './stream-position.ts';
import { coveringFilter, isCovered } from './subjects.ts';

export interface ReadStreamOptions {
  readonly stream: string;
  /** Default: everything. */
  readonly filterSubjects?: readonly string[];
  /** Default 1, the beginning. */
  readonly fromSequence?: number;
  /** How many messages are asked for at once: what may wait here unhandled. Default 1,000; never more than 16 MiB. */
  readonly pullMessages?: number;
  /**
   * Called in order, each message once. What it returns is awaited, and nothing more is asked of the server meanwhile.
   * What it throws is logged and counted, and the next message follows: a message at fault is the handler's to judge.
   */
  readonly onMessage: (message: BusMessage) => void | Promise<void>;
  /**
   * Everything up to `lastSequence` was handled and the server had nothing more; at the first start and again after
   * each reconnect.
   */
  readonly onCaughtUp?: (lastSequence: number) => void | Promise<void>;
  /** What comes next is from the beginning of the stream as it is now. */
  readonly onRecreated?: (info: RecreatedStream) => void | Promise<void>;
}

/**
 * Reads a stream from a sequence on and goes on reading: in order, without a gap, over reconnects, lost consumers and
 * a stream made anew. Missing stream sequences are no gap: they were superseded, purged, or belong to other subjects.
 */
export interface StreamReader extends Component {
  /** Nothing was pending when last looked, and the connection has been there since. */
  readonly isCaughtUp: boolean;
  /** Stream sequence of the last message handled; 0: none. */
  readonly lastSequence: number;
}

const defaultPullMessages = 1_000;
const maxPullBytes = 16 * 1024 * 1024;
/** The server forgets the consumer this long after the last request; there is no right to delete it. */
const inactiveThresholdMs = 60_000;
const nanosecondsPerMs = 1_000_000;

export function readStream(bus: Bus, options: ReadStreamOptions): StreamReader {
  return new OrderedReader(bus, options);
}

class OrderedReader implements StreamReader {
  readonly name: string;
  readonly #bus: Bus;
  readonly #options: ReadStreamOptions;
  readonly #filter: string | undefined;
  readonly #loop: StreamLoop;
  readonly #position: StreamPosition;
  readonly #reads: { inc(): void };
  readonly #pullLimits: PullLimits;
  #isCaughtUp = false;
  /** Last sequence of a stream that had nothing to deliver when the consumer was made. */
  #caughtUpAtOpening: number | undefined;

  constructor(bus: Bus, options: ReadStreamOptions) {
    this.#bus = bus;
    this.#options = options;
    this.name = `reader-${options.stream}`;
    this.#pullLimits = { maxMessages: options.pullMessages ?? defaultPullMessages, maxBytes: maxPullBytes };
    this.#reads = bus.metrics.read.labels({ stream: options.stream });
    this.#filter = coveringFilter(options.filterSubjects ?? []);
    this.#position = { created: undefined, sequence: (options.fromSequence ?? 1) - 1 };
    this.#loop = createStreamLoop(bus, {
      name: this.name,
      stream: options.stream,
      position: this.#position,
      openConsumer: (info) => this.#openConsumer(info),
      read: (session, info) => this.#read(session, info),
      onRecreated: (info) => this.#loop.guard(() => options.onRecreated?.(info)),
    });
  }

  get isCaughtUp(): boolean {
    return this.#isCaughtUp && this.#bus.isConnected;
  }

  get lastSequence(): number {
    return this.#position.sequence;
  }

  async start(): Promise<void> {
    this.#loop.start();
  }

  stop(deadline: AbortSignal): Promise<void> {
    return this.#loop.stop(deadline);
  }

  async #openConsumer({ state }: StreamInfo): Promise<string> {
    const { stream } = this.#options;
    const name = `${this.#bus.context.name}-${randomBytes(8).toString('hex')}`;
    const filter = this.#filter === undefined ? {} : { filter_subject: this.#filter };
    const operation = ['CONSUMER.CREATE', stream, name, ...Object.values(filter)].join('.');
    const consumer = await askJetStream<ConsumerInfo>(this.#bus, operation, {
      stream_name: stream,
      config: {
        name,
        deliver_policy: 'by_start_sequence',
        opt_start_seq: this.#position.sequence + 1,
        ack_policy: 'none',
        max_deliver: 1,
        replay_policy: 'instant',
        inactive_threshold: inactiveThresholdMs * nanosecondsPerMs,
        mem_storage: true,
        num_replicas: 1,
        ...filter,
      },
    });
    this.#caughtUpAtOpening = consumer.num_pending === 0 ? state.last_seq : undefined;
    return name;
  }

  async #read(session: PullSession, info: StreamInfo): Promise<void> {
    try {
      if (this.#caughtUpAtOpening !== undefined) await this.#caughtUp(this.#caughtUpAtOpening);
      await this.#readAll(session, info);
    } finally {
      this.#isCaughtUp = false;
    }
  }

  async #readAll(session: PullSession, info: StreamInfo): Promise<void> {
    const stream = { name: this.#options.stream, created: info.created };
    let deliveries = 0;
    while (session.ended === undefined) {
      session.pull(this.#pullLimits);
      await session.wait();
      for (const raw of session.take()) {
        deliveries += 1;
        const facts = parseAckSubject(raw.reply);
        if (facts?.consumerSequence !== deliveries) return session.end('gap');
        const handling = this.#handle(new DeliveredMessage(raw, facts, stream));
        if (handling !== undefined) await handling;
        if (session.ended === 'stopped') return;
      }
      // The last pending messages may have been purged before they were delivered.
      if (session.isIdle && !this.#isCaughtUp) await this.#caughtUp(this.#position.sequence);
    }
  }

  /** Undefined when done at once. */
  #handle(message: BusMessage): Promise<void> | undefined {
    if (!this.#isWanted(message.subject)) return this.#advance(message);
    const handling = this.#loop.guard(() => this.#options.onMessage(message));
    if (handling === undefined) return this.#advance(message);
    return handling.then(() => this.#advance(message));
  }

  #advance({ sequence, pending }: BusMessage): Promise<void> | undefined {
    this.#position.sequence = sequence;
    this.#reads.inc();
    return pending === 0 && !this.#isCaughtUp ? this.#caughtUp(sequence) : undefined;
  }

  #isWanted(subject: string): boolean {
    const { filterSubjects = [] } = this.#options;
    return filterSubjects.length <= 1 || filterSubjects.some((filter) => isCovered(subject, filter));
  }

  async #caughtUp(lastSequence: number): Promise<void> {
    this.#isCaughtUp = true;
    await this.#loop.guard(() => this.#options.onCaughtUp?.(lastSequence));
  }
}
