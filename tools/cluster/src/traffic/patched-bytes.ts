/** Where a pattern stands in an encoded message. */
export function placesOf(bytes: Buffer, pattern: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + pattern.length)) {
    places.push(at);
  }
  return places;
}

export function varint(value: number, bytes: number): Buffer {
  const written = Buffer.alloc(bytes);
  writeVarint(written, 0, value, bytes);
  return written;
}

/** A varint of a given length: a small value is written with zeros behind it, which every decoder takes. */
export function writeVarint(target: Buffer, at: number, value: number, bytes: number): void {
  let rest = value;
  for (let index = 0; index < bytes - 1; index += 1) {
    target[at + index] = (rest & 0x7f) | 0x80;
    rest = Math.floor(rest / 128);
  }
  target[at + bytes - 1] = rest;
}

/** Lower-case digits, with zeros in front. */
export function writeHex(target: Buffer, at: number, value: number, digits: number): void {
  let rest = value;
  for (let index = digits - 1; index >= 0; index -= 1) {
    const digit = rest % 16;
    target[at + index] = digit < 10 ? 48 + digit : 87 + digit;
    rest = Math.floor(rest / 16);
  }
}
