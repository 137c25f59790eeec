import { KubeProtocolError } from './kube-error.ts';

/** A list as the API server wrote it, its items still text. */
export interface ListBody {
  /** What stands beside the items. */
  readonly envelope: unknown;
  /** Parses one item at a time: parsed all at once, a page outlives the young generation, and collecting it costs more than reading it. */
  readonly items: Iterable<unknown>;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBracket = 0x5b;

/** How much deeper a byte outside of strings leads. */
const nesting = new Int8Array(256);
for (const byte of Buffer.from('{[')) nesting[byte] = 1;
for (const byte of Buffer.from('}]')) nesting[byte] = -1;

const beforeItems = /"items"\s*:\s*\[$/;

/** @throws KubeProtocolError where the body is no JSON object with an array `items`; from `items`, where one is no JSON */
export function parseListBody(path: string, body: Buffer): ListBody {
  const malformed = (cause?: unknown): KubeProtocolError =>
    new KubeProtocolError('KUBE_MALFORMED', `the answer to ${path} is not a list`, cause);
  const bounds = findItems(body);
  if (bounds === undefined) throw malformed();
  const [start = 0] = bounds;
  const end = bounds.at(-1) ?? 0;
  const parse = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw malformed(error);
    }
  };
  return {
    envelope: parse(body.toString('utf8', 0, start) + body.toString('utf8', end)),
    items: eachItem(body, bounds, parse),
  };
}

function* eachItem(
  body: Buffer,
  bounds: readonly number[],
  parse: (text: string) => unknown,
): Generator<unknown> {
  for (let index = 0; index + 1 < bounds.length; index += 1) {
    // Between two items stands a comma, which belongs to neither.
    const start = (bounds[index] as number) + (index === 0 ? 0 : 1);
    yield parse(body.toString('utf8', start, bounds[index + 1]));
  }
}

/**
 * Where the items begin, each comma between two of them, and where they end; one number where there are none. Undefined
 * where no array `items` of the outermost object is found and closed.
 */
function findItems(body: Buffer): number[] | undefined {
  const start = startOfItems(body);
  const bounds = [start];
  let depth = 1;
  for (let at = start; at < body.length; at += 1) {
    const byte = body[at] as number;
    if (byte === quote) at = endOfString(body, at);
    else if (byte === comma && depth === 1) bounds.push(at);
    else depth += nesting[byte] as number;
    if (depth === 0) return closeItems(body, bounds, at);
  }
  return undefined;
}

/** The body's length where there is no such array. */
function startOfItems(body: Buffer): number {
  let depth = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] as number;
    if (byte === quote) at = endOfString(body, at);
    else depth += nesting[byte] as number;
    if (byte === openBracket && depth === 2 && isItems(body, at)) return at + 1;
  }
  return body.length;
}

function isItems(body: Buffer, openedAt: number): boolean {
  return beforeItems.test(body.toString('latin1', Math.max(0, openedAt - 32), openedAt + 1));
}

function closeItems(body: Buffer, bounds: number[], closedAt: number): number[] {
  const isEmpty = bounds.length === 1 && body.toString('latin1', bounds[0], closedAt).trim() === '';
  if (isEmpty) return [closedAt];
  bounds.push(closedAt);
  return bounds;
}

/** The closing quote of a string that begins at `start`; the body's length where it has none. */
function endOfString(body: Buffer, start: number): number {
  for (let at = start + 1; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === quote) return at;
    if (byte === backslash) at += 1;
  }
  return body.length;
}
