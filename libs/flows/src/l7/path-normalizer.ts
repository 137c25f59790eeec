const slash = 0x2f;
const maxSegments = 16;
const maxBytes = 512;
const longSegment = 64;

const placeholders = {
  id: Buffer.from('{id}'),
  uuid: Buffer.from('{uuid}'),
  hash: Buffer.from('{hash}'),
  token: Buffer.from('{token}'),
  rest: Buffer.from('{rest}'),
};

/**
 * What each byte adds to the tally of its segment: digits, hex letters, other letters and telling bytes have eight bits
 * each, so that one addition counts a byte. No tally is of more than `longSegment` bytes.
 */
const weights = new Int32Array(256);
const digit = 1;
const hexLetter = 1 << 8;
const letter = 1 << 16;
const personal = 1 << 24;
/** No weights: here ends a path, a segment, or the text of a segment. */
const pathEnd = -1;
const segmentEnd = -2;
const parameters = -3;
for (let byte = 0; byte < 256; byte++) weights[byte] = weightOf(byte);

function weightOf(byte: number): number {
  const text = String.fromCharCode(byte);
  if (/[0-9]/.test(text)) return digit;
  if (/[a-fA-F]/.test(text)) return hexLetter;
  if (/[a-zA-Z]/.test(text)) return letter;
  if (text === '?' || text === '#') return pathEnd;
  if (text === '/') return segmentEnd;
  if (text === ';') return parameters;
  return byte <= 0x20 || byte >= 0x7f || /[@%=]/.test(text) ? personal : 0;
}

/**
 * The path without what belongs to a single request or person: query and path parameters cut, segments that are ids replaced
 * by what kind of id they are. The result lies in `bytes` from 0 to `length`, and is ASCII.
 */
export class PathNormalizer {
  readonly bytes = new Uint8Array(maxBytes + 16);
  readonly view = new DataView(this.bytes.buffer);
  length = 0;

  normalize(source: Uint8Array, start: number, end: number): void {
    this.length = 0;
    let at = start;
    for (let segments = 0; at < end && weights[source[at] as number] !== pathEnd; segments++) {
      if (source[at] === slash) this.bytes[this.length++] = slash;
      else at -= 1;
      if (segments >= maxSegments || this.length > maxBytes - 80) {
        this.#put(placeholders.rest);
        return;
      }
      at = this.#segment(source, at + 1, end);
    }
  }

  /** Takes one segment over and answers where the next one's slash stands. */
  #segment(source: Uint8Array, start: number, end: number): number {
    const { bytes, length: before } = this;
    const most = Math.min(end, start + longSegment);
    let length = before;
    let tally = 0;
    let at = start;
    for (; at < most; at++) {
      const byte = source[at] as number;
      const weight = weights[byte] as number;
      if (weight < 0) break;
      tally += weight;
      bytes[length++] = byte;
    }
    const isLong = at === most && at < end && (weights[source[at] as number] as number) >= 0;
    const placeholder = isLong ? placeholders.token : placeholderOf(length - before, tally);
    this.length = placeholder ? before : length;
    if (placeholder) this.#put(placeholder);
    return behindSegment(source, at, end);
  }

  #put(text: Uint8Array): void {
    for (let at = 0; at < text.length; at++) this.bytes[this.length++] = text[at] as number;
  }
}

/** From within a segment to where it ends. */
function behindSegment(source: Uint8Array, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const weight = weights[source[at] as number];
    if (weight === segmentEnd || weight === pathEnd) break;
  }
  return at;
}

/** What a segment is replaced by, judged by its tally; undefined for one that stays. */
function placeholderOf(length: number, tally: number): Uint8Array | undefined {
  if (tally >= personal) return placeholders.token;
  const digits = tally & 0xff;
  const letters = tally >>> 16;
  const hexDigits = digits + ((tally >>> 8) & 0xff);
  if (digits === 0) return length >= 40 ? placeholders.token : undefined;
  if (digits === length) return placeholders.id;
  if (letters === 0 && length === 36 && hexDigits === 32) return placeholders.uuid;
  if (letters === 0 && length >= 12 && hexDigits === length) return placeholders.hash;
  if (length >= 20 && digits >= 3) return placeholders.token;
  return digits >= 4 ? placeholders.id : undefined;
}
