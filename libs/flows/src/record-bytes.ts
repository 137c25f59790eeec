/** Bytes a varint takes for a whole number from 0 up to 2^53. */
export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size += 1;
  return size;
}

/** Writes a whole number from 0 up to 2^53 and answers the place behind it. */
export function writeVarint(target: Uint8Array, at: number, value: number): number {
  let rest = value;
  let pos = at;
  while (rest >= 0x8000_0000) {
    target[pos++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  while (rest >= 0x80) {
    target[pos++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  target[pos++] = rest;
  return pos;
}

/** Size of a field with a one-byte tag and a length before its value; 0 for an empty value, which proto3 leaves out. */
export function sizedFieldSize(length: number): number {
  return length === 0 ? 0 : 1 + varintSize(length) + length;
}

/** Writes tag and length of a field with a one-byte tag; its value goes where this answers. */
export function writeSizedTag(target: Uint8Array, at: number, number: number, length: number): number {
  target[at] = (number << 3) | 2;
  return writeVarint(target, at + 1, length);
}
