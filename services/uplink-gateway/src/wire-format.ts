/**
 * Whether bytes can be a protobuf message at all: known wire types, field numbers above 0, every field ending where the
 * next begins. Looks at the top level only, so it costs a few steps and knows no message; what passes can still be
 * nonsense further down.
 */
export function isWireFormat(bytes: Uint8Array): boolean {
  let offset = 0;
  while (offset < bytes.length) {
    const tag = readVarint(bytes, offset);
    if (!tag || tag.value < 8) return false;
    const end = skipValue(bytes, tag.end, tag.value & 7);
    if (end === undefined || end > bytes.length) return false;
    offset = end;
  }
  return true;
}

function skipValue(bytes: Uint8Array, offset: number, wireType: number): number | undefined {
  switch (wireType) {
    case 0:
      return readVarint(bytes, offset)?.end;
    case 1:
      return offset + 8;
    case 2: {
      const length = readVarint(bytes, offset);
      return length && length.end + length.value;
    }
    case 5:
      return offset + 4;
    default:
      return undefined;
  }
}

function readVarint(bytes: Uint8Array, offset: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = bytes[offset + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: offset + index + 1 };
  }
  return undefined;
}
