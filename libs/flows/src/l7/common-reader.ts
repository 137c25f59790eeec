import type { Span } from '../span.ts';
import type { WireReader } from '../wire-reader.ts';
import { type AccessLogEntry, type AddressField, addressKind } from './access-log-entry.ts';
import { isName, keyNames } from './field-names.ts';

/** AccessLogCommon. */
export function readCommon(wire: WireReader, entry: AccessLogEntry): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if ((tag & 7) === 2) readSized(wire, entry, tag);
    else if ((tag & 7) === 0) readNumber(wire, entry, tag);
    else wire.skip(tag);
  }
  wire.leave(outer);
}

function readNumber(wire: WireReader, entry: AccessLogEntry, tag: number): void {
  switch (tag >>> 3) {
    case 24:
      entry.attempts = wire.varint();
      break;
    case 27:
      entry.isIntermediate = wire.bool();
      break;
    case 29:
      entry.wireSent = wire.uint64();
      break;
    case 30:
      entry.wireReceived = wire.uint64();
      break;
    case 33:
      entry.logType = wire.varint();
      break;
    default:
      wire.skip(tag);
      break;
  }
}

/** Bit n is field n, where it is read: more fields are passed over than read. */
const readFields = [2, 3, 4, 5, 13, 15, 16, 17, 18, 20, 21, 23, 25, 28].reduce(
  (bits, n) => bits | (1 << n),
  0,
);

function readSized(wire: WireReader, entry: AccessLogEntry, tag: number): void {
  const field = tag >>> 3;
  if (field > 31 || (readFields & (1 << field)) === 0) {
    if (field <= 31) entry.unread |= 1 << field;
    wire.skip(tag);
    return;
  }
  switch (field) {
    case 2:
      readAddress(wire, entry.downstreamRemote);
      break;
    case 3:
      readAddress(wire, entry.downstreamLocal);
      break;
    case 4:
      readTls(wire, entry);
      break;
    case 5:
      readTime(wire, entry);
      break;
    case 13:
      readAddress(wire, entry.upstreamRemote);
      break;
    case 15:
      wire.place(entry.upstreamCluster);
      break;
    case 16:
      readFlags(wire, entry);
      break;
    case 17:
      readMetadata(wire, entry);
      break;
    default:
      readSeldomSized(wire, entry, tag);
      break;
  }
}

function readSeldomSized(wire: WireReader, entry: AccessLogEntry, tag: number): void {
  switch (tag >>> 3) {
    case 18:
      wire.place(entry.upstreamFailure);
      break;
    case 20:
      readAddress(wire, entry.directRemote);
      break;
    case 21:
      readFilterState(wire, entry);
      break;
    case 23:
      readDuration(wire, entry);
      break;
    case 25:
      wire.place(entry.terminationDetails);
      break;
    case 28:
      wire.place(entry.downstreamFailure);
      break;
    default:
      wire.skip(tag);
      break;
  }
}

/** A oneof of three kinds: the last member counts, pieces of one kind add up. */
function readAddress(wire: WireReader, address: AddressField): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    const kind = tag >>> 3;
    if ((tag & 7) === 2 && kind >= addressKind.socket && kind <= addressKind.internal) {
      if (address.kind !== kind) address.clear();
      address.kind = kind;
      readAddressMember(wire, address);
    } else wire.skip(tag);
  }
  wire.leave(outer);
}

/** The text is field 2 but for a pipe's path; only sockets have a port. */
function readAddressMember(wire: WireReader, address: AddressField): void {
  const textTag = address.kind === addressKind.pipe ? (1 << 3) | 2 : (2 << 3) | 2;
  const isSocket = address.kind === addressKind.socket;
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === textTag) wire.place(address.text);
    else if (isSocket && tag === 3 << 3) address.port = wire.varint();
    else if (isSocket && tag === ((4 << 3) | 2)) {
      // A port's name takes the place of its number.
      address.port = 0;
      wire.skip(tag);
    } else wire.skip(tag);
  }
  wire.leave(outer);
}

