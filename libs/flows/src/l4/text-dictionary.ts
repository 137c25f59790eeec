import { isUtf8 } from 'node:buffer';
import { ByteTable } from '../byte-table.ts';
import type { Span } from '../span.ts';
import { malformed, type WireReader } from '../wire-reader.ts';

/** Answered instead of an id where something new finds no room; what is below it is a failure. */
export const noRoom = -1;

/** What a dictionary answers for malformed bytes, and back. */
export function asFailure(cause: number): number {
  return noRoom - cause;
}

/** Short texts by number: addresses, names of nodes, labels. */
export class TextDictionary {
  readonly table: ByteTable;
  readonly #maxTextBytes: number;

  constructor(maxBytes: number, maxTextBytes: number) {
    this.table = new ByteTable({ maxBytes, maxEntries: 2 ** 24 });
    this.#maxTextBytes = maxTextBytes;
  }

  /** The number of a text in the reader's bytes, `noRoom`, or a failure. */
  idOf(wire: WireReader, { start, end }: Pick<Span, 'start' | 'end'>): number {
    const { bytes, view } = wire;
    if (end - start > this.#maxTextBytes) return asFailure(malformed.oversized);
    const known = this.table.find(bytes, view, start, end);
    if (known >= 0) return known;
    if (!isUtf8(bytes.subarray(start, end))) return asFailure(malformed.utf8);
    return this.table.add(bytes, view, start, end);
  }
}
