import { afterBlanks, closeBracket, comma, endOfString, nesting, openBracket, quote } from './json-bounds.ts';
import { KubeProtocolError } from './kube-error.ts';
import {
  type ScannedValue,
  scanValue,
  takeText,
  toUnreadFields,
  type UnreadFields,
} from './unread-fields.ts';

/** A list as the API server wrote it, its items still text. */
export interface ListBody {
  /** What stands beside the items. */
  readonly envelope: unknown;
  /** Parses one item at a time: parsed all at once, a page outlives the young generation, and collecting it costs more than reading it. */
  readonly items: Iterable<unknown>;
}

const nothing = toUnreadFields([]);

const beforeItems = /"items"\s*:\s*\[$/;

/**
 * `unread`: fields of the items whose values come as null.
 * @throws KubeProtocolError where the body is no JSON object with an array `items`; from `items`, where one is no JSON
 */
export function parseListBody(path: string, body: Buffer, unread: UnreadFields = nothing): ListBody {
  const malformed = (cause?: unknown): KubeProtocolError =>
    new KubeProtocolError('KUBE_MALFORMED', `the answer to ${path} is not a list`, cause);
  const found = findItems(body, unread);
  if (found === undefined) throw malformed();
  const parse = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw malformed(error);
    }
  };
  const { start, end, items } = found;
  return {
    envelope: parse(body.toString('utf8', 0, start) + body.toString('utf8', end)),
    items: eachItem(body, items, parse),
  };
}

function* eachItem(
  body: Buffer,
  items: readonly ScannedValue[],
  parse: (text: string) => unknown,
): Generator<unknown> {
  for (const item of items) yield parse(takeText(body, item));
}

interface FoundItems {
  /** Behind the opening bracket. */
  readonly start: number;
  /** The closing bracket. */
  readonly end: number;
  readonly items: readonly ScannedValue[];
}

/** Undefined where no array `items` of the outermost object is found and closed. */
function findItems(body: Buffer, unread: UnreadFields): FoundItems | undefined {
  const start = startOfItems(body);
  const items: ScannedValue[] = [];
  let at = afterBlanks(body, start);
  if (body[at] === closeBracket) return { start, end: at, items };
  while (at < body.length) {
    const item = scanValue(body, at, unread);
    items.push(item);
    const end = afterBlanks(body, item.end);
    if (body[end] === closeBracket) return { start, end, items };
    if (body[end] !== comma) return undefined;
    at = afterBlanks(body, end + 1);
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
