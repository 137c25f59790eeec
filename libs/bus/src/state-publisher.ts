import type { BusMessage } from './bus-message.ts';
import { FencedError, WrongSequenceError } from './errors.ts';
import type { Headers } from './publish-entry.ts';
import type { Publisher } from './publisher.ts';

export interface State {
  readonly subject: string;
  readonly payload: Uint8Array;
  readonly headers?: Headers;
  /** Sequence of the subject's last message as the writer knows it; 0: none. */
  readonly expected: number;
}

export type PutOutcome =
  | { readonly outcome: 'stored'; readonly sequence: number }
  /** Somebody else wrote (or purged) since: compare again. `current` is the subject's last message, if it has one. */
  | { readonly outcome: 'conflict'; readonly current: BusMessage | undefined }
  /** `mayWrite` said no. An earlier copy may have been stored. */
  | { readonly outcome: 'fenced' };

/** Writes the last value of subjects of which several processes may believe themselves the writer. */
export interface StatePublisher {
  /** Puts of one subject go one after the other, in the order of the calls. @throws RefusedError, StoppedError */
  put(state: State): Promise<PutOutcome>;
}

export interface StatePublisherOptions {
  /** Whether this process is still the writer, by a clock that does not stop. Asked immediately before each write. */
  readonly mayWrite: () => boolean;
}

export function createStatePublisher(
  publisher: Publisher,
  { mayWrite }: StatePublisherOptions,
): StatePublisher {
  const busy = new Map<string, Promise<unknown>>();

  async function write({ subject, payload, headers, expected }: State): Promise<PutOutcome> {
    try {
      const { sequence } = await publisher.publish({
        subject,
        payload,
        ...(headers ? { headers } : {}),
        expectLastSubjectSequence: expected,
        mayWrite,
      });
      return { outcome: 'stored', sequence };
    } catch (error) {
      if (error instanceof WrongSequenceError) return { outcome: 'conflict', current: error.current };
      if (error instanceof FencedError) return { outcome: 'fenced' };
      throw error;
    }
  }

  return {
    put(state) {
      const { subject } = state;
      const result = busy.get(subject)?.then(() => write(state)) ?? write(state);
      const forget = () => {
        if (busy.get(subject) === settled) busy.delete(subject);
      };
      const settled: Promise<void> = result.then(forget, forget);
      busy.set(subject, settled);
      return result;
    },
  };
}
