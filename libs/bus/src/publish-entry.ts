import type { Backoff } from '@kestrel/service';
import { headers as names, natsHeaders } from './headers.ts';
import { type EncodedHeaders, encodeHeaders } from './nats-client.ts';
import type { Stored } from './publish-ack.ts';
import type { Reply } from './reply-inbox.ts';

export type Headers = Readonly<Record<string, string>>;

export interface PublishRequest {
  readonly subject: string;
  readonly payload: Uint8Array;
  /** Values without line breaks. */
  readonly headers?: Headers;
  /** Store only if this is the subject's last sequence; 0: if it has no message. Judged rightly after retries too. */
  readonly expectLastSubjectSequence?: number;
  /** Store only if this is the stream's last sequence. Judged rightly after retries too. */
  readonly expectLastSequence?: number;
  /** Asked immediately before each write, retries included; false rejects with FencedError. */
  readonly mayWrite?: () => boolean;
}

/** A message on its way, from `publish` to its acknowledgement. */
export interface PublishEntry {
  /** Order of the calls. */
  readonly number: number;
  /** Names this one intent to publish, whatever is published. */
  readonly intent: string;
  readonly request: PublishRequest;
  readonly headers: EncodedHeaders | undefined;
  /** Payload and headers as the server counts them. */
  readonly size: number;
  readonly resolve: (stored: Stored) => void;
  readonly reject: (error: Error) => void;
  state: 'waiting' | 'written' | 'paused' | 'settled';
  reply: Reply | undefined;
  backoff: Backoff | undefined;
  writtenAtMs: number;
  tries: number;
}

/** @throws RangeError where the subject or a header cannot be written */
export function createPublishEntry(
  request: PublishRequest,
  number: number,
  instance: string,
): { readonly entry: PublishEntry; readonly promise: Promise<Stored> } {
  if (!/^[^\s*>]+$/.test(request.subject)) throw new RangeError(`"${request.subject}" is not a subject`);
  const { promise, resolve, reject } = Promise.withResolvers<Stored>();
  const intent = `${instance}.${number}`;
  const headers = encodeHeaders(request.headers ?? noHeaders, ownHeaders(request, intent));
  const entry: PublishEntry = {
    number,
    intent,
    request,
    headers,
    size: request.payload.length + (headers?.bytes.length ?? 0),
    resolve,
    reject,
    state: 'waiting',
    reply: undefined,
    backoff: undefined,
    writtenAtMs: 0,
    tries: 0,
  };
  return { entry, promise };
}

/**
 * A message with an expected sequence needs no duplicate window: a second copy of it is refused, and recognised as
 * one's own by the intent.
 */
function ownHeaders(request: PublishRequest, intent: string): Headers {
  const { expectLastSubjectSequence: subjectSequence, expectLastSequence: sequence } = request;
  if (subjectSequence === undefined && sequence === undefined) return { [natsHeaders.messageId]: intent };
  const headers: Record<string, string> = { [names.intent]: intent };
  if (subjectSequence !== undefined) headers[natsHeaders.expectedLastSubjectSequence] = `${subjectSequence}`;
  if (sequence !== undefined) headers[natsHeaders.expectedLastSequence] = `${sequence}`;
  return headers;
}

const noHeaders: Headers = {};
