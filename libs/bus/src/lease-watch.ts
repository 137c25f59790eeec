import { type Clock, type Component, systemClock } from '@kestrel/service';
import type { Bus } from './bus.ts';
import type { BusMessage } from './bus-message.ts';
import { natsHeaders } from './headers.ts';
import { askLast } from './read-last.ts';
import { readStream, type StreamReader } from './stream-reader.ts';
import { bucketStream, keySubject, leasesBucket, leaseTtlMs } from './stream-specs.ts';
import { toToken } from './subjects.ts';

export interface LeaseWatchOptions {
  /** Keys to watch, `*` for one token: `flow-collector.source.*`. */
  readonly keys: readonly string[];
  /** Called when somebody came or went. Must not throw. */
  readonly onChange?: () => void;
  /** Default: the system's. */
  readonly clock?: Clock;
}

/**
 * Who holds which leases, seen from outside. A holder that released is gone at once; one that was not heard of for a whole
 * TTL is gone when the bus confirms that it has forgotten the lease. So while the bus is away, or frozen, nobody goes.
 */
export interface LeaseWatch extends Component {
  /** Holder by key. */
  readonly holders: ReadonlyMap<string, string>;
  /** Every lease that was held at the start has been seen. */
  readonly isComplete: boolean;
}

/** Key of the lease that every source of telemetry holds while it lives. */
export function sourceLeaseKey(service: string, instance: string): string {
  return `${service}.source.${toToken(instance)}`;
}

/** Keys of the sources of a service, for `watchLeases`. */
export function sourceLeaseKeys(service: string): string {
  return `${service}.source.*`;
}

const lookEveryMs = 500;
/** An answer that took longer is that of a bus that was frozen meanwhile. */
const promptMs = 1_000;
const stream = bucketStream(leasesBucket);
const keyPrefix = keySubject(leasesBucket, '');

/** nats-server 2.9 announces no expiry: silence is noticed by the reader's monotonic clock, and then asked about. */
export function watchLeases(bus: Bus, options: LeaseWatchOptions): LeaseWatch {
  return new BucketLeaseWatch(bus, options);
}

class BucketLeaseWatch implements LeaseWatch {
  readonly name = 'lease-watch';
  readonly holders = new Map<string, string>();
  readonly #heard = new Map<string, { readonly sequence: number; atMs: number }>();
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #reader: StreamReader;
  #isComplete = false;
  #isStopped = false;
  #cancelTimer: () => void = () => undefined;
  #endListening: () => void = () => undefined;

  constructor(bus: Bus, { keys, onChange = () => undefined, clock = systemClock }: LeaseWatchOptions) {
    this.#bus = bus;
    this.#clock = clock;
    this.#onChange = onChange;
    this.#reader = readStream(bus, {
      stream,
      filterSubjects: keys.map((key) => keySubject(leasesBucket, key)),
      onMessage: (message) => this.#hear(message),
      onCaughtUp: () => {
        if (this.#isComplete) return;
        this.#isComplete = true;
        this.#onChange();
      },
    });
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  async start(signal: AbortSignal): Promise<void> {
    this.#endListening = this.#bus.onConnect(() => this.#startAnew());
    await this.#reader.start(signal);
    this.#scheduleLook();
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer();
    this.#endListening();
    await this.#reader.stop(deadline);
  }

  #hear(message: BusMessage): void {
    const key = message.subject.slice(keyPrefix.length);
    if (isReleased(message)) {
      this.#remove(key);
      return;
    }
    this.#heard.set(key, { sequence: message.sequence, atMs: this.#clock.monotonicMs() });
    const holder = Buffer.from(message.payload).toString();
    if (this.holders.get(key) === holder) return;
    this.holders.set(key, holder);
    if (this.#isComplete) this.#onChange();
  }

  #remove(key: string): void {
    this.#heard.delete(key);
    if (this.holders.delete(key) && this.#isComplete) this.#onChange();
  }

  #scheduleLook(): void {
    this.#cancelTimer = this.#clock.setTimer(lookEveryMs, () => void this.#look());
  }

  async #look(): Promise<void> {
    const silentSinceMs = this.#clock.monotonicMs() - leaseTtlMs;
    const silent = [...this.#heard].filter(([, { atMs }]) => atMs < silentSinceMs);
    for (const [key, { sequence }] of silent) await this.#verify(key, sequence);
    if (!this.#isStopped) this.#scheduleLook();
  }

  async #verify(key: string, sequence: number): Promise<void> {
    const askedMs = this.#clock.monotonicMs();
    try {
      const last = await askLast(this.#bus, stream, keySubject(leasesBucket, key));
      if (this.#isStopped || this.#heard.get(key)?.sequence !== sequence) return;
      if (last && last.sequence > sequence) this.#hear(last);
      else if (this.#clock.monotonicMs() - askedMs > promptMs) this.#startAnew();
      else if (!last || isReleased(last)) this.#remove(key);
    } catch {
      this.#startAnew();
    }
  }

  /** While the bus was away no holder could renew: each gets a whole TTL to do so. */
  #startAnew(): void {
    const atMs = this.#clock.monotonicMs();
    for (const heard of this.#heard.values()) heard.atMs = atMs;
  }
}

const isReleased = (message: BusMessage): boolean =>
  message.header(natsHeaders.keyValueOperation) !== undefined;
