import type { Bus } from './bus.ts';
import { RefusedError, UnansweredError, WrongSequenceError } from './errors.ts';
import { natsHeaders } from './headers.ts';
import { encodeHeaders } from './nats-client.ts';
import { parsePublishAnswer } from './publish-ack.ts';
import type { Headers } from './publish-entry.ts';

export interface PublishOnce {
  readonly subject: string;
  readonly payload: Uint8Array;
  readonly headers?: Headers;
  readonly expectLastSubjectSequence?: number;
}

/**
 * One attempt, for what is soon outdated: the writer's next value is its retry. Returns the sequence.
 * @throws UnansweredError (it may have been stored), WrongSequenceError without the current message, RefusedError
 */
export async function publishOnce(bus: Bus, message: PublishOnce, timeoutMs: number): Promise<number> {
  const { subject, payload, headers, expectLastSubjectSequence: expected } = message;
  const condition =
    expected === undefined ? {} : { [natsHeaders.expectedLastSubjectSequence]: `${expected}` };
  const request = { subject, payload, headers: encodeHeaders({ ...headers, ...condition }) };
  const answer = parsePublishAnswer(await bus.request(request, timeoutMs));
  switch (answer.kind) {
    case 'stored':
      return answer.stored.sequence;
    case 'wrong-sequence':
      throw new WrongSequenceError(subject, undefined);
    case 'refused':
      throw new RefusedError(subject, answer.refusal);
    case 'unavailable':
      throw new UnansweredError(subject, 'no-responders');
  }
}
