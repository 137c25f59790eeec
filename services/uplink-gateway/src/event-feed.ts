import {
  type Bus,
  type BusMessage,
  eventsStream,
  type RecreatedStream,
  readStream,
  type StreamReader,
} from '@kestrel/bus';
import { type CallEnd, MessageTooLargeError } from '@kestrel/grpc';
import { type Clock, type Logger, logFields } from '@kestrel/service';
import { type BusRecord, readEventRecord } from './bus-record.ts';
import type { CloudLane } from './cloud-lane.ts';
import { toDeliveryId } from './delivery-id.ts';
import { afterRollback, creationOf } from './event-account.ts';
import type { EventAccountKeeper } from './event-account-keeper.ts';
import { EventOutbox, type OutboxEntry, type Settled } from './event-outbox.ts';
import { actions, frameMessage } from './frame.ts';
import { logEvents } from './log-events.ts';
import type { GatewayMetrics } from './metrics.ts';
import type { RefusalLog } from './refusal-log.ts';

/** What may wait in memory for its proof; then the bus is no longer read. */
const outboxLimit = { bytes: 4 * 1_048_576, count: 4_096 };

export interface EventFeedOptions {
  readonly bus: Bus;
  readonly keeper: EventAccountKeeper;
  readonly metrics: GatewayMetrics;
  readonly refusals: RefusalLog;
  readonly log: Logger;
  readonly clock: Clock;
  /** How long an event that was received, but not confirmed, can still be sent again. */
  readonly holdMs: number;
}

/**
 * Events from the bus to whichever stream carries them. It reads on from the last settled event, in order, keeps what is
 * not settled, and moves the position kept on the bus when deliveries are proven: a successor begins there.
 */
export class EventFeed {
  readonly #options: EventFeedOptions;
  readonly #outbox: EventOutbox<BusMessage>;
  #reader: StreamReader | undefined;
  #lane: CloudLane | undefined;
  #leaveLane: () => void = () => undefined;
  #quiet = false;
  #pumped: CloudLane | undefined;
  #behind = 0;
  #room: PromiseWithResolvers<void> | undefined;
  /** The next message belongs to a stream that is not the one of the account. */
  #beginsAnew = false;

  constructor(options: EventFeedOptions) {
    this.#options = options;
    this.#outbox = new EventOutbox({ holdMs: options.holdMs });
  }

  /** For the status page. */
  get snapshot() {
    return {
      ...this.#options.keeper.account,
      open: this.#outbox.count,
      open_bytes: this.#outbox.bytes,
      stored: this.#outbox.count + this.#behind,
      carried_by: this.#lane?.kind ?? null,
    };
  }

  /** Reads on from the kept position. */
  async start(signal: AbortSignal): Promise<void> {
    await this.#options.keeper.load(signal);
    this.#read(this.#options.keeper.account.position + 1);
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#detach(undefined);
    this.#room?.resolve();
    await this.#reader?.stop(deadline);
    await this.#options.keeper.stop(deadline);
  }

  /** From now on events go out on this lane, first those that no earlier lane proved. */
  attach(lane: CloudLane): void {
    if (this.#lane === lane || lane.ended) return;
    this.#detach(undefined);
    this.#lane = lane;
    this.#quiet = false;
    const leave = [lane.onProven(() => this.#settle()), lane.onEnd((end) => this.#detach(end))];
    this.#leaveLane = () => {
      for (const each of leave) each();
    };
    void this.#pump();
  }

  /** Writes nothing more until the next `attach`; what was written can still be proven. */
  quiet(): void {
    this.#quiet = true;
  }

  /** To be called every second or so. */
  tick(): void {
    this.#settle();
    this.#options.metrics.eventsOpen.set(this.#outbox.count);
    this.#options.metrics.eventsBehind.set(this.#behind);
  }

  #read(fromSequence: number): void {
    const reader = readStream(this.#options.bus, {
      stream: eventsStream,
      fromSequence,
      onMessage: (message) => (this.#reader === reader ? this.#take(message) : undefined),
      onCaughtUp: (lastSequence) => (this.#reader === reader ? this.#caughtUp(lastSequence) : undefined),
      onRecreated: (info) => this.#recreated(info),
    });
    this.#reader = reader;
    void reader.start(new AbortController().signal);
  }

  #take(message: BusMessage): Promise<void> | undefined {
    const { account } = this.#options.keeper;
    if (account.incarnation === '') this.#options.keeper.begin(message.streamCreated);
    else if (this.#beginsAnew) this.#begin(message.streamCreated);
    else if (creationOf(account.incarnation) !== message.streamCreated) return this.#readAgain();
    this.#beginsAnew = false;
    this.#behind = message.pending;
    const { incarnation } = this.#options.keeper.account;
    this.#outbox.add({
      incarnation,
      sequence: message.sequence,
      bytes: message.payload.length,
      content: message,
    });
    void this.#pump();
    return this.#hasRoom() ? undefined : this.#whenRoom();
  }

