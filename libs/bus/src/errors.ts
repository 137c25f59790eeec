import type { BusMessage } from './bus-message.ts';

/** Somebody else's message is the last one. `current` is the subject's last message, undefined where it has none. */
export class WrongSequenceError extends Error {
  readonly code = 'WRONG_SEQUENCE';
  readonly current: BusMessage | undefined;

  constructor(subject: string, current: BusMessage | undefined) {
    super(`${subject}: the last sequence is not the expected one`);
    this.name = 'WrongSequenceError';
    this.current = current;
  }
}

/** `full`: the stream's or the server's limits are reached. `permission`: this identity may not publish there. */
export type RefusalReason = 'too-large' | 'permission' | 'full' | 'other';

/** The server refused a message and did not store it. `retryable`: it may be accepted later, unchanged. */
export class RefusedError extends Error {
  readonly code = 'REFUSED';
  readonly reason: RefusalReason;
  readonly retryable: boolean;

  constructor(subject: string, { reason, retryable, text }: Refusal) {
    super(`${subject}: refused, ${text}`);
    this.name = 'RefusedError';
    this.reason = reason;
    this.retryable = retryable;
  }
}

export interface Refusal {
  readonly reason: RefusalReason;
  readonly retryable: boolean;
  /** In the server's words. */
  readonly text: string;
}

/** `mayWrite` said no. An earlier copy of the same message may have been stored. */
export class FencedError extends Error {
  readonly code = 'FENCED';

  constructor(subject: string) {
    super(`${subject}: not written, the right to write is gone`);
    this.name = 'FencedError';
  }
}

/** The publisher was stopped before the message was acknowledged; it may have been stored. */
export class StoppedError extends Error {
  readonly code = 'STOPPED';

  constructor(subject: string) {
    super(`${subject}: the publisher was stopped`);
    this.name = 'StoppedError';
  }
}

/** No answer: not connected, nobody there to answer, or not in time. Always worth another try. */
export class UnansweredError extends Error {
  readonly code = 'UNANSWERED';
  readonly reason: 'disconnected' | 'no-responders' | 'timeout' | 'permission';

  constructor(subject: string, reason: UnansweredError['reason']) {
    super(`${subject}: no answer (${reason})`);
    this.name = 'UnansweredError';
    this.reason = reason;
  }
}

/** JetStream answered a request with an error. */
export class JetStreamError extends Error {
  readonly code = 'JETSTREAM';
  /** As in HTTP: 404 not found, 400 wrong request, 503 not now. */
  readonly status: number;
  /** The server's own number for the kind of error, 10000 and up. */
  readonly errorCode: number;
  readonly description: string;

  constructor(subject: string, error: { code: number; errorCode: number; description: string }) {
    super(`${subject}: ${error.description}`);
    this.name = 'JetStreamError';
    this.status = error.code;
    this.errorCode = error.errorCode;
    this.description = error.description;
  }

  /** What was asked for and is not there. */
  get missing(): 'stream' | 'consumer' | 'message' | undefined {
    if (this.errorCode === 10059) return 'stream';
    if (this.errorCode === 10014) return 'consumer';
    return this.errorCode === 10037 ? 'message' : undefined;
  }
}
