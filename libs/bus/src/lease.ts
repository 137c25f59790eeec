import {
  type Clock,
  type Component,
  type HealthCondition,
  logFields,
  sleep,
  systemClock,
  untilAborted,
} from '@kestrel/service';
import type { Bus } from './bus.ts';
import type { BusMessage } from './bus-message.ts';
import { WrongSequenceError } from './errors.ts';
import { natsHeaders } from './headers.ts';
import { publishOnce } from './publish-once.ts';
import { askLast } from './read-last.ts';
import { bucketStream, keySubject, leasesBucket, leaseTtlMs } from './stream-specs.ts';

export interface LeaseOptions {
  /** `<service>` or `<service>.<what>`, in the bucket kestrel_leases. */
  readonly key: string;
  /** Its name in health, metrics, status and log, where the key names a process. Default: the key. */
  readonly label?: string;
  /** Names this process and no other; `context.instance`. */
  readonly holder: string;
  /** Called when this process becomes the holder. Must not throw. */
  readonly onAcquired: () => void;
  /** Called once for each onAcquired, as soon as the lease may be another's. Must not throw. */
  readonly onLost: () => void;
  /** Default: the system's. */
  readonly clock?: Clock;
}

/**
 * The right to be the only one that does something, held by one process at a time. A holder that cannot renew it, or was
 * paused, loses it by its own clock before the bus gives it to another.
 */
export interface Lease extends Component {
  /** Judged at each call: after a pause it is false at once. */
  isHeld(): boolean;
  /** Who holds it, as last seen on the bus; undefined: nobody, or not known. */
  readonly holder: string | undefined;
}

/** What the holder leaves unused of it, for clocks that do not run alike. */
const safetyMs = 500;
const renewEveryMs = 1_500;
const tryEveryMs = 1_000;
const retryEveryMs = 250;
const requestTimeoutMs = 1_000;

export function createLease(bus: Bus, options: LeaseOptions): Lease {
  return new BucketLease(bus, options);
}

class BucketLease implements Lease {
  readonly name: string;
  readonly #label: string;
  readonly #bus: Bus;
  readonly #options: LeaseOptions;
  readonly #clock: Clock;
  readonly #subject: string;
  readonly #condition: HealthCondition;
  readonly #stopping = new AbortController();
  #finished: Promise<void> = Promise.resolve();
  #holder: string | undefined;
  /** Of our own last write, while we hold it. */
  #sequence = 0;
  #heldUntilMs = 0;
  /** Between onAcquired and onLost. */
  #isHolder = false;
  #cancelExpiry: (() => void) | undefined;

  constructor(bus: Bus, options: LeaseOptions) {
    this.#bus = bus;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#subject = keySubject(leasesBucket, options.key);
    this.#label = options.label ?? options.key;
    this.name = `lease-${this.#label}`;
    this.#condition = bus.condition(this.name);
    bus.metrics.leaseHeld.set({ lease: this.#label }, 0);
    bus.context.status.section(this.name, () => ({ held: this.isHeld(), holder: this.#holder }));
  }

  get holder(): string | undefined {
    return this.#holder;
  }

  isHeld(): boolean {
    return this.#isHolder && this.#clock.monotonicMs() < this.#heldUntilMs;
  }

  async start(): Promise<void> {
    this.#finished = this.#run();
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#stopping.abort();
    await untilAborted(this.#finished, deadline).catch(() => undefined);
    const wasHeld = this.isHeld();
    this.#lose('stopped');
    this.#condition.ok('given up');
    if (!wasHeld) return;
    this.#holder = undefined;
    const released = this.#release().catch(() => undefined);
    await untilAborted(released, deadline).catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const pauseMs = await this.#turn();
      await sleep(pauseMs, signal).catch(() => undefined);
    }
  }

  /** Renews or tries to acquire, once. Returns the pause until the next turn in milliseconds. */
  async #turn(): Promise<number> {
    if (!this.isHeld()) this.#lose('not renewed in time');
    try {
      if (!this.#isHolder) await this.#tryToAcquire();
      else await this.#write(this.#sequence);
      this.#condition.ok(this.#isHolder ? 'held' : `held by ${this.#holder}`);
      return this.#isHolder ? renewEveryMs : tryEveryMs;
    } catch (error) {
      if (error instanceof WrongSequenceError) return this.#onConflict();
      this.#condition.degraded(error instanceof Error ? error.message : String(error));
      return retryEveryMs;
    }
  }

  /** The last write is not the one we know: another's, or one of ours whose acknowledgement was lost. */
  async #onConflict(): Promise<number> {
    const last = await this.#readHolder().catch(() => undefined);
    if (this.#holder === this.#options.holder && last) this.#sequence = last.sequence;
    else if (last) this.#lose(`held by ${this.#holder}`);
    return this.#isHolder ? 0 : tryEveryMs;
  }

  async #tryToAcquire(): Promise<void> {
    const last = await this.#readHolder();
    const isFree = this.#holder === undefined || this.#holder === this.#options.holder;
    if (isFree && !this.#stopping.signal.aborted) await this.#write(last?.sequence ?? 0);
  }

  async #readHolder(): Promise<BusMessage | undefined> {
    const last = await askLast(this.#bus, bucketStream(leasesBucket), this.#subject);
    const isReleased = last?.header(natsHeaders.keyValueOperation) !== undefined;
    this.#holder = last && !isReleased ? Buffer.from(last.payload).toString() : undefined;
    return last;
  }

  async #write(expected: number): Promise<void> {
    const sentMs = this.#clock.monotonicMs();
    const { holder } = this.#options;
    const message = {
      subject: this.#subject,
      payload: Buffer.from(holder),
      expectLastSubjectSequence: expected,
    };
    this.#sequence = await publishOnce(this.#bus, message, requestTimeoutMs);
    this.#holder = holder;
    // The bus counts from the arrival, we from before the sending: we lose it first.
    this.#hold(sentMs + leaseTtlMs - safetyMs);
  }

  async #release(): Promise<void> {
    const message = {
      subject: this.#subject,
      payload: new Uint8Array(),
      headers: { [natsHeaders.keyValueOperation]: 'DEL' },
      expectLastSubjectSequence: this.#sequence,
    };
    await publishOnce(this.#bus, message, requestTimeoutMs);
  }

  #hold(untilMs: number): void {
    if (!this.isHeld()) this.#lose('not renewed in time');
    const leftMs = untilMs - this.#clock.monotonicMs();
    if (leftMs <= 0) return;
    this.#heldUntilMs = untilMs;
    this.#cancelExpiry?.();
    this.#cancelExpiry = this.#clock.setTimer(leftMs + 1, () => this.#lose('not renewed in time'));
    if (this.#isHolder) return;
    this.#isHolder = true;
    this.#bus.metrics.leaseHeld.set({ lease: this.#label }, 1);
    this.#bus.context.log.info({ [logFields.key]: this.#options.key }, 'lease-acquired');
    this.#options.onAcquired();
  }

  #lose(reason: string): void {
    if (!this.#isHolder) return;
    this.#isHolder = false;
    this.#heldUntilMs = 0;
    this.#cancelExpiry?.();
    this.#bus.metrics.leaseHeld.set({ lease: this.#label }, 0);
    const fields = { [logFields.key]: this.#options.key, [logFields.reason]: reason };
    this.#bus.context.log.info(fields, 'lease-lost');
    this.#options.onLost();
  }
}
