import { isUtf8 } from 'node:buffer';
import { ByteTable } from '../byte-table.ts';
import type { Span } from '../span.ts';
import type { WireReader } from '../wire-reader.ts';

const maxTextBytes = 512;
const maxEntries = 2 ** 24;

/** Texts and encoded endpoints by number; number 0 is the empty one. */
export class L7Dictionary {
  readonly texts: ByteTable;
  readonly endpoints: ByteTable;

  constructor(maxBytes: number) {
    this.texts = new ByteTable({ maxBytes, maxEntries });
    this.endpoints = new ByteTable({ maxBytes, maxEntries });
    this.texts.idOfBytes(new Uint8Array(0));
    this.endpoints.idOfBytes(new Uint8Array(0));
  }

  get memoryBytes(): number {
    return this.texts.memoryBytes + this.endpoints.memoryBytes;
  }

  /** The number of a text in the reader's bytes, cut and made UTF-8 where it has to be; -1 where there is no room. */
  textOf(wire: WireReader, { start, end }: Pick<Span, 'start' | 'end'>): number {
    if (start === end) return 0;
    const known = this.texts.find(wire.bytes, wire.view, start, end);
    if (known >= 0) return known;
    if (end - start <= maxTextBytes && isUtf8(wire.bytes.subarray(start, end)))
      return this.texts.add(wire.bytes, wire.view, start, end);
    const cut = Buffer.from(wire.bytes.subarray(start, Math.min(end, start + maxTextBytes))).toString();
    return this.textOfString(cut);
  }

  textOfString(text: string): number {
    return this.texts.idOfBytes(Buffer.from(text));
  }

  /** Any bytes, as a key for what they mean; -1 where there is no room or they are too long to keep. */
  keyOf(wire: WireReader, { start, end }: Pick<Span, 'start' | 'end'>): number {
    return end - start > 4096 ? -1 : this.texts.idOf(wire.bytes, wire.view, start, end);
  }

  stringOf(text: number): string {
    return Buffer.from(this.texts.bytesOf(text)).toString();
  }
}
