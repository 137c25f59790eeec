import { writeSizedTag, writeVarint } from '../record-bytes.ts';
import type { SpanList } from '../span.ts';
import type { WireReader } from '../wire-reader.ts';
import { isName, startsWithName } from './field-names.ts';

/** Never passed on, whatever is configured. */
const secret = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-forwarded-for',
  'x-forwarded-client-cert',
]);
const maxValueBytes = 256;
const maxBytes = 4096;
const contentType = Buffer.from('content-type');
const grpcStatus = Buffer.from('grpc-status');
const grpcContent = Buffer.from('application/grpc');

/** Picks from an entry's headers the few that are wanted. An allowlist: what is not named stays here. */
export class HeaderFilter {
  /** The chosen headers as fields of HTTPAccessLogData, up to `length`. */
  readonly bytes = new Uint8Array(maxBytes + 8);
  readonly view = new DataView(this.bytes.buffer);
  length = 0;
  isGrpc = false;
  /** -1 where no header told it. */
  grpcStatus = -1;
  readonly #allowed: readonly Uint8Array[];
  #keyStart = 0;
  #keyEnd = 0;
  #valueStart = 0;
  #valueEnd = 0;

  constructor(allowed: readonly string[]) {
    const names = allowed.map((name) => name.toLowerCase()).filter((name) => !secret.has(name));
    this.#allowed = [...new Set(names)].map((name) => Buffer.from(name));
  }

  startEntry(): void {
    this.isGrpc = false;
    this.grpcStatus = -1;
  }

  /** Reads headers and puts the chosen ones into `bytes`, each as field `number`. */
  read(wire: WireReader, headers: SpanList, number: number): void {
    this.length = 0;
    for (let i = 0; i < headers.count; i++) {
      wire.revisit(headers.startOf(i), headers.endOf(i));
      this.#readPair(wire);
      if (wire.failure !== 0) return;
      this.#look(wire.bytes);
      if (this.#isAllowed(wire.bytes)) this.#append(wire.bytes, number);
    }
  }

  #readPair(wire: WireReader): void {
    this.#keyStart = this.#keyEnd = this.#valueStart = this.#valueEnd = 0;
    while (wire.more()) {
      const tag = wire.tag();
      if (tag !== 0x0a && tag !== 0x12) {
        wire.skip(tag);
        continue;
      }
      const end = wire.sized();
      if (wire.failure !== 0) return;
      if (tag === 0x0a) {
        this.#keyStart = wire.pos;
        this.#keyEnd = end;
      } else {
        this.#valueStart = wire.pos;
        this.#valueEnd = end;
      }
      wire.pos = end;
    }
  }

  #look(bytes: Uint8Array): void {
    if (isName(bytes, this.#keyStart, this.#keyEnd, contentType))
      this.isGrpc ||= startsWithName(bytes, this.#valueStart, this.#valueEnd, grpcContent);
    else if (isName(bytes, this.#keyStart, this.#keyEnd, grpcStatus)) this.#readStatus(bytes);
  }

  #readStatus(bytes: Uint8Array): void {
    const text = Buffer.from(
      bytes.subarray(this.#valueStart, Math.min(this.#valueEnd, this.#valueStart + 8)),
    );
    this.isGrpc = true;
    this.grpcStatus = /^\d{1,2}$/.test(text.toString('latin1')) ? Number(text.toString('latin1')) : 2;
  }

  #isAllowed(bytes: Uint8Array): boolean {
    return this.#allowed.some((name) => isName(bytes, this.#keyStart, this.#keyEnd, name));
  }

  #append(bytes: Uint8Array, number: number): void {
    const raw = Buffer.from(
      bytes.subarray(this.#valueStart, Math.min(this.#valueEnd, this.#valueStart + maxValueBytes)),
    );
    const value = Buffer.from(raw.toString());
    const key = bytes.subarray(this.#keyStart, this.#keyEnd);
    const size = pairSize(key.length, value.length);
    if (this.length + size + 4 > maxBytes) return;
    let at = writeSizedTag(this.bytes, this.length, number, size);
    at = writeSizedTag(this.bytes, at, 1, key.length);
    this.bytes.set(key, at);
    at = writeSizedTag(this.bytes, at + key.length, 2, value.length);
    this.bytes.set(value, at);
    this.length = at + value.length;
  }
}

function pairSize(key: number, value: number): number {
  const scratch = new Uint8Array(8);
  return 2 + writeVarint(scratch, 0, key) + writeVarint(scratch, 0, value) + key + value;
}
