import { type Bus, type BusMessage, type RecreatedStream, readStream, type StreamReader } from '@kestrel/bus';
import type { CallEnd, OutgoingMessage } from '@kestrel/grpc';
import { type Clock, type Logger, logFields } from '@kestrel/service';
import type { CloudLane } from '../cloud/cloud-lane.ts';
import type { TelemetryLaneKind } from '../cloud/lane-kinds.ts';
import { logEvents } from '../log-events.ts';
import { type AccountKeeper, afterRollback, creationOf, type Position } from './account-keeper.ts';
import { Outbox, type OutboxEntry, type Settled, type UnwrittenEntry } from './outbox.ts';

/** What is made of a message of the bus. */
export type Reading<Content> = Pick<OutboxEntry<Content>, 'messages' | 'content' | 'verdict'>;

/** What is particular to a class of telemetry. */
export interface TelemetryForm<Content> {
  readonly kind: TelemetryLaneKind;
  /** Of the bus. */
  readonly stream: string;
  /** What may wait in memory for its proof; then the bus is no longer read. */
  readonly limit: { readonly bytes: number; readonly count: number };
  /** Messages that are asked of the bus at once. */
  readonly pullMessages: number;
  /** How long what was received, but not confirmed, can still be sent again; 0: not at all. */
  readonly holdMs: number;
  /** Judges a message of the bus; called once for each, in order. */
  read(message: BusMessage): Reading<Content>;
  /** Messages for the cloud, as many as `read` said. */
  frame(entry: OutboxEntry<Content>, lane: CloudLane): readonly OutgoingMessage[];
  /** What waits, in messages of the bus: read and not settled, and behind what was read. */
  show(open: number, behind: number): void;
}

export interface TelemetryFeedOptions<Content, Account extends Position> {
  readonly form: TelemetryForm<Content>;
  readonly bus: Bus;
  readonly keeper: AccountKeeper<Account, Content>;
  readonly log: Logger;
  readonly clock: Clock;
}

/** What a session needs of a feed. */
export interface Telemetry {
  readonly kind: TelemetryLaneKind;
  /** From now on it goes out on this lane, first what no earlier lane proved. */
  attach(lane: CloudLane): void;
  /** Writes nothing more until the next `attach`; what was written can still be proven. */
  quiet(): void;
}

/**
 * Telemetry from the bus to whichever stream carries it. It reads on from the last settled message, in order, keeps what is
 * not settled, and moves the position kept on the bus when deliveries are proven: a successor begins there.
 */
export class TelemetryFeed<Content, Account extends Position> implements Telemetry {
  readonly kind: TelemetryLaneKind;
  readonly #options: TelemetryFeedOptions<Content, Account>;
  readonly #outbox: Outbox<Content>;
  #reader: StreamReader | undefined;
  #lane: CloudLane | undefined;
  #leaveLane: () => void = () => undefined;
  #quiet = false;
  #pumped: CloudLane | undefined;
  /** Messages for the lane of the entry that is being written. */
  #frames:
    | { readonly entry: UnwrittenEntry<Content>; readonly messages: readonly OutgoingMessage[] }
    | undefined;
  #behind = 0;
  #room: PromiseWithResolvers<void> | undefined;
  /** The next message belongs to a stream that is not the one of the account. */
  #beginsAnew = false;

  constructor(options: TelemetryFeedOptions<Content, Account>) {
    this.#options = options;
    this.kind = options.form.kind;
    this.#outbox = new Outbox({ holdMs: options.form.holdMs });
  }

  /** For the status page; in messages of the bus. */
  get snapshot() {
    return {
      open: this.#outbox.count,
      open_bytes: this.#outbox.bytes,
      stored: this.#outbox.count + this.#behind,
      carried_by: this.#lane?.kind ?? null,
    };
  }

