import { framedSize, writeFrame } from '../record-batch.ts';
import type { L7Dictionary } from './l7-dictionary.ts';
import { L7RecordEncoder } from './l7-record.ts';
import type { L7Table } from './l7-table.ts';

/** What one publish stores. */
export interface L7Batch {
  /** Length-delimited cloud.v1.L7AccessLog records; see `splitBatch`. */
  readonly payload: Uint8Array;
  readonly records: number;
  /** Sum of the records' counts: `Kestrel-Count`. */
  readonly count: number;
}

/** A closed window on its way out, a batch after the other. */
export class L7Drain {
  readonly table: L7Table;
  /** Observations not stored yet. */
  left: number;
  readonly #encoder = new L7RecordEncoder();
  #row = 0;
  #batch: L7Batch | undefined;
  #next = 0;

  constructor(table: L7Table) {
    this.table = table;
    this.left = table.observations;
  }

  get isDone(): boolean {
    return this.#row >= this.table.size;
  }

  /** The batch to publish now, the same until it is settled. */
  batch(dictionary: L7Dictionary, maxBytes: number): L7Batch {
    this.#batch ??= this.#encode(dictionary, maxBytes);
    return this.#batch;
  }

  /** The batch given out last is stored. Answers its observations. */
  settle(): number {
    if (!this.#batch) throw new Error('no batch was given out');
    const { count } = this.#batch;
    this.#batch = undefined;
    this.#row = this.#next;
    this.left -= count;
    return count;
  }

  #encode(dictionary: L7Dictionary, maxBytes: number): L7Batch {
    const { columns, size } = this.table;
    let payload = new Uint8Array(Math.min(maxBytes, (size - this.#row) * 512) + 64);
    let length = 0;
    let count = 0;
    let row = this.#row;
    for (; row < size; row++) {
      const record = this.#encoder.encode(row, columns, dictionary);
      const needed = length + framedSize(record.length);
      if (needed > maxBytes && length > 0) break;
      if (needed > payload.length) payload = grown(payload, Math.min(Math.max(needed, maxBytes), needed * 2));
      length = writeFrame(payload, length, record.length);
      payload.set(record, length);
      length += record.length;
      count += columns.count[row] as number;
    }
    this.#next = row;
    return { payload: payload.slice(0, length), records: row - this.#row, count };
  }
}

function grown(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(size);
  longer.set(bytes);
  return longer;
}
