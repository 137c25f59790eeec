import { isUtf8 } from 'node:buffer';
import { writeSizedTag, writeVarint } from '../record-bytes.ts';
import { Span, SpanList } from '../span.ts';
import { malformed, type WireReader } from '../wire-reader.ts';

/** Bound of an encoded policy. A longer one is kept without its labels, or not at all where the names alone are longer. */
const maxPolicyBytes = 2048;

/** Reads flow.Policy and writes cloud.v1.Policy, whose fields have the same numbers. */
export class PolicyReader {
  /** The policy, encoded: the first `length` bytes. */
  readonly bytes = new Uint8Array(maxPolicyBytes);
  length = 0;
  /** Name, namespace and kind, encoded: what tells policies apart, whatever their revision; the first `nameLength` bytes. */
  readonly nameBytes = new Uint8Array(maxPolicyBytes);
  nameLength = 0;
  revision = 0;
  /** Labels left out, because the policy was too long with them. */
  droppedLabels = 0;
  readonly #name = new Span();
  readonly #namespace = new Span();
  readonly #kind = new Span();
  readonly #labels = new SpanList();

  /** Reads what lies from `start` to `end` in the reader's bytes. Answers 0 or the cause of failure, as `malformed` has them. */
  read(wire: WireReader, start: number, end: number): number {
    this.#clear();
    wire.revisit(start, end);
    while (wire.more()) this.#readField(wire, wire.tag());
    if (wire.failure === malformed.none) this.#encode(wire);
    return wire.failure;
  }

  #readField(wire: WireReader, tag: number): void {
    if (tag === 10) wire.place(this.#name);
    else if (tag === 18) wire.place(this.#namespace);
    else if (tag === 26) wire.placeElement(this.#labels);
    else if (tag === 32) this.revision = wire.uint64();
    else if (tag === 42) wire.place(this.#kind);
    else wire.skip(tag);
  }

  #encode(wire: WireReader): void {
    const name = this.#text(wire, this.#name);
    const namespace = this.#text(wire, this.#namespace);
    const kind = this.#text(wire, this.#kind);
    if (name.length + namespace.length + kind.length > maxPolicyBytes / 2) wire.fail(malformed.oversized);
    if (wire.failure !== malformed.none) return;
    this.nameLength = append(this.nameBytes, 0, 1, name);
    this.nameLength = append(this.nameBytes, this.nameLength, 2, namespace);
    this.bytes.set(this.nameBytes.subarray(0, this.nameLength));
    this.length = this.#encodeLabels(wire, this.nameLength, maxPolicyBytes - kind.length - 16);
    if (this.revision > 0) {
      this.bytes[this.length] = 32;
      this.length = writeVarint(this.bytes, this.length + 1, this.revision);
    }
    this.length = append(this.bytes, this.length, 5, kind);
    this.nameLength = append(this.nameBytes, this.nameLength, 5, kind);
  }

  #encodeLabels(wire: WireReader, start: number, limit: number): number {
    let at = start;
    for (let i = 0; i < this.#labels.count; i++) {
      const label = wire.bytes.subarray(this.#labels.startOf(i), this.#labels.endOf(i));
      if (!isUtf8(label)) wire.fail(malformed.utf8);
      if (at + label.length + 4 > limit) this.droppedLabels += 1;
      else at = append(this.bytes, at, 3, label, true);
    }
    return at;
  }

  #text(wire: WireReader, span: Span): Uint8Array {
    const text = wire.bytes.subarray(span.start, span.end);
    if (!isUtf8(text)) wire.fail(malformed.utf8);
    return text;
  }

  #clear(): void {
    this.revision = 0;
    this.droppedLabels = 0;
    this.#name.set(0, 0);
    this.#namespace.set(0, 0);
    this.#kind.set(0, 0);
    this.#labels.count = 0;
  }
}

/** Proto3 leaves an empty value out, unless it is an element of a repeated field. */
function append(
  target: Uint8Array,
  at: number,
  number: number,
  value: Uint8Array,
  isElement = false,
): number {
  if (value.length === 0 && !isElement) return at;
  const start = writeSizedTag(target, at, number, value.length);
  target.set(value, start);
  return start + value.length;
}
