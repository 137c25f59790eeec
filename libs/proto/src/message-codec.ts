import type { Reader, Writer } from 'protobufjs';
import * as packages from '../generated/codecs.js';

/** What is used of a generated class. */
export interface MessageCodec<T extends object = object> {
  encode(message: T, writer?: Writer): Writer;
  decode(bytes: Reader | Uint8Array, length?: number): T;
}

/** Bytes that are not a message of the type they were said to be; `cause` is what the decoder met. */
export class MalformedMessageError extends Error {
  readonly code = 'MESSAGE_MALFORMED';
  readonly type: string;

  constructor(type: string, cause: unknown) {
    super(`not a ${type}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'MalformedMessageError';
    this.type = type;
  }
}

/**
 * The codec of a message by its full name, as in the header `Kestrel-Type`.
 * @throws RangeError when proto/ has no such message.
 */
export function messageCodec(type: string): MessageCodec {
  let found: unknown = packages;
  for (const part of type.split('.')) {
    found = isContainer(found) && Object.hasOwn(found, part) ? found[part] : undefined;
  }
  if (!isCodec(found)) throw new RangeError(`there is no message ${type}`);
  return found;
}

/** @throws MalformedMessageError when the bytes are not a `type`. */
export function decodeMessage(type: string, bytes: Uint8Array): object {
  const codec = messageCodec(type);
  try {
    return codec.decode(bytes);
  } catch (cause) {
    throw new MalformedMessageError(type, cause);
  }
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isCodec(value: unknown): value is MessageCodec {
  if (!isContainer(value)) return false;
  const { encode, decode } = value;
  return typeof encode === 'function' && typeof decode === 'function';
}
