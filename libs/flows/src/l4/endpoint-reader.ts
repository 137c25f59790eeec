import { isUtf8 } from 'node:buffer';
import { sizedFieldSize, writeSizedTag } from '../record-bytes.ts';
import { Span, SpanList } from '../span.ts';
import { malformed, type WireReader } from '../wire-reader.ts';

/** Far above what Kubernetes allows in a namespace, name or kind. */
const maxNameBytes = 1024;

const podKind = ascii('Pod');
const unmanagedKind = ascii('Unmanaged');
const unknownKind = ascii('Unknown');

/**
 * Reads flow.Endpoint and says who it is, as the cloud wants it: kind and name of the first workload, else `Pod` and the
 * pod's name, else `Unmanaged` and the first label, else `Unknown` and `identity-<n>`.
 */
export class EndpointReader {
  readonly labels = new SpanList();
  /** Neither workload nor pod: such an endpoint is told from others by its address. */
  isOutsider = false;
  /** Fields 1 to 3 of cloud.v1.Endpoint, encoded: the first `identityLength` bytes. */
  readonly identityBytes = new Uint8Array(3 * (maxNameBytes + 3));
  identityLength = 0;
  readonly #namespace = new Span();
  readonly #pod = new Span();
  readonly #workloadName = new Span();
  readonly #workloadKind = new Span();
  #workloads = 0;
  #securityIdentity = 0;

  /** Reads what lies from `start` to `end` in the reader's bytes. Answers 0 or the cause of failure, as `malformed` has them. */
  read(wire: WireReader, start: number, end: number): number {
    this.#clear();
    wire.revisit(start, end);
    while (wire.more()) this.#readField(wire, wire.tag());
    if (wire.failure === malformed.none) this.#encodeIdentity(wire);
    return wire.failure;
  }

  #readField(wire: WireReader, tag: number): void {
    if (tag === 2 << 3) this.#securityIdentity = wire.varint();
    else if (tag === sizedTag(3)) wire.place(this.#namespace);
    else if (tag === sizedTag(4)) wire.placeElement(this.labels);
    else if (tag === sizedTag(5)) wire.place(this.#pod);
    else if (tag === sizedTag(6)) this.#readWorkload(wire);
    else wire.skip(tag);
  }

  #readWorkload(wire: WireReader): void {
    this.#workloads += 1;
    const isFirst = this.#workloads === 1;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if (isFirst && tag === sizedTag(1)) wire.place(this.#workloadName);
      else if (isFirst && tag === sizedTag(2)) wire.place(this.#workloadKind);
      else wire.skip(tag);
    }
    wire.leave(outer);
  }

  #encodeIdentity(wire: WireReader): void {
    const { bytes } = wire;
    const text = (span: Span) => bytes.subarray(span.start, span.end);
    this.identityLength = 0;
    this.isOutsider = this.#workloadName.isEmpty && this.#pod.isEmpty;
    let kind = unknownKind;
    let name = ascii(`identity-${this.#securityIdentity}`);
    if (!this.#workloadName.isEmpty) {
      kind = text(this.#workloadKind);
      name = text(this.#workloadName);
    } else if (!this.#pod.isEmpty) {
      kind = podKind;
      name = text(this.#pod);
    } else if (this.labels.count > 0) {
      kind = unmanagedKind;
      name = bytes.subarray(this.labels.startOf(0), this.labels.endOf(0));
    }
    [text(this.#namespace), kind, name].forEach((value, index) => {
      this.#append(wire, index + 1, value);
    });
  }

  #append(wire: WireReader, number: number, value: Uint8Array): void {
    if (value.length > maxNameBytes) wire.fail(malformed.oversized);
    else if (!isUtf8(value)) wire.fail(malformed.utf8);
    else if (sizedFieldSize(value.length) > 0) {
      const at = writeSizedTag(this.identityBytes, this.identityLength, number, value.length);
      this.identityBytes.set(value, at);
      this.identityLength = at + value.length;
    }
  }

  #clear(): void {
    this.labels.count = 0;
    this.#namespace.set(0, 0);
    this.#pod.set(0, 0);
    this.#workloadName.set(0, 0);
    this.#workloadKind.set(0, 0);
    this.#workloads = 0;
    this.#securityIdentity = 0;
  }
}

function sizedTag(number: number): number {
  return (number << 3) | 2;
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
