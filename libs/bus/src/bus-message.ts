import { headerLines, type Msg } from './nats-client.ts';

/** A message as stored in a stream. Nothing in it throws, whatever bytes were published. */
export interface BusMessage {
  readonly stream: string;
  readonly subject: string;
  readonly sequence: number;
  /** When it was stored, in milliseconds since the epoch by the server's clock. */
  readonly timeMs: number;
  readonly payload: Uint8Array;
  /** Creation time of the stream it was read from, as the server writes it. */
  readonly streamCreated: string;
  /**
   * Messages that were behind it when the server sent it, also those that a reader's filter leaves out; 0 from
   * `readLast`.
   */
  readonly pending: number;
  /** The first value; undefined where there is none, or where the headers cannot be decoded. */
  header(name: string): string | undefined;
}

/** What the reply subject of a delivered message says about it. */
export interface DeliveryFacts {
  readonly streamSequence: number;
  /** Counts the consumer's deliveries from 1 without a gap. */
  readonly consumerSequence: number;
  readonly timeMs: number;
  readonly pending: number;
}

/**
 * Reads `$JS.ACK.<stream>.<consumer>.<delivered>.<stream seq>.<consumer seq>.<time ns>.<pending>`, or the longer form
 * with a domain and an account in front of the stream and perhaps a token behind (NATS ADR-15). Undefined where it is
 * neither.
 */
export function parseAckSubject(reply: string | undefined): DeliveryFacts | undefined {
  if (!reply?.startsWith('$JS.ACK.')) return undefined;
  const tokens = reply.split('.');
  const first = tokens.length === 9 ? 5 : 7;
  const streamSequence = Number(tokens[first]);
  const consumerSequence = Number(tokens[first + 1]);
  const timeMs = Number(tokens[first + 2]) / 1e6;
  const pending = Number(tokens[first + 3]);
  if (Number.isNaN(streamSequence + consumerSequence + timeMs + pending)) return undefined;
  return { streamSequence, consumerSequence, timeMs, pending };
}

/** A message that a consumer delivered. */
export class DeliveredMessage implements BusMessage {
  readonly stream: string;
  readonly streamCreated: string;
  readonly sequence: number;
  readonly timeMs: number;
  readonly pending: number;
  readonly #message: Msg;
  #headerLines: string | undefined;

  constructor(
    message: Msg,
    facts: DeliveryFacts,
    stream: { readonly name: string; readonly created: string },
  ) {
    this.#message = message;
    this.stream = stream.name;
    this.streamCreated = stream.created;
    this.sequence = facts.streamSequence;
    this.timeMs = facts.timeMs;
    this.pending = facts.pending;
  }

  get subject(): string {
    return this.#message.subject;
  }

  get payload(): Uint8Array {
    return this.#message.data;
  }

  header(name: string): string | undefined {
    this.#headerLines ??= headerLines(this.#message) ?? '';
    return valueIn(this.#headerLines, name);
  }
}

/** The first value of a header in lines that end with CR LF; its name is compared as it is written. */
function valueIn(lines: string, name: string): string | undefined {
  const start = lines.indexOf(`\r\n${name}:`);
  if (start < 0) return undefined;
  const from = start + name.length + 3;
  const end = lines.indexOf('\r\n', from);
  return lines.slice(from, end < 0 ? undefined : end).trim();
}
