import type { BusMessage } from '@kestrel/bus';
import { logFields } from '@kestrel/service';
import type { TelemetryLaneKind } from './cloud/lane-kinds.ts';
import type { BatchGarbage } from './flows/flow-batch.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { logEvents } from './log-events.ts';
import { RepeatFilter } from './repeat-filter.ts';
import type { Garbage } from './wire/bus-record.ts';

export type RefusalReason = Garbage | BatchGarbage;

const explanations: Readonly<Record<RefusalReason, string>> = {
  subject: 'its subject is not one of this stream',
  'no-type': 'it has no header Kestrel-Type',
  'unknown-type': 'its Kestrel-Type is not a message of this stream',
  'type-mismatch': 'its Kestrel-Type does not belong to its subject',
  action: 'its Kestrel-Action is not DELETE',
  'no-source': 'it does not say which batch of which source it is',
  'no-count': 'it does not say how many observations it holds',
  payload: 'its payload is not what it should be: one protobuf message, or a batch of them',
  'too-large': 'it is over the 10 MiB that the cloud takes',
};

/** Messages of the bus that cannot be forwarded: each is counted, and a reason is logged at once and then every minute. */
export class RefusalLog {
  readonly #filter = new RepeatFilter();
  readonly #counts: Record<string, number> = {};
  readonly #deps: GatewayDeps;

  constructor(deps: GatewayDeps) {
    this.#deps = deps;
  }

  /** Refused messages by lane and reason, for the status page. */
  get snapshot(): Readonly<Record<string, number>> {
    return this.#counts;
  }

  note(
    lane: 'inventory' | TelemetryLaneKind,
    reason: RefusalReason,
    { stream, subject, sequence, payload }: BusMessage,
  ): void {
    const { metrics, log, clock } = this.#deps;
    const key = `${lane}/${reason}`;
    this.#counts[key] = (this.#counts[key] ?? 0) + 1;
    metrics.messagesRefused.inc({ lane, reason });
    const count = this.#filter.count(key, clock.monotonicMs());
    if (count === 0) return;
    log.warn(
      {
        [logFields.stream]: stream,
        [logFields.subject]: subject,
        [logFields.sequence]: sequence,
        [logFields.bytes]: payload.length,
        [logFields.count]: count,
        [logFields.reason]: explanations[reason],
      },
      logEvents.messageRefused,
    );
  }
}
