import { fullJitterBackoff, sleep } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { JetStreamError, UnansweredError } from './errors.ts';

/** What this library reads of a stream's or bucket's description; names are the server's. */
export interface StreamInfo {
  readonly created: string;
  readonly config: StreamConfig;
  readonly state: {
    readonly messages: number;
    readonly bytes: number;
    readonly first_seq: number;
    readonly last_seq: number;
  };
}

/** Settings of a stream as the server's API has them; durations in nanoseconds. */
export interface StreamConfig {
  readonly name: string;
  readonly subjects?: readonly string[];
  readonly storage: 'file' | 'memory';
  readonly retention: 'limits' | 'interest' | 'workqueue';
  readonly discard: 'old' | 'new';
  readonly max_age: number;
  readonly max_bytes: number;
  readonly max_msgs_per_subject: number;
  readonly num_replicas: number;
  readonly duplicate_window?: number;
  readonly deny_delete?: boolean;
  readonly deny_purge?: boolean;
  readonly allow_rollup_hdrs?: boolean;
  readonly allow_direct?: boolean;
  readonly persist_mode?: 'default' | 'async';
}

export interface ConsumerInfo {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly ack_floor: { readonly stream_seq: number };
  readonly num_pending: number;
}

interface ApiAnswer {
  readonly error?: { readonly code: number; readonly err_code: number; readonly description: string };
}

/**
 * One request to `$JS.API.<operation>`.
 * @throws UnansweredError, JetStreamError
 */
export async function askJetStream<T>(bus: Bus, operation: string, body?: unknown): Promise<T> {
  const subject = `$JS.API.${operation}`;
  const payload = body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(body));
  const answer = await bus.request({ subject, payload });
  const { error, ...content } = answer.json<ApiAnswer>();
  if (error) throw new JetStreamError(subject, { ...error, errorCode: error.err_code });
  return content as T;
}

/** Undefined where there is no such stream. @throws UnansweredError, JetStreamError */
export async function readStreamInfo(bus: Bus, stream: string): Promise<StreamInfo | undefined> {
  return foundOrUndefined('stream', askJetStream<StreamInfo>(bus, `STREAM.INFO.${stream}`));
}

/** The answer; undefined where JetStream says that this is what is missing. */
export async function foundOrUndefined<T>(
  what: 'stream' | 'consumer' | 'message',
  answer: Promise<T>,
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JetStreamError && error.missing === what) return undefined;
    throw error;
  }
}

/** A server that is there and cannot answer now may later. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof UnansweredError) return error.reason !== 'permission';
  return error instanceof JetStreamError && error.status >= 500;
}

/** Asks again, whenever connected, until there is an answer. @throws what is not worth another try, the signal's reason */
export async function untilAnswered<T>(bus: Bus, ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const backoff = fullJitterBackoff({ baseMs: 200, maxMs: 5_000 });
  for (;;) {
    await bus.connected(signal);
    try {
      return await ask();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
    }
    await sleep(backoff.next(), signal);
  }
}
