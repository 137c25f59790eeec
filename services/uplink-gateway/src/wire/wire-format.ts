/**
 * Whether bytes can be a protobuf message at all: known wire types, field numbers above 0, every field ending where the
 * next begins. Looks at the top level only, so it costs a few steps and knows no message; what passes can still be
 * nonsense further down.
 */
export function isWireFormat(bytes: Uint8Array, start = 0, end = bytes.length): boolean {
  let at = start;
  while (at < end) {
    const tag = bytes[at] as number;
    // Nearly every tag and every length has one byte.
    const isShort = tag < 0x80;
    const wireType = tag & 7;
    if (isShort ? tag < 8 : readLong(bytes, at, end) < 8) return false;
    at = skipValue(bytes, isShort ? at + 1 : skipVarint(bytes, at, end), { wireType, end });
    if (at < 0 || at > end) return false;
  }
  return true;
}

/** Where the value of a field ends; -1 where it cannot be one. May be beyond `end`. */
function skipValue(
  bytes: Uint8Array,
  at: number,
  { wireType, end }: { readonly wireType: number; readonly end: number },
): number {
  if (at < 0) return -1;
  if (wireType === 2) {
    const length = bytes[at] as number;
    if (at < end && length < 0x80) return at + 1 + length;
    const body = skipVarint(bytes, at, end);
    return body < 0 ? -1 : body + readLong(bytes, at, end);
  }
  if (wireType === 0) return skipVarint(bytes, at, end);
  if (wireType === 1) return at + 8;
  return wireType === 5 ? at + 4 : -1;
}

/** Where the varint ends; -1 where there is none. */
function skipVarint(bytes: Uint8Array, at: number, end: number): number {
  const last = Math.min(end, at + 10);
  for (let index = at; index < last; index++) {
    if ((bytes[index] as number) < 0x80) return index + 1;
  }
  return -1;
}

/** Value of a varint; beyond 2^53 inexact, which is too large for anything anyway. */
function readLong(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  let scale = 1;
  const last = Math.min(end, at + 10);
  for (let index = at; index < last; index++) {
    const byte = bytes[index] as number;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
    scale *= 0x80;
  }
  return 0;
}
