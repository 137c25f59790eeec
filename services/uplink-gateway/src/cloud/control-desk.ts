import { MessageTooLargeError } from '@kestrel/grpc';
import { logFields } from '@kestrel/service';
import type { GatewayDeps } from '../gateway-deps.ts';
import { logEvents } from '../log-events.ts';
import { RepeatFilter } from '../repeat-filter.ts';
import type { CloudLane } from './cloud-lane.ts';
import { answerControl, encodeAnswer } from './control-answers.ts';
import type { ControlMessage } from './lane-kinds.ts';

/** Answers that may wait to be written: a cloud that asks without reading gets no more. */
const maxWaiting = 1_000;

/** Takes what the cloud asks and sees that it is answered, on the stream where the answer belongs. */
export class ControlDesk {
  readonly #filter = new RepeatFilter();
  readonly #deps: GatewayDeps;
  #waiting = 0;

  constructor(deps: GatewayDeps) {
    this.#deps = deps;
  }

  /** Answers `message`, which came on `lane`; `data` carries what belongs on the data stream. */
  async take(message: ControlMessage, lane: CloudLane, data: CloudLane): Promise<void> {
    const answer = answerControl(message);
    const type = answer?.asked ?? 'unknown';
    if (!answer || this.#waiting >= maxWaiting) {
      this.#note(type, answer ? 'dropped' : 'unknown', lane);
      return;
    }
    const target = answer.stream === 'data' ? data : lane;
    const stream = target.kind === 'control' ? 'control' : 'data';
    this.#waiting += 1;
    try {
      await target.send(encodeAnswer(stream, answer.member)).catch((error: unknown) => {
        if (!(error instanceof MessageTooLargeError)) throw error;
        return target.send(encodeAnswer(stream, answer.brief));
      });
      this.#note(type, 'refused', lane);
    } finally {
      this.#waiting -= 1;
    }
  }

  #note(type: string, outcome: 'refused' | 'unknown' | 'dropped', { kind }: CloudLane): void {
    const { metrics, log, clock } = this.#deps;
    metrics.controlRequests.inc({ type, outcome });
    const count = this.#filter.count(`${type}/${outcome}`, clock.monotonicMs());
    if (count === 0) return;
    const event = outcome === 'refused' ? logEvents.requestRefused : logEvents.requestUnknown;
    log.warn({ [logFields.type]: type, [logFields.stream]: kind, [logFields.count]: count, outcome }, event);
  }
}