  /** Messages read from the bus that have not settled. */
  get open(): number {
    return this.#outbox.count;
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

  quiet(): void {
    this.#quiet = true;
  }

  /** To be called every second or so. */
  tick(): void {
    this.#settle();
    this.#options.form.show(this.#outbox.count, this.#behind);
  }

  #read(fromSequence: number): void {
    const reader = readStream(this.#options.bus, {
      stream: this.#options.form.stream,
      fromSequence,
      pullMessages: this.#options.form.pullMessages,
      onMessage: (message) => (this.#reader === reader ? this.#take(message) : undefined),
      onCaughtUp: (lastSequence) => (this.#reader === reader ? this.#caughtUp(lastSequence) : undefined),
      onRecreated: (info) => this.#recreated(info),
    });
    this.#reader = reader;
    void reader.start(new AbortController().signal);
  }

  #take(message: BusMessage): Promise<void> | undefined {
    const { keeper, form } = this.#options;
    const { account } = keeper;
    if (account.incarnation === '') keeper.begin(message.streamCreated);
    else if (this.#beginsAnew) this.#begin(message.streamCreated);
    else if (creationOf(account.incarnation) !== message.streamCreated) return this.#readAgain();
    this.#beginsAnew = false;
    this.#behind = message.pending;
    const { incarnation } = keeper.account;
    const { sequence, payload } = message;
    const reading = form.read(message);
    this.#outbox.add({ incarnation, sequence, bytes: payload.length, ...reading });
    if (reading.verdict) this.#settle();
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
    const { keeper, log, form } = this.#options;
    const { incarnation, position } = keeper.account;
    keeper.begin(created === creationOf(incarnation) ? afterRollback(incarnation) : created);
    const fields = { [logFields.stream]: form.stream, [logFields.sequence]: position };
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
      if (!this.#hasRoom()) lane.wantProof();
    } finally {
      if (this.#pumped === lane) this.#pumped = undefined;
    }
  }

  /** Puts as much of the entry on the lane as there is room for, or returns when to try again. */
  #write(lane: CloudLane, entry: UnwrittenEntry<Content>): Promise<void> | undefined {
    if (this.#frames?.entry !== entry)
      this.#frames = { entry, messages: this.#options.form.frame(entry, lane) };
    const { messages } = this.#frames;
    const next = messages[entry.from];
    if (next === undefined) throw new Error('an entry has fewer messages than it said');
    const room = lane.room(next.length);
    if (room !== undefined) return room;
    const before = entry.from;
    const ordinal = lane.writeBurst(messages, before);
    if (ordinal === undefined) return lane.over;
    this.#outbox.written(ordinal, lane.writtenOrdinal - ordinal + 1);
    return undefined;
  }

  #settle(): void {
    const lane = this.#lane;
    const nowMs = this.#options.clock.monotonicMs();
    const { proven, acknowledging } = lane ?? { proven: nothingProven, acknowledging: true };
    this.#enter(this.#outbox.settle(proven, nowMs, acknowledging));
    if (lane && !this.#hasRoom() && this.#outbox.next() === undefined) lane.wantProof();
  }

  #detach(end: CallEnd | undefined): void {
    const lane = this.#lane;
    if (!lane) return;
    this.#settle();
    this.#leaveLane();
    this.#lane = undefined;
    this.#frames = undefined;
    const regularly = end?.kind === 'completed';
    const { acknowledging, proven } = lane;
    this.#enter(this.#outbox.streamEnded({ regularly, acknowledging, proven }));
  }

  #enter(settled: readonly Settled<Content>[]): void {
    if (settled.length === 0) return;
    this.#options.keeper.enter(settled);
    if (!this.#hasRoom()) return;
    this.#room?.resolve();
    this.#room = undefined;
  }

  #hasRoom(): boolean {
    const { limit } = this.#options.form;
    return this.#outbox.bytes < limit.bytes && this.#outbox.count < limit.count;
  }

  #whenRoom(): Promise<void> {
    this.#room ??= Promise.withResolvers();
    return this.#room.promise;
  }
}

const nothingProven = { confirmed: 0, received: 0 };
