import { Span, SpanList } from '../span.ts';
import { WireReader } from '../wire-reader.ts';
import { AccessLogEntry } from './access-log-entry.ts';
import { readCommon } from './common-reader.ts';
import { readRequest, readResponse } from './http-reader.ts';

const sized = 2;
/** More than the receiver takes. */
const maxMessageBytes = 64 * 1024 * 1024;

/** What a message holds: Envoy sends one kind, a relay could mix. */
export const entryKind = { none: 0, http: 1, tcp: 2 } as const;

/**
 * Reads envoy.service.accesslog.v3.StreamAccessLogsMessage: where identifier and entries lie, then one entry after the
 * other into the same object. Nothing is made per entry. What it accepts means what the generated decoder makes of it.
 */
export class AccessLogReader {
  readonly wire = new WireReader(maxMessageBytes);
  readonly entry = new AccessLogEntry();
  readonly identifier = new Span();
  readonly entries = new SpanList();
  kind: number = entryKind.none;

  /** Answers 0, or the cause (see `malformed`); entries found before it are good. */
  readMessage(message: Uint8Array): number {
    const { wire } = this;
    wire.load(message);
    this.identifier.set(0, 0);
    this.entries.count = 0;
    this.kind = entryKind.none;
    while (wire.more()) {
      const tag = wire.tag();
      if (tag === ((1 << 3) | sized)) this.#placeIdentifier();
      else if (tag === ((2 << 3) | sized)) this.#placeEntries(entryKind.http);
      else if (tag === ((3 << 3) | sized)) this.#placeEntries(entryKind.tcp);
      else wire.skip(tag);
    }
    return wire.failure;
  }

  /** Fills `entry` with the entry at `index` and answers 0, or the cause, and then `entry` means nothing. */
  readEntry(index: number): number {
    const { wire, entry, entries } = this;
    entry.clear();
    wire.failure = 0;
    wire.revisit(entries.startOf(index), entries.endOf(index));
    if (this.kind === entryKind.http) this.#readHttpEntry();
    else this.#readTcpEntry();
    return wire.failure;
  }

  /** In pieces it is joined, as protobuf has it. */
  #placeIdentifier(): void {
    const { wire, identifier } = this;
    const { start, end, isEmpty } = identifier;
    wire.place(identifier);
    if (isEmpty || wire.failure !== 0) return;
    const piece = { start: identifier.start, end: identifier.end };
    identifier.set(start, end);
    wire.join(identifier, piece.start, piece.end);
  }

  /** Of a oneof the last member counts, and pieces of the same one add up. */
  #placeEntries(kind: number): void {
    const { wire } = this;
    if (this.kind !== kind) this.entries.count = 0;
    this.kind = kind;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if (tag === ((1 << 3) | sized)) wire.placeElement(this.entries);
      else wire.skip(tag);
    }
    wire.leave(outer);
  }

  #readHttpEntry(): void {
    const { wire, entry } = this;
    while (wire.more()) {
      const tag = wire.tag();
      if (tag === ((1 << 3) | sized)) readCommon(wire, entry);
      else if (tag === 2 << 3) entry.version = wire.varint();
      else if (tag === ((3 << 3) | sized)) readRequest(wire, entry);
      else if (tag === ((4 << 3) | sized)) readResponse(wire, entry);
      else wire.skip(tag);
    }
  }

  #readTcpEntry(): void {
    const { wire, entry } = this;
    while (wire.more()) {
      const tag = wire.tag();
      if (tag === ((1 << 3) | sized)) readCommon(wire, entry);
      else if (tag === ((2 << 3) | sized)) this.#readConnection();
      else wire.skip(tag);
    }
  }

  #readConnection(): void {
    const { wire, entry } = this;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if (tag === 1 << 3) entry.connectionReceived = wire.uint64();
      else if (tag === 2 << 3) entry.connectionSent = wire.uint64();
      else wire.skip(tag);
    }
    wire.leave(outer);
  }
}
