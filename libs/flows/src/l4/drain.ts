import { framedSize, writeFrame } from '../record-batch.ts';
import type { FlowDictionary } from './flow-dictionary.ts';
import { FlowRecordEncoder } from './flow-record.ts';
import type { FlowTable } from './flow-table.ts';
import { partitionHash, partOf } from './partition.ts';

/** A part of a closed window, encoded. */
export interface EncodedPart {
  readonly payload: Uint8Array;
  readonly records: number;
  readonly count: number;
}

/** Parts of a window aim at this share of a batch, since the hash does not spread bytes evenly. */
const fillShare = 0.9;

/**
 * A closed window on its way out: its rows cut into parts by the hash of their keys, each small enough for a batch. Only
 * the part asked for is encoded.
 */
export class Drain {
  readonly table: FlowTable;
  readonly parts: number;
  /** Rows in the order of their parts; part p has those from `#starts[p - 1]` to `#starts[p]`. */
  readonly #rows: Uint32Array;
  readonly #starts: Uint32Array;

  constructor(table: FlowTable, dictionary: FlowDictionary, maxBatchBytes: number) {
    this.table = table;
    const encoder = new FlowRecordEncoder(dictionary, table.columns);
    const sizes = new Float64Array(table.size);
    const hashes = new Uint32Array(table.size);
    for (let row = 0; row < table.size; row++) {
      sizes[row] = framedSize(encoder.sizeOf(row));
      hashes[row] = partitionHash(table.keyOf(row), dictionary);
    }
    this.parts = countParts(sizes, hashes, maxBatchBytes);
    this.#starts = new Uint32Array(this.parts + 1);
    this.#rows = orderByPart(hashes, this.#starts);
  }

  /** @param part from 1 to `parts` */
  encode(part: number, dictionary: FlowDictionary): EncodedPart {
    const rows = this.#rows.subarray(this.#starts[part - 1], this.#starts[part]);
    const encoder = new FlowRecordEncoder(dictionary, this.table.columns);
    const sizes = rows.map((row) => encoder.sizeOf(row));
    const payload = new Uint8Array(sizes.reduce((sum, size) => sum + framedSize(size), 0));
    let at = 0;
    let count = 0;
    for (const [index, row] of rows.entries()) {
      at = encoder.write(row, payload, writeFrame(payload, at, sizes[index] as number));
      count += this.table.columns.count[row] as number;
    }
    return { payload, records: rows.length, count };
  }
}

/** The smallest number of parts, or nearly, of which none is larger than a batch. */
function countParts(sizes: Float64Array, hashes: Uint32Array, maxBatchBytes: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let parts = total <= maxBatchBytes ? 1 : Math.ceil(total / (maxBatchBytes * fillShare));
  while (parts < sizes.length && largestPart(sizes, hashes, parts) > maxBatchBytes)
    parts = Math.ceil(parts * 1.2);
  return parts;
}

function largestPart(sizes: Float64Array, hashes: Uint32Array, parts: number): number {
  const bytes = new Float64Array(parts);
  for (let row = 0; row < sizes.length; row++) {
    (bytes[partOf(hashes[row] as number, parts) - 1] as number) += sizes[row] as number;
  }
  return bytes.reduce((largest, size) => Math.max(largest, size), 0);
}

/** Fills `starts` and answers the rows sorted by part. */
function orderByPart(hashes: Uint32Array, starts: Uint32Array): Uint32Array {
  const parts = starts.length - 1;
  for (const hash of hashes) (starts[partOf(hash, parts)] as number) += 1;
  for (let part = 1; part <= parts; part++) (starts[part] as number) += starts[part - 1] as number;
  const next = starts.slice();
  const rows = new Uint32Array(hashes.length);
  for (let row = 0; row < hashes.length; row++) {
    const part = partOf(hashes[row] as number, parts);
    const place = next[part - 1] as number;
    rows[place] = row;
    next[part - 1] = place + 1;
  }
  return rows;
}
