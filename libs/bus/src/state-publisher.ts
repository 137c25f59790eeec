import type { BusMessage } from './bus-message.ts';
import { FencedError, WrongSequenceError } from './errors.ts';
import type { Stored } from './publish-ack.ts';
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
  /** The last put of each subject that has one under way. */
  const underWay = new Map<string, Promise<PutOutcome>>();

  function write({ subject, payload, headers = {}, expected }: State): Promise<PutOutcome> {
    return publisher
      .publish({ subject, payload, headers, expectLastSubjectSequence: expected, mayWrite })
      .then(stored, toOutcome);
  }

  return {
    put(state) {
      const { subject } = state;
      const earlier = underWay.get(subject);
      const next = () => write(state);
      const result = (earlier === undefined ? next() : earlier.then(next, next)).finally(() => {
        if (underWay.get(subject) === result) underWay.delete(subject);
      });
      underWay.set(subject, result);
      return result;
    },
  };
}

const stored = ({ sequence }: Stored): PutOutcome => ({ outcome: 'stored', sequence });

/** @throws the error, where it is none that a writer has to expect */
function toOutcome(error: unknown): PutOutcome {
  if (error instanceof WrongSequenceError) return { outcome: 'conflict', current: error.current };
  if (error instanceof FencedError) return { outcome: 'fenced' };
  throw error;
}
