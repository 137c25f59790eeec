import { lengthBytes, readLength } from './flow-batch.ts';
import { deliveryIdTag, varintBytes, writeVarint } from './frame.ts';

export interface BatchFrameOptions {
  /** Number of the oneof member of the stream's request that carries a record. */
  readonly field: number;
  /** What the delivery ids of the batch begin with; the record's index from 0 follows. Only for a cloud that knows them. */
  readonly deliveryIdPrefix?: string | undefined;
}

/**
 * A request message for each record of a batch: oneof tag, length, record, delivery id. They are views of one piece of
 * memory. The batch must have been read without a complaint.
 */
export function frameBatch(
  batch: Uint8Array,
  records: number,
  { field, deliveryIdPrefix }: BatchFrameOptions,
): Buffer[] {
  // In front of each record in the batch is its length already: a frame is the tag, these bytes and the id.
  const id = deliveryIdPrefix === undefined ? undefined : idBytes(deliveryIdPrefix, records);
  const perRecord = 1 + (id ? id.maxBytes : 0);
  const memory = Buffer.allocUnsafe(batch.length + records * perRecord);
  const source = Buffer.from(batch.buffer, batch.byteOffset, batch.byteLength);
  const tag = (field << 3) | 2;
  const frames: Buffer[] = [];
  let end = 0;
  for (let at = 0, index = 0; at < batch.length; index++) {
    const start = end;
    const length = readLength(batch, at);
    const next = at + lengthBytes(length) + length;
    memory[end++] = tag;
    end += source.copy(memory, end, at, next);
    if (id) end = id.write(memory, end, index);
    frames.push(memory.subarray(start, end));
    at = next;
  }
  return frames;
}

/** Writes delivery ids that differ in their last digits. */
function idBytes(prefix: string, records: number) {
  const digits = String(records).length;
  const text = Buffer.from(prefix, 'latin1');
  const tagBytes = varintBytes(deliveryIdTag);
  return {
    maxBytes: tagBytes + varintBytes(text.length + digits) + text.length + digits,
    write(target: Buffer, at: number, index: number): number {
      const number = String(index);
      let end = writeVarint(target, deliveryIdTag, at);
      end = writeVarint(target, text.length + number.length, end);
      target.set(text, end);
      end += text.length;
      for (let digit = 0; digit < number.length; digit++) target[end++] = number.charCodeAt(digit);
      return end;
    },
  };
}
