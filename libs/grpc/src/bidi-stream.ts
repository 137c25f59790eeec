import type { ClientDuplexStream, StatusObject } from '@grpc/grpc-js';
import { toBuffer } from './bytes.ts';
import type { CallEnd } from './call-end.ts';
import { maxMessageBytes } from './channel-options.ts';
import type { Connection } from './connection.ts';
import { EndedError, MessageTooLargeError, NoRoomError } from './errors.ts';
import { type CallMetadata, fromGrpcMetadata, toGrpcMetadata } from './metadata.ts';

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
  /** A message's bytes, the listener's to keep. While a returned promise is pending the peer is held back; it must not reject. */
  readonly onMessage: (bytes: Uint8Array) => void | Promise<void>;
  /** Exactly once, after the last message; also after `cancel`. */
  readonly onEnd: (end: CallEnd) => void;
}

/** A bidirectional stream of messages as bytes, which it neither encodes nor decodes. */
export interface BidiStream {
  /** Undefined when `bytes` more can be written now; else resolves when it is worth to ask again, or the stream ended. */
  room(bytes: number): Promise<void> | undefined;
  /**
   * Hands a message to the connection and returns its ordinal, 1 for the first.
   * @throws MessageTooLargeError before anything is written; NoRoomError when `room` was not asked; EndedError.
   */
  write(bytes: Uint8Array): number;
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
  const call = connection.begin((client) =>
    client.makeBidiStreamRequest<Uint8Array, Buffer>(
      options.path,
      toBuffer,
      (bytes) => bytes,
      toGrpcMetadata(options.metadata),
    ),
  );
  return new CallStream(call, options, connection);
}

interface Waiter {
  readonly bytes: number;
  readonly wake: () => void;
}

class CallStream implements BidiStream {
  readonly #call: ClientDuplexStream<Uint8Array, Buffer>;
  readonly #options: BidiStreamOptions;
  readonly #maxUnsentBytes: number;
  readonly #waiters: Waiter[] = [];
  #written = 0;
  #flushed = 0;
  #unsentBytes = 0;
  #ended: CallEnd | undefined;

  constructor(
    call: ClientDuplexStream<Uint8Array, Buffer>,
    options: BidiStreamOptions,
    { endOf }: Pick<Connection, 'endOf'>,
  ) {
    this.#call = call;
    this.#options = options;
    this.#maxUnsentBytes = options.maxUnsentBytes ?? 8 * 1024 * 1024;
    call.on('metadata', (metadata) => options.onMetadata?.(fromGrpcMetadata(metadata)));
    call.on('data', (bytes: Buffer) => this.#receive(bytes));
    // The status that follows says the same; without a listener the error would be thrown.
    call.on('error', () => undefined);
    call.on('status', (status: StatusObject) => this.#end(endOf(status)));
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
    return this.#ended;
  }

  room(bytes: number): Promise<void> | undefined {
    if (this.#ended || this.#fits(bytes)) return undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiters.push({ bytes, wake: resolve });
    return promise;
  }

  write(bytes: Uint8Array): number {
    const limitBytes = this.#options.maxMessageBytes ?? maxMessageBytes;
    if (this.#ended) throw new EndedError('stream');
    if (bytes.length > limitBytes) throw new MessageTooLargeError(bytes.length, limitBytes);
    if (!this.#fits(bytes.length)) throw new NoRoomError(bytes.length, this.#unsentBytes);
    this.#unsentBytes += bytes.length;
    this.#call.write(bytes, (error?: Error | null) => this.#flush(bytes.length, error));
    this.#written += 1;
    return this.#written;
  }

  finish(): void {
    this.#call.end();
  }

  cancel(): void {
    this.#call.cancel();
  }

  #fits(bytes: number): boolean {
    return this.#unsentBytes === 0 || this.#unsentBytes + bytes <= this.#maxUnsentBytes;
  }

  #flush(bytes: number, error?: Error | null): void {
    this.#unsentBytes -= bytes;
    if (error || this.#ended) return;
    this.#flushed += 1;
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

  #receive(bytes: Buffer): void {
    if (this.#ended) return;
    const handled = this.#options.onMessage(bytes);
    if (!handled) return;
    this.#call.pause();
    void handled.then(() => this.#call.resume());
  }

  #end(end: CallEnd): void {
    if (this.#ended) return;
    this.#ended = end;
    for (const { wake } of this.#waiters.splice(0)) wake();
    this.#options.onEnd(end);
  }
}