function readTls(wire: WireReader, entry: AccessLogEntry): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === ((3 << 3) | 2)) wire.place(entry.serverName);
    else if (tag === ((5 << 3) | 2)) readCertificate(wire, entry.peerUri);
    else wire.skip(tag);
  }
  wire.leave(outer);
}

/** The first URI of a certificate. */
function readCertificate(wire: WireReader, uri: Span): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === ((1 << 3) | 2) && uri.isEmpty) readName(wire, uri);
    else wire.skip(tag);
  }
  wire.leave(outer);
}

function readName(wire: WireReader, uri: Span): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === ((1 << 3) | 2)) wire.place(uri);
    else if (tag === ((2 << 3) | 2)) {
      uri.set(0, 0);
      wire.skip(tag);
    } else wire.skip(tag);
  }
  wire.leave(outer);
}

function readTime(wire: WireReader, entry: AccessLogEntry): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === 1 << 3) entry.startSeconds = wire.int64();
    else if (tag === 2 << 3) entry.startNanos = wire.varint() | 0;
    else wire.skip(tag);
  }
  wire.leave(outer);
}

function readDuration(wire: WireReader, entry: AccessLogEntry): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === 1 << 3) entry.durationSeconds = wire.int64();
    else if (tag === 2 << 3) entry.durationNanos = wire.varint() | 0;
    else wire.skip(tag);
  }
  wire.leave(outer);
}

const unauthorized = 13;
const lastFlag = 28;

function readFlags(wire: WireReader, entry: AccessLogEntry): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    const number = tag >>> 3;
    if ((tag & 7) === 0 && number >= 1 && number <= lastFlag && number !== unauthorized) {
      const bit = 1 << number;
      entry.flags = wire.bool() ? entry.flags | bit : entry.flags & ~bit;
    } else {
      if (number === unauthorized && (tag & 7) === 2) entry.flags |= 1 << unauthorized;
      wire.skip(tag);
    }
  }
  wire.leave(outer);
}

const key = { start: 0, end: 0 };
const value = { start: 0, end: 0 };

/** An entry of a map with message values: where key and value lie, the last of each. */
function readMapEntry(wire: WireReader): void {
  key.start = key.end = value.start = value.end = 0;
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag !== ((1 << 3) | 2) && tag !== ((2 << 3) | 2)) {
      wire.skip(tag);
      continue;
    }
    const end = wire.sized();
    if (wire.failure !== 0) break;
    const place = tag === ((1 << 3) | 2) ? key : value;
    place.start = wire.pos;
    place.end = end;
    wire.pos = end;
  }
  wire.leave(outer);
}

function readMetadata(wire: WireReader, entry: AccessLogEntry): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag !== ((1 << 3) | 2)) {
      wire.skip(tag);
      continue;
    }
    readMapEntry(wire);
    const { bytes } = wire;
    if (isName(bytes, key.start, key.end, keyNames.httpRbac)) entry.rbacMetadata.set(value.start, value.end);
    else if (isName(bytes, key.start, key.end, keyNames.networkRbac))
      entry.rbacMetadata.set(value.start, value.end);
  }
  wire.leave(outer);
}

function readFilterState(wire: WireReader, entry: AccessLogEntry): void {
  readMapEntry(wire);
  if (wire.failure === 0) peerOf(wire.bytes, entry)?.set(value.start, value.end);
}

/** Told apart by their lengths first. */
function peerOf(bytes: Uint8Array, entry: AccessLogEntry): Span | undefined {
  const { start, end } = key;
  switch (end - start) {
    case 13:
      return isName(bytes, start, end, keyNames.upstreamPeer) ? entry.upstreamPeer : undefined;
    case 15:
      return isName(bytes, start, end, keyNames.downstreamPeer) ? entry.downstreamPeer : undefined;
    case 18:
      return isName(bytes, start, end, keyNames.wasmUpstreamPeer) ? entry.wasmUpstreamPeer : undefined;
    case 20:
      return isName(bytes, start, end, keyNames.wasmDownstreamPeer) ? entry.wasmDownstreamPeer : undefined;
    default:
      return undefined;
  }
}
