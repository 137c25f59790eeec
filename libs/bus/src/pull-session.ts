import { randomBytes } from 'node:crypto';
import { Notifier } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { type Msg, type Subscription, statusOf } from './nats-client.ts';

/** Why a session ended; a new one on a verified consumer follows. */
export type SessionEnd = 'disconnected' | 'silent' | 'consumer-gone' | 'gap' | 'stopped';

export interface PullSessionOptions {
  readonly stream: string;
  readonly consumer: string;
}

export interface PullLimits {
  readonly maxMessages: number;
  readonly maxBytes: number;
}

/**
 * One consumer's messages over one connection: asks for a batch, hands out what comes, and ends itself when the
 * connection, the consumer or the server's heartbeats are gone. One request at a time, so what is held here is bounded
 * by its limits. Used by one loop: `take`, handle, `pull`, `wait`.
 */
export interface PullSession {
  /** Why it ended, once it has. */
  readonly ended: SessionEnd | undefined;
  /** The server waits for messages and has none. */
  readonly isIdle: boolean;
  /** What has come since the last call. */
  take(): Msg[];
  /** Asks for more, unless a request is under way. */
  pull(limits: PullLimits): void;
  /** Resolves at the next message, heartbeat, end of a request, `wake`, or end of the session. */
  wait(): Promise<void>;
  wake(): void;
  end(reason: SessionEnd): void;
}

const heartbeatMs = 2_000;
const silenceMs = 3 * heartbeatMs;
const pullExpiresMs = 60_000;
const nanosecondsPerMs = 1_000_000;

export function openPullSession(bus: Bus, options: PullSessionOptions): PullSession {
  return new Session(bus, options);
}

class Session implements PullSession {
  readonly #bus: Bus;
  readonly #subject: string;
  readonly #inbox: string;
  readonly #subscription: Subscription;
  readonly #watch: NodeJS.Timeout;
  readonly #forgetConnect: () => void;
  #received: Msg[] = [];
  readonly #news = new Notifier();
  #pulls = 0;
  /** Messages still to come of the request under way; 0: none is. */
  #outstanding = 0;
  #lastHeardMs = 0;
  #isIdle = false;
  #ended: SessionEnd | undefined;

  constructor(bus: Bus, { stream, consumer }: PullSessionOptions) {
    this.#bus = bus;
    this.#subject = `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`;
    this.#inbox = `${bus.config.inboxPrefix}.${randomBytes(8).toString('hex')}`;
    this.#subscription = bus.subscribe(`${this.#inbox}.*`, (message) => this.#onMessage(message));
    this.#watch = setInterval(() => this.#checkSilence(), heartbeatMs / 2);
    this.#forgetConnect = bus.onConnect(() => this.end('disconnected'));
  }

  get ended(): SessionEnd | undefined {
    return this.#ended;
  }

  get isIdle(): boolean {
    return this.#isIdle && this.#received.length === 0;
  }

  take(): Msg[] {
    const messages = this.#received;
    this.#received = [];
    return messages;
  }

  pull({ maxMessages, maxBytes }: PullLimits): void {
    if (this.#outstanding > 0 || this.#ended !== undefined || maxMessages <= 0 || !this.#bus.isConnected)
      return;
    this.#pulls += 1;
    this.#outstanding = maxMessages;
    this.#isIdle = false;
    this.#lastHeardMs = performance.now();
    const request = {
      batch: maxMessages,
      max_bytes: maxBytes,
      expires: pullExpiresMs * nanosecondsPerMs,
      idle_heartbeat: heartbeatMs * nanosecondsPerMs,
    };
    this.#bus.send({
      subject: this.#subject,
      payload: Buffer.from(JSON.stringify(request)),
      reply: this.#pullSubject(),
    });
  }

  wait(): Promise<void> {
    if (this.#received.length > 0 || this.#ended !== undefined) return Promise.resolve();
    return this.#news.next();
  }

  wake(): void {
    this.#news.notify();
  }

  end(reason: SessionEnd): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    clearInterval(this.#watch);
    this.#forgetConnect();
    this.#subscription.unsubscribe();
    this.wake();
  }

  #onMessage(message: Msg): void {
    this.#lastHeardMs = performance.now();
    if (message.subject.startsWith(this.#inbox)) {
      // A status of an earlier request is history.
      if (message.subject === this.#pullSubject()) this.#onStatus(statusOf(message));
    } else {
      this.#received.push(message);
      this.#isIdle = false;
      if (this.#outstanding > 0) this.#outstanding -= 1;
    }
    this.wake();
  }

  #onStatus(status: ReturnType<typeof statusOf>): void {
    if (status?.code === 100) {
      this.#isIdle = true;
      return;
    }
    this.#outstanding = 0;
    // Anything but the regular end of a request makes the consumer worth a look.
    const isRegular =
      status?.code === 404 || status?.code === 408 || /MaxBytes|Completed/i.test(status?.text ?? '');
    if (!isRegular) this.end('consumer-gone');
  }

  #checkSilence(): void {
    if (!this.#bus.isConnected) this.end('disconnected');
    else if (this.#outstanding > 0 && performance.now() - this.#lastHeardMs > silenceMs) this.end('silent');
  }

  #pullSubject(): string {
    return `${this.#inbox}.${this.#pulls}`;
  }
}
