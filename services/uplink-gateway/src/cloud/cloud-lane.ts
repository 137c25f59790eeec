import {
  type BidiStream,
  type CallEnd,
  type CallMetadata,
  type Connection,
  type OutgoingMessage,
  openBidiStream,
} from '@kestrel/grpc';
import { logFields } from '@kestrel/service';
import type { GatewayDeps } from '../gateway-deps.ts';
import { logEvents } from '../log-events.ts';
import { DeliveryProof, type Proven } from './delivery-proof.ts';
import { HeartbeatWatch } from './heartbeat-watch.ts';
import { type ControlMessage, type LaneKind, laneSpecs } from './lane-kinds.ts';

/** How long a stream waits for the cloud's initial metadata: a deployed cloud may send it with its first answer only. */
const metadataWaitMs = 1_000;

/** Metadata key by which each side names the extensions it understands. */
export const extensionsKey = 'kestrel-extensions';

export interface CloudLaneOptions extends GatewayDeps {
  readonly kind: LaneKind;
  readonly connection: Connection;
  readonly metadata: CallMetadata;
  readonly maxUnsentBytes: number;
  readonly heartbeatIntervalMs: number;
  /** Asked before each write; the stream is cut when it says no. */
  readonly mayWrite: () => boolean;
  /** A request of the cloud. */
  readonly onRequest?: (request: ControlMessage) => void;
  /** Proof of what was written is wanted sooner than at the next tick. */
  readonly onProofWanted?: () => void;
  /** Exactly once. */
  readonly onEnd: (end: CallEnd) => void;
}

/**
 * One stream to the cloud: bytes go out within a bound of unsent bytes, and what is proven of them is kept. What the cloud
 * understands is learnt while the stream opens, and holds for its life.
 */
export class CloudLane {
  readonly kind: LaneKind;
  /** Settles when the cloud's metadata has come, after a second without it, or when the stream ends. */
  readonly opened: Promise<void>;
  /** Settles when the stream has ended. */
  readonly over: Promise<void>;
  readonly #options: CloudLaneOptions;
  readonly #stream: BidiStream;
  readonly #proof = new DeliveryProof();
  readonly #heartbeats: HeartbeatWatch;
  readonly #provenListeners = new Set<() => void>();
  readonly #endListeners = new Set<(end: CallEnd) => void>();
  readonly #open: () => void;
  readonly #closed = Promise.withResolvers<void>();
  readonly #messagesWritten;
  readonly #bytesWritten;
  #extensions: ReadonlySet<string> = new Set();
  #isOpen = false;
  #complained = false;

