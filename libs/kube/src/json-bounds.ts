/** Finds where values of a JSON text begin and end, without reading them. Given no JSON it finds something, and ends. */

export const quote = 0x22;
export const comma = 0x2c;
export const colon = 0x3a;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
const backslash = 0x5c;

/** How much deeper a byte outside of strings leads. */
export const nesting = new Int8Array(256);
for (const byte of Buffer.from('{[')) nesting[byte] = 1;
for (const byte of Buffer.from('}]')) nesting[byte] = -1;

const isBlank = new Uint8Array(256);
for (const byte of Buffer.from(' \t\r\n')) isBlank[byte] = 1;

/** What stands behind a number or a word. */
const endsWord = new Uint8Array(256);
for (const byte of Buffer.from(' \t\r\n,:[]{}"')) endsWord[byte] = 1;

export function afterBlanks(body: Buffer, start: number): number {
  let at = start;
  while (isBlank[body[at] as number] === 1) at += 1;
  return at;
}

/** The closing quote of a string that begins at `start`; the body's length where it has none. */
export function endOfString(body: Buffer, start: number): number {
  for (let at = start + 1; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === quote) return at;
    if (byte === backslash) at += 1;
  }
  return body.length;
}

/** Behind the value that begins at `start`; the body's length where it has no end, `start` where there is none. */
export function endOfValue(body: Buffer, start: number): number {
  const first = body[start] as number;
  if (first === quote) return Math.min(endOfString(body, start) + 1, body.length);
  return nesting[first] === 1 ? endOfNested(body, start) : endOfWord(body, start);
}

function endOfNested(body: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < body.length; at += 1) {
    const byte = body[at] as number;
    if (byte === quote) {
      at = endOfString(body, at);
    } else {
      depth += nesting[byte] as number;
      if (depth === 0) return at + 1;
    }
  }
  return body.length;
}

function endOfWord(body: Buffer, start: number): number {
  let at = start;
  while (at < body.length && endsWord[body[at] as number] === 0) at += 1;
  return at;
}