  #caughtUp(lastSequence: number): void {
    this.#behind = 0;
    // The position is from another life of the stream: what this one has below it was never read.
    if (lastSequence < this.#options.keeper.account.position) this.#readAgain();
  }

  /** The stream has changed since the position was kept: its messages are read from the first one. */
  #readAgain(): undefined {
    this.#beginsAnew = true;
    void this.#reader?.stop(AbortSignal.timeout(5_000));
    this.#read(1);
  }

  #recreated({ created, kind }: RecreatedStream): void {
    this.#begin(kind === 'new' ? created : creationOf(this.#options.keeper.account.incarnation));
  }

  #begin(created: string): void {
    const { keeper, log } = this.#options;
    const { incarnation, position } = keeper.account;
    keeper.begin(created === creationOf(incarnation) ? afterRollback(incarnation) : created);
    const fields = { [logFields.stream]: eventsStream, [logFields.sequence]: position };
    log.warn(fields, logEvents.streamRecreated);
  }

  async #pump(): Promise<void> {
    const lane = this.#lane;
    if (!lane || this.#pumped === lane) return;
    this.#pumped = lane;
    try {
      for (let entry = this.#outbox.next(); entry; entry = this.#outbox.next()) {
        const room = this.#write(lane, entry);
        if (room !== undefined) await room;
        if (this.#lane !== lane || this.#quiet) return;
      }
    } finally {
      if (this.#pumped === lane) this.#pumped = undefined;
    }
  }

  /** Puts the next event on the lane, or returns when to try again. */
  #write(lane: CloudLane, { content, incarnation }: OutboxEntry<BusMessage>): Promise<void> | undefined {
    const record = readEventRecord(content);
    if (typeof record === 'string') return this.#refuse(record, content);
    const frame = toFrame(lane, content, { record, incarnation });
    const room = lane.room(frame.length);
    if (room !== undefined) return room;
    try {
      const ordinal = lane.write(frame);
      if (ordinal !== undefined) this.#outbox.written(ordinal);
    } catch (error) {
      if (!(error instanceof MessageTooLargeError)) throw error;
      this.#refuse('too-large', content);
    }
    return undefined;
  }

  #refuse(reason: Parameters<RefusalLog['note']>[1], message: BusMessage): undefined {
    this.#options.refusals.note('events', reason, message);
    this.#outbox.refuse();
    this.#settle();
  }

  #settle(): void {
    const lane = this.#lane;
    if (lane)
      this.#enter(this.#outbox.settle(lane.proven, this.#options.clock.monotonicMs(), lane.acknowledging));
  }

  #detach(end: CallEnd | undefined): void {
    const lane = this.#lane;
    if (!lane) return;
    this.#settle();
    this.#leaveLane();
    this.#lane = undefined;
    const regularly = end?.kind === 'completed';
    this.#enter(this.#outbox.streamEnded({ regularly, acknowledging: lane.acknowledging }));
  }

  #enter(settled: readonly Settled[]): void {
    if (settled.length === 0) return;
    this.#options.keeper.enter(settled);
    if (!this.#hasRoom()) return;
    this.#room?.resolve();
    this.#room = undefined;
  }

  #hasRoom(): boolean {
    return this.#outbox.bytes < outboxLimit.bytes && this.#outbox.count < outboxLimit.count;
  }

  #whenRoom(): Promise<void> {
    this.#room ??= Promise.withResolvers();
    return this.#room.promise;
  }
}

/** An event says itself what became of its object; only a tombstone's header overrules it. */
function toFrame(
  lane: CloudLane,
  message: BusMessage,
  { record, incarnation }: { readonly record: BusRecord; readonly incarnation: string },
): Buffer {
  const { carrier, tombstone } = record;
  const field = lane.kind === 'events' ? carrier.events : carrier.data;
  return frameMessage(message.payload, {
    field: field ?? carrier.data,
    ...(tombstone && carrier.action !== undefined
      ? { action: { field: carrier.action, value: actions.delete } }
      : {}),
    ...(lane.takesDeliveryIds ? { deliveryId: toDeliveryId(message, incarnation) } : {}),
  });
}
