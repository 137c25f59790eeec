import type { ControlMember, StreamKind } from '../streams/stream-kinds.ts';
import { BoundedLog } from './bounded-log.ts';

/** A request to the operator and what came back. */
export interface ControlRecord {
  readonly requestId: string;
  readonly type: ControlMember;
  readonly sentAt: Date;
  readonly sentOn: StreamKind;
  readonly request: object;
  answer?: ControlAnswer;
}

export interface ControlAnswer {
  readonly at: Date;
  readonly on: StreamKind;
  /** Full name of the message, for its JSON form. */
  readonly message: string;
  readonly payload: object;
  /** Encoded size. */
  readonly bytes: number;
}

const answerBytesKept = 64 << 20;
const openKept = 1000;

/** The control requests of a cluster, newest last, with their answers. */
export class ControlRequests {
  readonly #open = new Map<string, ControlRecord>();
  readonly #waiting = new Map<string, Set<() => void>>();
  readonly #answered = new BoundedLog<ControlRecord>(
    { maxItems: 500, maxBytes: answerBytesKept },
    ({ answer }) => answer?.bytes ?? 0,
  );

  /** Remembers a request that was sent; of two open ones with the same id, and of very many open ones, the newer. */
  add(record: ControlRecord): void {
    this.#open.set(record.requestId, record);
    if (this.#open.size > openKept) {
      const { value } = this.#open.keys().next();
      if (value !== undefined) this.#open.delete(value);
    }
  }

  /** Whether a request of this id was open. */
  answer(requestId: string, answer: ControlAnswer): boolean {
    const record = this.#open.get(requestId);
    if (record === undefined) return false;
    this.#open.delete(requestId);
    record.answer = answer;
    this.#answered.push(record);
    for (const wake of this.#waiting.get(requestId) ?? []) wake();
    this.#waiting.delete(requestId);
    return true;
  }

  find(requestId: string): ControlRecord | undefined {
    return (
      this.#open.get(requestId) ?? this.#answered.newest(1, (record) => record.requestId === requestId)[0]
    );
  }

  /** Those without an answer first, then the newest answered ones. */
  list(limit: number): ControlRecord[] {
    return [...[...this.#open.values()].reverse(), ...this.#answered.newest(limit)].slice(0, limit);
  }

  /** Resolves when the request has an answer, or after `timeoutMs` in any case. */
  async waitForAnswer(requestId: string, timeoutMs: number): Promise<void> {
    if (!this.#open.has(requestId)) return;
    const waiters = this.#waiting.get(requestId) ?? new Set();
    this.#waiting.set(requestId, waiters);
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      waiters.add(done);
    });
  }
}
