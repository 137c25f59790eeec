import type { Bus } from './bus.ts';
import type { BusMessage } from './bus-message.ts';
import { askJetStream, foundOrUndefined, untilAnswered } from './jetstream-api.ts';
import { decodeHeaders } from './nats-client.ts';

interface StoredText {
  readonly message: {
    readonly subject: string;
    readonly seq: number;
    readonly time: string;
    /** Base64, as the headers. */
    readonly data?: string;
    readonly hdrs?: string;
  };
}

/**
 * The last message of a subject, undefined where it has none. Asked of the stream's leader, so it sees every
 * acknowledged write. Waits for the server as long as it takes.
 * @throws JetStreamError, the signal's reason
 */
export async function readLast(
  bus: Bus,
  stream: string,
  subject: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<BusMessage | undefined> {
  return untilAnswered(bus, () => askLast(bus, stream, subject), signal);
}

/** The same with one attempt. @throws UnansweredError, JetStreamError */
export async function askLast(bus: Bus, stream: string, subject: string): Promise<BusMessage | undefined> {
  const operation = `STREAM.MSG.GET.${stream}`;
  const question = askJetStream<StoredText>(bus, operation, { last_by_subj: subject });
  const answer = await foundOrUndefined('message', question);
  if (answer === undefined) return undefined;
  const { subject: storedSubject, seq, time, data = '', hdrs = '' } = answer.message;
  const headers = decodeHeaders(Buffer.from(hdrs, 'base64'));
  return {
    stream,
    subject: storedSubject,
    sequence: seq,
    timeMs: Date.parse(time),
    payload: Buffer.from(data, 'base64'),
    streamCreated: '',
    pending: 0,
    header: (name) => (headers?.has(name) ? headers.get(name) : undefined),
  };
}
