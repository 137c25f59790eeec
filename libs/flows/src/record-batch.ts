import { varintSize, writeVarint } from './record-bytes.ts';

/** Aim of a batch's size in bytes; a batch of one record may be larger. */
export const maxBatchBytes = 256 * 1024;

/** Bytes of a record in a batch: its length as a varint, then the record. */
export function framedSize(recordBytes: number): number {
  return varintSize(recordBytes) + recordBytes;
}

/** Writes the length that stands in front of a record; the record goes where this answers. */
export function writeFrame(target: Uint8Array, at: number, recordBytes: number): number {
  return writeVarint(target, at, recordBytes);
}

/** A batch whose lengths do not add up; `offset` is the byte where that shows. */
export class MalformedBatchError extends Error {
  readonly code = 'BATCH_MALFORMED';
  readonly offset: number;

  constructor(offset: number) {
    super(`the batch is cut or damaged at byte ${offset}`);
    this.name = 'MalformedBatchError';
    this.offset = offset;
  }
}

/**
 * The records of a batch, as views into it, undecoded.
 * @throws MalformedBatchError before any record is given out
 */
export function splitBatch(batch: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  let at = 0;
  while (at < batch.length) {
    const start = at;
    let length = 0;
    let scale = 1;
    let byte: number | undefined;
    do {
      byte = batch[at++];
      if (byte === undefined || scale > 2 ** 28) throw new MalformedBatchError(start);
      length += (byte & 0x7f) * scale;
      scale *= 0x80;
    } while (byte >= 0x80);
    if (at + length > batch.length) throw new MalformedBatchError(start);
    records.push(batch.subarray(at, at + length));
    at += length;
  }
  return records;
}
