import type { CallEnd } from './call-end.ts';
import type { Connection } from './connection.ts';
import { EndedError, MessageTooLargeError, NoRoomError } from './errors.ts';
import type { GrpcCall } from './grpc-call.ts';
import { maxMessageBytes } from './max-message-bytes.ts';
import { MessageSender, type OutgoingMessage } from './message-sender.ts';
import type { CallMetadata } from './metadata.ts';

export interface BidiStreamOptions {
  /** `/cloud.v1.StreamService/StreamData`. */
  readonly path: string;
  readonly metadata: CallMetadata;
  /** Bytes that may wait for the peer. Default 8 MiB; a single larger message may wait alone. */
  readonly maxUnsentBytes?: number;
  /** Default 10 MiB. */
  readonly maxMessageBytes?: number;
  /** The peer's initial metadata. */
  readonly onMetadata?: (metadata: CallMetadata) => void;
  /** A message's bytes, the listener's to keep. */
  readonly onMessage: (bytes: Uint8Array) => void;
  /** Exactly once, after the last message; also after `cancel`. */
  readonly onEnd: (end: CallEnd) => void;
}

/** A bidirectional stream of messages as bytes, which it neither encodes nor decodes. */
export interface BidiStream {
  /** Undefined when `bytes` more can be written now; else resolves when it is worth to ask again, or the stream ended. */
  room(bytes: number): Promise<void> | undefined;
  /**
   * Hands a message to the connection and returns its ordinal, 1 for the first. What it is
   * written from must not change after that.
   * @throws MessageTooLargeError before anything is written; NoRoomError when `room` was not asked; EndedError.
   */
  write(message: OutgoingMessage): number;
  /** Ordinal of the last message written; 0 for none. */
  readonly writtenOrdinal: number;
  /**
   * Every message up to this one has left for the network. Not delivery: a frozen peer's buffers take what is sent. A
   * call on the same connection that the peer answers after this proves it for them (the barrier).
   */
  readonly flushedOrdinal: number;
  readonly unsentBytes: number;
  /** Undefined while the stream is open. */
  readonly ended: CallEnd | undefined;
  /** No more messages from us; the peer may still send. */
  finish(): void;
  /** Ends both directions; what is unsent is dropped. */
  cancel(): void;
}

/**
 * Opens a stream on a connection, which may still be connecting.
 * @throws EndedError unless the connection is connecting or open.
 */
export function openBidiStream(connection: Connection, options: BidiStreamOptions): BidiStream {
  return new CallStream(connection, options);
}

interface Waiter {
  readonly bytes: number;
  readonly wake: () => void;
}

class CallStream implements BidiStream {
  readonly #call: GrpcCall;
  readonly #options: BidiStreamOptions;
  readonly #maxUnsentBytes: number;
  readonly #sender = new MessageSender({ onLeft: (messages, bytes) => this.#left(messages, bytes) });
  readonly #waiters: Waiter[] = [];
  #written = 0;
  #flushed = 0;
  #unsentBytes = 0;

  constructor(connection: Connection, options: BidiStreamOptions) {
    const { path, metadata, onMetadata, onMessage } = options;
    this.#options = options;
    this.#maxUnsentBytes = options.maxUnsentBytes ?? 8 * 1024 * 1024;
    this.#call = connection.begin({
      path,
      metadata,
      maxMessageBytes: options.maxMessageBytes ?? maxMessageBytes,
      onStart: (stream) => this.#sender.start(stream),
      ...(onMetadata ? { onMetadata } : {}),
      onMessage: (view) => onMessage(Buffer.from(view)),
      onEnd: (end) => this.#end(end),
    });
  }

  get writtenOrdinal(): number {
    return this.#written;
  }

  get flushedOrdinal(): number {
    return this.#flushed;
  }

  get unsentBytes(): number {
    return this.#unsentBytes;
  }

  get ended(): CallEnd | undefined {
    return this.#call.ended;
  }

  room(bytes: number): Promise<void> | undefined {
    if (this.ended || this.#fits(bytes)) return undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiters.push({ bytes, wake: resolve });
    return promise;
  }

  write(message: OutgoingMessage): number {
    const { length } = message;
    const limitBytes = this.#options.maxMessageBytes ?? maxMessageBytes;
    if (this.ended) throw new EndedError('stream');
    if (length > limitBytes) throw new MessageTooLargeError(length, limitBytes);
    if (!this.#fits(length)) throw new NoRoomError(length, this.#unsentBytes);
    this.#unsentBytes += length;
    this.#sender.add(message);
    this.#written += 1;
    return this.#written;
  }

  finish(): void {
    this.#sender.finish();
  }

  cancel(): void {
    this.#call.cancel();
  }

  #fits(bytes: number): boolean {
    return this.#unsentBytes === 0 || this.#unsentBytes + bytes <= this.#maxUnsentBytes;
  }

  #left(messages: number, bytes: number): void {
    this.#unsentBytes -= bytes;
    if (this.ended) return;
    this.#flushed += messages;
    this.#wakeFitting();
  }

  /** In the order of asking, so that a large message is not passed over for ever. */
  #wakeFitting(): void {
    let granted = 0;
    for (let next = this.#waiters[0]; next && this.#fits(granted + next.bytes); next = this.#waiters[0]) {
      granted += next.bytes;
      this.#waiters.shift();
      next.wake();
    }
  }

  #end(end: CallEnd): void {
    this.#sender.drop();
    for (const { wake } of this.#waiters.splice(0)) wake();
    this.#options.onEnd(end);
  }
}
