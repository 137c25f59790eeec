import type { ClientHttp2Stream } from 'node:http2';
import { frameHeaderBytes } from './frame.ts';

/** Bytes of messages, framed, that go out in one write; a larger message goes alone. */
export const blockBytes = 128 * 1024;
/** A write of less has memory of its own, so that a quiet stream keeps no block. */
const smallBytes = 4 * 1024;

/** A message that is written where it leaves, and needs no memory of its own before. */
export interface LateMessage {
  readonly length: number;
  /** Writes exactly `length` bytes at `at`. */
  writeTo(target: Buffer, at: number): void;
}

export type OutgoingMessage = Uint8Array | LateMessage;

/** What the sender needs of a stream. */
export type WritableCall = Pick<ClientHttp2Stream, 'write' | 'end'>;

export interface MessageSenderOptions {
  /** So many messages of so many bytes have left for the network, in order. */
  readonly onLeft: (messages: number, bytes: number) => void;
}

/** Messages on their way to one write. */
interface Batch {
  readonly messages: readonly OutgoingMessage[];
  readonly bytes: number;
}

/**
 * Writes the messages of one gRPC stream, in order, many at a time: a write costs node:http2 about as much for one small
 * message as for a hundred. One write is under way; what comes meanwhile goes out with the next.
 */
export class MessageSender {
  readonly #onLeft: MessageSenderOptions['onLeft'];
  #stream: WritableCall | undefined;
  readonly #waiting: OutgoingMessage[] = [];
  #writing = false;
  #scheduled = false;
  #finishing = false;
  #block: Buffer | undefined;

  constructor({ onLeft }: MessageSenderOptions) {
    this.#onLeft = onLeft;
  }

  /** From now on there is something to write to. */
  start(stream: WritableCall): void {
    this.#stream = stream;
    this.#send();
  }

  /** What it is written from must not change until it has left. */
  add(message: OutgoingMessage): void {
    this.#waiting.push(message);
    if (this.#scheduled || this.#writing) return;
    this.#scheduled = true;
    process.nextTick(() => {
      this.#scheduled = false;
      this.#send();
    });
  }

  /** Ends our side of the stream behind the last message. */
  finish(): void {
    this.#finishing = true;
    this.#send();
  }

  /** The stream is over: nothing more leaves. */
  drop(): void {
    this.#stream = undefined;
    this.#waiting.length = 0;
    this.#block = undefined;
  }

  #send(): void {
    const stream = this.#stream;
    if (!stream || this.#writing) return;
    const batch = this.#takeBatch();
    if (batch.messages.length > 0) this.#write(stream, batch);
    else if (this.#finishing) stream.end();
  }

  #write(stream: WritableCall, { messages, bytes }: Batch): void {
    this.#writing = true;
    stream.write(this.#pack(messages, bytes), (error) => {
      // A turn later: node:http2 does not take every action on a stream within its own callbacks.
      process.nextTick(() => {
        this.#writing = false;
        if (error || this.#stream !== stream) return;
        this.#onLeft(messages.length, bytes);
        this.#send();
      });
    });
  }

  #takeBatch(): Batch {
    let count = 0;
    let bytes = 0;
    for (const { length } of this.#waiting) {
      if (count > 0 && bytes + length + (count + 1) * frameHeaderBytes > blockBytes) break;
      count += 1;
      bytes += length;
    }
    return { messages: this.#waiting.splice(0, count), bytes };
  }

  /** The block is free again whenever nothing is being written. */
  #pack(messages: readonly OutgoingMessage[], bytes: number): Buffer {
    const size = bytes + messages.length * frameHeaderBytes;
    const target = size <= smallBytes || size > blockBytes ? Buffer.allocUnsafe(size) : this.#sharedBlock();
    let at = 0;
    for (const message of messages) {
      target[at] = 0;
      target.writeUInt32BE(message.length, at + 1);
      if (message instanceof Uint8Array) target.set(message, at + frameHeaderBytes);
      else message.writeTo(target, at + frameHeaderBytes);
      at += frameHeaderBytes + message.length;
    }
    return target.subarray(0, size);
  }

  #sharedBlock(): Buffer {
    this.#block ??= Buffer.allocUnsafeSlow(blockBytes);
    return this.#block;
  }
}
