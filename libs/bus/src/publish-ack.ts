import type { Refusal, RefusalReason } from './errors.ts';
import { type Msg, statusOf } from './nats-client.ts';

export interface Stored {
  readonly stream: string;
  readonly sequence: number;
  /** The server had stored the same message id before, and did not store it again. */
  readonly duplicate: boolean;
}

/** What JetStream says to a published message. */
export type PublishAnswer =
  | { readonly kind: 'stored'; readonly stored: Stored }
  | { readonly kind: 'wrong-sequence'; readonly stream: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Nobody to store it now, or an answer that means nothing. */
  | { readonly kind: 'unavailable' };

interface AckText {
  readonly stream?: string;
  readonly seq?: number;
  readonly duplicate?: boolean;
  readonly error?: { readonly code: number; readonly err_code: number; readonly description: string };
}

/** Numbers of nats-server's errors.json. */
const wrongSequenceCodes: ReadonlySet<number> = new Set([10071, 10164]);
const busyCodes: ReadonlySet<number> = new Set([10008, 10009, 10158]);
const refusalReasons: ReadonlyMap<number, RefusalReason> = new Map([
  [10054, 'too-large'],
  [10097, 'too-large'],
  [10002, 'full'],
  [10023, 'full'],
  [10028, 'full'],
  [10047, 'full'],
  [10077, 'full'],
]);

export function parsePublishAnswer(answer: Msg): PublishAnswer {
  if (statusOf(answer) !== undefined) return { kind: 'unavailable' };
  const ack = parseJson(answer.data);
  if (ack?.error) return toRefusal(ack.error, ack.stream ?? '');
  if (typeof ack?.stream !== 'string' || typeof ack.seq !== 'number') return { kind: 'unavailable' };
  return {
    kind: 'stored',
    stored: { stream: ack.stream, sequence: ack.seq, duplicate: ack.duplicate === true },
  };
}

function toRefusal(error: NonNullable<AckText['error']>, stream: string): PublishAnswer {
  const { code, err_code: errorCode, description } = error;
  if (wrongSequenceCodes.has(errorCode)) return { kind: 'wrong-sequence', stream };
  if (busyCodes.has(errorCode)) return { kind: 'unavailable' };
  const reason = refusalReasons.get(errorCode) ?? 'other';
  const retryable = reason === 'full' || (reason === 'other' && code >= 500);
  return { kind: 'refused', refusal: { reason, retryable, text: `${description} (${errorCode})` } };
}

function parseJson(bytes: Uint8Array): AckText | undefined {
  try {
    return JSON.parse(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
    ) as AckText;
  } catch {
    return undefined;
  }
}
