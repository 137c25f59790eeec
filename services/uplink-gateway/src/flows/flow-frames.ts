import type { LateMessage } from '@kestrel/grpc';
import { deliveryIdTag, varintBytes, writeVarint } from '../wire/frame.ts';
import { lengthBytes, readLength } from './flow-batch.ts';

export interface BatchFrameOptions {
  /** Number of the oneof member of the stream's request that carries a record. */
  readonly field: number;
  /** What the delivery ids of the batch begin with; the record's index from 0 follows. Only for a cloud that knows them. */
  readonly deliveryIdPrefix?: string | undefined;
}

/** What the frames of a batch have in common. */
interface Batch {
  readonly bytes: Buffer;
  readonly tag: number;
  readonly idPrefix: Buffer | undefined;
}

/**
 * A request message for each record of a batch: oneof tag, length, record, delivery id. They are written from the batch itself
 * when they leave. The batch must have been read without a complaint.
 */
export function frameBatch(payload: Uint8Array, options: BatchFrameOptions): LateMessage[] {
  const { field, deliveryIdPrefix } = options;
  const batch = {
    bytes: Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength),
    tag: (field << 3) | 2,
    idPrefix: deliveryIdPrefix === undefined ? undefined : Buffer.from(deliveryIdPrefix, 'latin1'),
  };
  const frames: LateMessage[] = [];
  for (let at = 0; at < payload.length; ) {
    const length = readLength(payload, at);
    const next = at + lengthBytes(length) + length;
    frames.push(new RecordFrame(batch, { start: at, end: next, index: frames.length }));
    at = next;
  }
  return frames;
}

const deliveryIdTagBytes = varintBytes(deliveryIdTag);

/** In front of a record in the batch is its length already: its frame is the tag, these bytes and the id. */
class RecordFrame implements LateMessage {
  readonly length: number;
  readonly #batch: Batch;
  readonly #start: number;
  readonly #end: number;
  readonly #index: number;

  constructor(batch: Batch, { start, end, index }: { start: number; end: number; index: number }) {
    this.#batch = batch;
    this.#start = start;
    this.#end = end;
    this.#index = index;
    this.length = 1 + end - start + this.#idFieldBytes();
  }

  writeTo(target: Buffer, at: number): void {
    const { bytes, tag, idPrefix } = this.#batch;
    target[at] = tag;
    const end = at + 1 + bytes.copy(target, at + 1, this.#start, this.#end);
    if (idPrefix) this.#writeId(target, end, idPrefix);
  }

  #idFieldBytes(): number {
    const { idPrefix } = this.#batch;
    if (!idPrefix) return 0;
    const length = idPrefix.length + digitsOf(this.#index);
    return deliveryIdTagBytes + varintBytes(length) + length;
  }

  #writeId(target: Buffer, at: number, prefix: Buffer): void {
    const digits = digitsOf(this.#index);
    let end = writeVarint(target, deliveryIdTag, at);
    end = writeVarint(target, prefix.length + digits, end);
    target.set(prefix, end);
    end += prefix.length + digits;
    for (let rest = this.#index, digit = 0; digit < digits; digit++) {
      target[--end] = 48 + (rest % 10);
      rest = Math.trunc(rest / 10);
    }
  }
}

function digitsOf(index: number): number {
  let digits = 1;
  for (let rest = index; rest > 9; rest = Math.trunc(rest / 10)) digits += 1;
  return digits;
}
