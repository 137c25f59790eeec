import { placesOf, varint, writeHex, writeVarint } from '../traffic/patched-bytes.ts';

/** What tells one call from the others of its kind between the same pods. */
export interface CallStamp {
  readonly seconds: number;
  readonly nanos: number;
  /** The client's ephemeral port, at least 16,384. */
  readonly port: number;
  /** With the sequence number, the stream id. */
  readonly incarnation: number;
  readonly sequence: number;
}

const anySeconds = 0x6a01_2345;
const anyNanos = 0x3a6b_5c4d;
const anyPort = 54_321;
const anyId = '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0';

/** Stand for the stamp in the entry that a template is made of. */
export const anyStamp = {
  start_time: { seconds: anySeconds, nanos: anyNanos },
  stream_id: anyId,
  port: anyPort,
} as const;

/** One entry, encoded once as an element of `log_entry`: each call gets a copy in which a few bytes are written anew. */
export class EntryTemplate {
  readonly #bytes: Buffer;
  readonly #seconds: readonly number[];
  readonly #nanos: readonly number[];
  readonly #ports: readonly number[];
  readonly #ids: readonly number[];

  /** @param entry bytes of an entry made with `anyStamp` */
  constructor(entry: Uint8Array) {
    this.#bytes = Buffer.concat([Buffer.of(0x0a), lengthOf(entry), entry]);
    this.#seconds = placesOf(this.#bytes, varint(anySeconds, 5));
    this.#nanos = placesOf(this.#bytes, varint(anyNanos, 5));
    this.#ports = placesOf(this.#bytes, Buffer.concat([Buffer.of(0x18), varint(anyPort, 3)]));
    this.#ids = placesOf(this.#bytes, Buffer.from(anyId));
  }

  make({ seconds, nanos, port, incarnation, sequence }: CallStamp): Buffer {
    const entry = Buffer.from(this.#bytes);
    for (const at of this.#seconds) writeVarint(entry, at, seconds, 5);
    for (const at of this.#nanos) writeVarint(entry, at, nanos, 5);
    for (const at of this.#ports) writeVarint(entry, at + 1, port, 3);
    for (const at of this.#ids) {
      writeHex(entry, at, incarnation, 8);
      writeHex(entry, at + 24, sequence, 12);
    }
    return entry;
  }
}

/** A length as the shortest varint. */
export function lengthOf({ length }: { readonly length: number }): Buffer {
  let bytes = 1;
  while (length >= 128 ** bytes) bytes += 1;
  return varint(length, bytes);
}
