import type { Span, SpanList } from './span.ts';

/** Why bytes are not a protobuf message; the values are dense, so that counters can be an array. */
export const malformed = {
  none: 0,
  truncated: 1,
  varint: 2,
  tag: 3,
  group: 4,
  depth: 5,
  utf8: 6,
  oversized: 7,
} as const;

export const malformedNames = [
  'none',
  'truncated',
  'varint',
  'tag',
  'group',
  'depth',
  'utf8',
  'oversized',
] as const;

/** Set as position by a failure: not below any end, so every loop over fields ends. */
const beyond = 0x7fff_ffff;

/** As in protobufjs and protobuf-go. */
const maxDepth = 100;

/**
 * A cursor over one protobuf message that never throws: the first failure is kept in `failure`, and from there on every
 * read answers 0 and every loop over fields ends. Messages are copied into one buffer that is used again: a copy costs
 * less than reading four bytes at a time from a fresh buffer would save.
 */
export class WireReader {
  bytes = new Uint8Array(0);
  view = new DataView(this.bytes.buffer);
  pos = 0;
  /** End of the message being read, or of the embedded one. */
  end = 0;
  failure = 0;
  /** Upper half of what `varint` read last. */
  high = 0;
  readonly #maxBytes: number;
  /** Behind the message and what was joined. */
  #tail = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#grow(4096);
  }

  /** Starts on another message. */
  load(message: Uint8Array): void {
    this.failure = malformed.none;
    this.pos = 0;
    this.end = message.length;
    this.#tail = message.length;
    if (message.length > this.bytes.length && !this.#makeRoom(message.length)) return;
    this.bytes.set(message);
  }

  /** Goes back to an embedded message of the message that was read last without failure. */
  revisit(start: number, end: number): void {
    this.pos = start;
    this.end = end;
  }

  /** Reads a length and puts the place of what has it into `span`. */
  place(span: Span): void {
    const end = this.sized();
    if (this.failure !== malformed.none) return;
    span.set(this.pos, end);
    this.pos = end;
  }

  /** As `place`, for an element of a repeated field. */
  placeElement(list: SpanList): void {
    const end = this.sized();
    if (this.failure !== malformed.none) return;
    list.push(this.pos, end);
    this.pos = end;
  }

  /** Puts what lies in `span` and what lies from `start` to `end` behind each other, behind the message. */
  join(span: Span, start: number, end: number): void {
    const size = span.end - span.start + end - start;
    const at = this.#tail;
    if (at + size > this.bytes.length && !this.#makeRoom(at + size)) return;
    this.bytes.copyWithin(at, span.start, span.end);
    this.bytes.copyWithin(at + span.end - span.start, start, end);
    span.set(at, at + size);
    this.#tail = at + size;
  }

  /** True while there is another field. */
  more(): boolean {
    return this.pos < this.end;
  }

  fail(cause: number): number {
    if (this.failure === malformed.none) this.failure = cause;
    this.pos = beyond;
    return 0;
  }

  /** Field number and wire type, 0 after a failure. */
  tag(): number {
    const { bytes, pos } = this;
    if (pos < this.end) {
      const first = bytes[pos] as number;
      if (first < 0x80) {
        this.pos = pos + 1;
        return first;
      }
    }
    return this.#longTag();
  }

  #longTag(): number {
    const value = this.#varint32(5, 0x0f);
    return this.failure === malformed.varint ? this.#refail(malformed.tag) : value;
  }

  #refail(cause: number): number {
    this.failure = cause;
    return 0;
  }

  /** Reads a length and answers the end of what has it; the position stands at its start. */
  sized(): number {
    const { bytes, pos } = this;
    let size = 0;
    if (pos < this.end && (bytes[pos] as number) < 0x80) {
      size = bytes[pos] as number;
      this.pos = pos + 1;
    } else {
      size = this.#varint32(5, 0x07);
      if (this.failure !== malformed.none) return 0;
    }
    const end = this.pos + size;
    return end <= this.end ? end : this.fail(malformed.truncated);
  }

  /** Steps into an embedded message and answers the end to hand to `leave`. */
  enter(): number {
    const outer = this.end;
    const end = this.sized();
    if (this.failure === malformed.none) this.end = end;
    return outer;
  }

  leave(outer: number): void {
    this.end = outer;
  }

  /** The lower 32 bits of a varint as an unsigned number; the upper ones are in `high`. */
  varint(): number {
    const { bytes, pos } = this;
    if (pos < this.end) {
      const first = bytes[pos] as number;
      if (first < 0x80) {
        this.pos = pos + 1;
        this.high = 0;
        return first;
      }
    }
    return this.#longVarint();
  }

  /** A varint as an unsigned 64-bit number, to the precision of a double. */
  uint64(): number {
    const low = this.varint();
    return low + this.high * 0x1_0000_0000;
  }

  int64(): number {
    const low = this.varint();
    return low + (this.high | 0) * 0x1_0000_0000;
  }

  bool(): boolean {
    const low = this.varint();
    return low !== 0 || this.high !== 0;
  }

  /** Passes over the value of a field that is not read. */
  skip(tag: number): void {
    const { bytes, pos, end } = this;
    // Most of what is passed over is short.
    if ((tag & 7) === 2 && tag > 7 && pos < end) {
      const behind = pos + 1 + (bytes[pos] as number);
      if ((bytes[pos] as number) < 0x80 && behind <= end) {
        this.pos = behind;
        return;
      }
    }
    if (tag >>> 3 === 0) this.fail(malformed.tag);
    else this.#skipValue(tag, 0);
  }

  #skipValue(tag: number, depth: number): void {
    const wireType = tag & 7;
    if (wireType === 2) this.pos = this.#endOfSized();
    else if (wireType === 0) this.#skipVarint();
    else if (wireType === 1) this.#skipFixed(8);
    else if (wireType === 5) this.#skipFixed(4);
    else if (wireType === 3) this.#skipGroup(tag >>> 3, depth);
    else this.fail(malformed.tag);
  }

  #endOfSized(): number {
    const end = this.sized();
    return this.failure === malformed.none ? end : beyond;
  }

  #skipFixed(size: number): void {
    if (this.pos + size > this.end) this.fail(malformed.truncated);
    else this.pos += size;
  }

  #skipVarint(): void {
    while (this.pos < this.end) if ((this.bytes[this.pos++] as number) < 0x80) return;
    this.fail(malformed.truncated);
  }

  #skipGroup(field: number, depth: number): void {
    if (depth > maxDepth) this.fail(malformed.depth);
    while (this.failure === malformed.none) {
      const tag = this.tag();
      if (this.failure !== malformed.none) return;
      if (tag >>> 3 === 0) this.fail(malformed.tag);
      else if ((tag & 7) !== 4) this.#skipValue(tag, depth + 1);
      else if (tag >>> 3 === field) return;
      else this.fail(malformed.group);
    }
  }

  /** A varint of at most `maxBytes` bytes, the last of which has no bit outside `lastMask`. */
  #varint32(maxBytes: number, lastMask: number): number {
    let value = 0;
    for (let i = 0; i < maxBytes; i++) {
      if (this.pos >= this.end) return this.fail(malformed.truncated);
      const byte = this.bytes[this.pos++] as number;
      value |= (byte & 0x7f) << (i * 7);
      if (byte < 0x80)
        return i === maxBytes - 1 && byte > lastMask ? this.fail(malformed.varint) : value >>> 0;
    }
    return this.fail(malformed.varint);
  }

  #longVarint(): number {
    let low = 0;
    let high = 0;
    for (let i = 0; i < 10; i++) {
      if (this.pos >= this.end) return this.fail(malformed.truncated);
      const byte = this.bytes[this.pos++] as number;
      if (i < 5) low |= (byte & 0x7f) << (i * 7);
      if (i === 4) high = (byte & 0x7f) >>> 4;
      if (i > 4) high |= (byte & 0x7f) << (i * 7 - 32);
      if (byte < 0x80) {
        this.high = high >>> 0;
        return low >>> 0;
      }
    }
    return this.fail(malformed.varint);
  }

  #makeRoom(size: number): boolean {
    if (size > this.#maxBytes) {
      this.fail(malformed.oversized);
      return false;
    }
    this.#grow(Math.min(this.#maxBytes, size * 2));
    return true;
  }

  #grow(size: number): void {
    const longer = new Uint8Array(size);
    longer.set(this.bytes);
    this.bytes = longer;
    this.view = new DataView(this.bytes.buffer);
  }
}
