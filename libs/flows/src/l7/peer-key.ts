import type { Span } from '../span.ts';
import type { WireReader } from '../wire-reader.ts';
import { isName } from './field-names.ts';

/** Fields of a peer's Struct that say who it is. */
const names = ['type', 'name', 'service', 'workload', 'namespace'].map((name) => Buffer.from(name));
const maxValueBytes = 127;

/**
 * What tells one peer from another, whatever the order of its fields: Envoy writes the fields of a Struct as they lie in a
 * hash table that is seeded anew for each (Seed in google/protobuf/map.h), so the bytes of one peer differ from entry to
 * entry. The parts of interest stand in `bytes` behind each other, in an order of our own.
 */
export class PeerKey {
  readonly bytes = new Uint8Array(names.length * (maxValueBytes + 1));
  readonly view = new DataView(this.bytes.buffer);
  length = 0;
  readonly #starts = new Uint32Array(names.length);
  readonly #ends = new Uint32Array(names.length);

  /** False where the Any in `span` is not laid out as Envoy lays it out; its own bytes are the key then. */
  read({ bytes }: WireReader, { start, end }: Span): boolean {
    const value = this.#structIn(bytes, start, end);
    if (value < 0) return false;
    this.#starts.fill(0);
    this.#ends.fill(0);
    for (let at = value; at < end; ) {
      if (bytes[at] !== 0x0a) return false;
      const size = bytes[at + 1] as number;
      const isLong = size >= 0x80;
      if (isLong && (bytes[at + 2] as number) >= 0x80) return false;
      const from = at + (isLong ? 3 : 2);
      const behind = from + (isLong ? (size & 0x7f) | ((bytes[at + 2] as number) << 7) : size);
      if (behind > end || !this.#readField(bytes, from, behind)) return false;
      at = behind;
    }
    this.#write(bytes);
    return true;
  }

  /** Where the Struct starts in an Any that ends with it; -1 where it is something else. */
  #structIn(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] !== 0x0a || (bytes[start + 1] as number) >= 0x80) return -1;
    const typeEnd = start + 2 + (bytes[start + 1] as number);
    if (typeEnd + 2 > end || bytes[typeEnd] !== 0x12 || !isStruct(bytes, typeEnd)) return -1;
    const size = bytes[typeEnd + 1] as number;
    if (size < 0x80) return typeEnd + 2 + size === end ? typeEnd + 2 : -1;
    const next = bytes[typeEnd + 2] as number;
    return next < 0x80 && typeEnd + 3 + ((size & 0x7f) | (next << 7)) === end ? typeEnd + 3 : -1;
  }

  /** Key, then a Value that is a text. False where a field of interest is anything else. */
  #readField(bytes: Uint8Array, start: number, end: number): boolean {
    const nameEnd = start + 2 + (bytes[start + 1] as number);
    if (bytes[start] !== 0x0a || nameEnd > end) return false;
    const place = placeOf(bytes, start + 2, nameEnd);
    if (place < 0) return true;
    const text = nameEnd + 4;
    const isText = bytes[nameEnd] === 0x12 && bytes[nameEnd + 2] === 0x1a;
    const size = bytes[nameEnd + 3] as number;
    if (!isText || size > maxValueBytes || text + size !== end || bytes[nameEnd + 1] !== size + 2)
      return false;
    this.#starts[place] = text;
    this.#ends[place] = end;
    return true;
  }

  #write(bytes: Uint8Array): void {
    let length = 0;
    for (let place = 0; place < names.length; place++) {
      const end = this.#ends[place] as number;
      let at = this.#starts[place] as number;
      this.bytes[length++] = end - at;
      while (at < end) this.bytes[length++] = bytes[at++] as number;
    }
    this.length = length;
  }
}

function placeOf(bytes: Uint8Array, start: number, end: number): number {
  for (let place = 0; place < names.length; place++)
    if (isName(bytes, start, end, names[place] as Buffer)) return place;
  return -1;
}

const structType = Buffer.from('google.protobuf.Struct');

function isStruct(bytes: Uint8Array, end: number): boolean {
  return isName(bytes, end - structType.length, end, structType);
}
