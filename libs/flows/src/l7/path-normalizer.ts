const slash = 0x2f;
const maxSegments = 16;
const maxBytes = 512;

const placeholders = {
  id: Buffer.from('{id}'),
  uuid: Buffer.from('{uuid}'),
  hash: Buffer.from('{hash}'),
  token: Buffer.from('{token}'),
  rest: Buffer.from('{rest}'),
};

/** Class of each byte: 1 digit, 2 hex letter, 3 other letter, 4 end of path, 5 end of segment's text, 6 telling, 0 other. */
const classes = new Uint8Array(256);
const digit = 1;
const hexLetter = 2;
const letter = 3;
const pathEnd = 4;
const parameters = 5;
const personal = 6;
for (let byte = 0; byte < 256; byte++) classes[byte] = classOf(byte);

function classOf(byte: number): number {
  const text = String.fromCharCode(byte);
  if (/[0-9]/.test(text)) return digit;
  if (/[a-fA-F]/.test(text)) return hexLetter;
  if (/[a-zA-Z]/.test(text)) return letter;
  if (text === '?' || text === '#') return pathEnd;
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
  /** Bytes of a segment by their class. */
  readonly #counts = new Uint32Array(personal + 1);

  normalize(source: Uint8Array, start: number, end: number): void {
    this.length = 0;
    let at = start;
    for (let segments = 0; at < end && classes[source[at] as number] !== pathEnd; segments++) {
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
    const counts = this.#counts.fill(0);
    let textEnd = -1;
    let at = start;
    for (; at < end; at++) {
      const byte = source[at] as number;
      const kind = classes[byte] as number;
      if (byte === slash || kind === pathEnd) break;
      if (textEnd >= 0) continue;
      if (kind === parameters) textEnd = at;
      else (counts[kind] as number) += 1;
    }
    const length = (textEnd >= 0 ? textEnd : at) - start;
    const placeholder = placeholderOf(length, counts);
    if (placeholder) this.#put(placeholder);
    else this.#copy(source, start, start + length);
    return at;
  }

  #put(text: Uint8Array): void {
    this.bytes.set(text, this.length);
    this.length += text.length;
  }

  #copy(source: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at++) this.bytes[this.length++] = source[at] as number;
  }
}

const longSegment = 64;

/** What a segment is replaced by, judged by how many bytes of each class it has; undefined for one that stays. */
function placeholderOf(length: number, counts: Uint32Array): Uint8Array | undefined {
  const digits = counts[digit] as number;
  const letters = counts[letter] as number;
  const hexDigits = digits + (counts[hexLetter] as number);
  if (counts[personal] !== 0 || length > longSegment) return placeholders.token;
  if (digits === 0) return length >= 40 ? placeholders.token : undefined;
  if (digits === length) return placeholders.id;
  if (letters === 0 && length === 36 && hexDigits === 32) return placeholders.uuid;
  if (letters === 0 && length >= 12 && hexDigits === length) return placeholders.hash;
  if (length >= 20 && digits >= 3) return placeholders.token;
  return digits >= 4 ? placeholders.id : undefined;
}
