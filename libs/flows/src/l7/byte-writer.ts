import type { ByteTable } from '../byte-table.ts';
import { writeVarint } from '../record-bytes.ts';

/** Writes a protobuf message into bytes that grow; defaults are left out. */
export class ByteWriter {
  bytes = new Uint8Array(1024);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  number(number: number, value: number): void {
    if (value === 0) return;
    this.#room(24);
    this.length = writeVarint(this.bytes, writeVarint(this.bytes, this.length, number * 8), value);
  }

  /** A text of a table. */
  text(number: number, table: ByteTable, id: number): void {
    const size = table.lengthOf(id);
    if (size === 0) return;
    this.#sized(number, size);
    this.length = table.copyTo(id, this.bytes, this.length);
  }

  /** Bytes, also where there are none: an embedded message or an element. */
  embedded(number: number, value: Uint8Array): void {
    this.#sized(number, value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  /** What a table holds, as it is. */
  raw(table: ByteTable, id: number): void {
    this.#room(table.lengthOf(id));
    this.length = table.copyTo(id, this.bytes, this.length);
  }

  /** google.protobuf.Timestamp of microseconds since 1970. */
  time(number: number, microseconds: number): void {
    const seconds = Math.floor(microseconds / 1e6);
    const nanos = Math.round(microseconds - seconds * 1e6) * 1000;
    this.#sized(number, 0);
    const from = this.length;
    this.number(1, seconds);
    this.number(2, nanos);
    this.bytes[from - 1] = this.length - from;
  }

  get written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  #sized(number: number, size: number): void {
    this.#room(size + 24);
    this.length = writeVarint(this.bytes, writeVarint(this.bytes, this.length, number * 8 + 2), size);
  }

  #room(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const longer = new Uint8Array((this.length + size) * 2);
    longer.set(this.written);
    this.bytes = longer;
  }
}