  constructor(options: CloudLaneOptions) {
    const { kind, connection, metadata, maxUnsentBytes, clock } = options;
    this.kind = kind;
    this.#options = options;
    this.#messagesWritten = options.metrics.messagesWritten.labels({ stream: kind });
    this.#bytesWritten = options.metrics.bytesWritten.labels({ stream: kind });
    this.#heartbeats = new HeartbeatWatch(options.heartbeatIntervalMs);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.opened = promise;
    this.over = this.#closed.promise;
    const cancelTimer = clock.setTimer(metadataWaitMs, () => this.#open());
    this.#open = () => {
      cancelTimer();
      this.#isOpen = true;
      resolve();
    };
    options.metrics.streamOpen.inc({ stream: kind });
    this.#stream = openBidiStream(connection, {
      path: laneSpecs[kind].path,
      metadata,
      maxUnsentBytes,
      onMetadata: (received) => this.#learn(received),
      onMessage: (bytes) => this.#receive(bytes),
      onEnd: (end) => this.#end(end),
    });
  }

  /** The cloud acknowledges what it has processed: nothing else settles a delivery then. */
  get acknowledging(): boolean {
    return this.#extensions.has('received-through');
  }

  /** The cloud drops a record whose delivery id it has seen. */
  get takesDeliveryIds(): boolean {
    return this.#extensions.has('delivery-id');
  }

  get proven(): Proven {
    return this.#proof.proven;
  }

  /** Whether something was written of which nobody can say that it arrived. */
  get isUnproven(): boolean {
    return !this.#stream.ended && this.#proof.proven.received < this.#stream.writtenOrdinal;
  }

  /** Ordinal of the last message written; 0 for none. */
  get writtenOrdinal(): number {
    return this.#stream.writtenOrdinal;
  }

  get ended(): CallEnd | undefined {
    return this.#stream.ended;
  }

  /** For the status page. */
  get snapshot() {
    const { confirmed, received } = this.#proof.proven;
    return {
      extensions: [...this.#extensions],
      written: this.#stream.writtenOrdinal,
      received,
      confirmed,
      unsent_bytes: this.#stream.unsentBytes,
    };
  }

  /**
   * Undefined when `bytes` more may be written now; else resolves when it is worth to ask again: when half of what may
   * wait has left, so that a slow peer is written to in bursts and not message by message.
   */
  room(bytes: number): Promise<void> | undefined {
    const { unsentBytes } = this.#stream;
    const { maxUnsentBytes } = this.#options;
    if (unsentBytes === 0 || unsentBytes + bytes <= maxUnsentBytes) return undefined;
    return this.#stream.room(Math.max(bytes, maxUnsentBytes / 2));
  }

  /**
   * Writes a message for which there is room; returns its ordinal, undefined when the stream is over.
   * @throws MessageTooLargeError before anything is written
   */
  write(bytes: Uint8Array): number | undefined {
    if (this.#stream.ended) return undefined;
    if (!this.#options.mayWrite()) {
      this.cancel();
      return undefined;
    }
    const ordinal = this.#stream.write(bytes);
    this.#messagesWritten.inc();
    this.#bytesWritten.inc(bytes.length);
    return ordinal;
  }

  /**
   * Writes messages from index `from` on, at least one and as many as there is room for; returns the ordinal of the first,
   * undefined when the stream is over. None may be larger than a message of the cloud protocol.
   */
  writeBurst(messages: readonly OutgoingMessage[], from: number): number | undefined {
    if (this.#stream.ended) return undefined;
    if (!this.#options.mayWrite()) {
      this.cancel();
      return undefined;
    }
    const { maxUnsentBytes } = this.#options;
    const first = this.#stream.writtenOrdinal + 1;
    let bytes = 0;
    for (let index = from; index < messages.length; index++) {
      const message = messages[index] as OutgoingMessage;
      const { unsentBytes } = this.#stream;
      if (unsentBytes > 0 && unsentBytes + message.length > maxUnsentBytes) break;
      this.#stream.write(message);
      bytes += message.length;
    }
    this.#messagesWritten.inc(this.#stream.writtenOrdinal - first + 1);
    this.#bytesWritten.inc(bytes);
    return first;
  }

  /** As `write`, waiting for room. */
  async send(bytes: Uint8Array): Promise<number | undefined> {
    for (let room = this.room(bytes.length); room; room = this.room(bytes.length)) await room;
    return this.write(bytes);
  }

  /** Ordinal that the answer to a call made now will prove: hand it to `prove` when the answer is there. */
  mark(): number {
    return this.#stream.flushedOrdinal;
  }

  /** Asks for proof soon, where the cloud does not give it by itself. */
  wantProof(): void {
    if (!this.acknowledging && this.isUnproven) this.#options.onProofWanted?.();
  }

  prove(through: number): void {
    if (!this.#stream.ended && this.#proof.receive(through)) this.#tellProven();
  }

  /** Calls `listener` whenever more is proven; the returned function ends that. */
  onProven(listener: () => void): () => void {
    this.#provenListeners.add(listener);
    return () => this.#provenListeners.delete(listener);
  }

  /** Calls `listener` when the stream ends; the returned function ends that. */
  onEnd(listener: (end: CallEnd) => void): () => void {
    this.#endListeners.add(listener);
    return () => this.#endListeners.delete(listener);
  }

  isSilent(nowMs: number): boolean {
    return !this.#stream.ended && this.#heartbeats.isDead(nowMs);
  }

  /** This process did not run for `ms`. */
  forgive(ms: number): void {
    this.#heartbeats.forgive(ms);
  }

  showUnsent(): void {
    this.#options.metrics.unsentBytes.set(
      { stream: this.kind },
      this.#stream.ended ? 0 : this.#stream.unsentBytes,
    );
  }

  /** No more messages from here; the cloud ends the stream when it has them all. */
  finish(): void {
    if (!this.#stream.ended) this.#stream.finish();
  }

  cancel(): void {
    this.#stream.cancel();
  }

  #learn(metadata: CallMetadata): void {
    if (this.#isOpen) return;
    const names = (metadata[extensionsKey] ?? '').split(',').map((name) => name.trim());
    this.#extensions = new Set(names.filter((name) => name !== ''));
    this.#open();
  }

  #receive(bytes: Uint8Array): void {
    const { metrics, clock, onRequest } = this.#options;
    const nowMs = clock.monotonicMs();
    this.#heartbeats.heard(nowMs);
    let message: ReturnType<(typeof laneSpecs)[LaneKind]['read']>;
    try {
      message = laneSpecs[this.kind].read(bytes);
    } catch (error) {
      metrics.controlRequests.inc({ type: 'undecodable', outcome: 'ignored' });
      this.#complain(logEvents.messageUndecodable, { [logFields.error]: error });
      return;
    }
    if (message.heartbeat) {
      metrics.heartbeats.inc({ stream: this.kind });
      this.#heartbeats.heartbeat(nowMs);
    }
    if (message.receivedThrough !== undefined) this.#confirm(message.receivedThrough);
    if (message.request) onRequest?.(message.request);
  }

  #confirm(through: number): void {
    const { writtenOrdinal } = this.#stream;
    if (through > writtenOrdinal) {
      this.#complain(logEvents.ackInvalid, { [logFields.sequence]: through, written: writtenOrdinal });
    } else if (this.#proof.confirm(through)) this.#tellProven();
  }

  /** A cloud that breaks the protocol does so with every message: once a stream is enough. */
  #complain(event: string, fields: object): void {
    if (this.#complained) return;
    this.#complained = true;
    this.#options.log.warn({ [logFields.stream]: this.kind, ...fields }, event);
  }

  #tellProven(): void {
    for (const listener of this.#provenListeners) listener();
  }

  #end(end: CallEnd): void {
    const { metrics, onEnd } = this.#options;
    metrics.streamOpen.dec({ stream: this.kind });
    metrics.streamEnds.inc({ stream: this.kind, code: end.code });
    this.#open();
    this.#closed.resolve();
    for (const listener of [...this.#endListeners]) listener(end);
    onEnd(end);
  }
}
