import { type BusMessage, eventsStream } from '@kestrel/bus';
import { maxMessageBytes } from '@kestrel/grpc';
import type { CloudLane } from '../cloud/cloud-lane.ts';
import type { GatewayMetrics } from '../metrics.ts';
import type { RefusalLog } from '../refusal-log.ts';
import type { OutboxEntry } from '../telemetry/outbox.ts';
import type { Reading, TelemetryForm } from '../telemetry/telemetry-feed.ts';
import { type BusRecord, readEventRecord } from '../wire/bus-record.ts';
import { toDeliveryId } from '../wire/delivery-id.ts';
import { actions, frameMessage, maxFrameBytes } from '../wire/frame.ts';

const mebibyte = 1_048_576;

/** An event on its way; without a record where it can never be sent. */
export interface EventContent {
  readonly message: BusMessage;
  readonly record: BusRecord | undefined;
}

export interface EventFormOptions {
  readonly holdMs: number;
  readonly metrics: GatewayMetrics;
  readonly refusals: RefusalLog;
}

/** Events: a message each, sent again for a time after a cloud that does not acknowledge received it. */
export function eventForm({ holdMs, metrics, refusals }: EventFormOptions): TelemetryForm<EventContent> {
  return {
    kind: 'events',
    stream: eventsStream,
    limit: { bytes: 4 * mebibyte, count: 4_096 },
    pullMessages: 1_000,
    holdMs,
    read(message): Reading<EventContent> {
      const record = readEventRecord(message);
      const tooLarge = message.payload.length + maxFrameBytes > maxMessageBytes;
      if (typeof record !== 'string' && !tooLarge) return { messages: 1, content: { message, record } };
      refusals.note('events', typeof record === 'string' ? record : 'too-large', message);
      return { messages: 1, content: { message, record: undefined }, verdict: 'refused' };
    },
    frame: (entry, lane) => [frameEvent(entry, lane)],
    show(open, behind) {
      metrics.eventsOpen.set(open);
      metrics.eventsBehind.set(behind);
    },
  };
}

/** An event says itself what became of its object; only a tombstone's header overrules it. */
function frameEvent({ content, incarnation }: OutboxEntry<EventContent>, lane: CloudLane): Buffer {
  const { message, record } = content;
  if (!record) throw new Error('a refused event is not framed');
  const { carrier, tombstone } = record;
  const field = lane.kind === 'events' ? carrier.events : carrier.data;
  return frameMessage(message.payload, {
    field: field ?? carrier.data,
    ...(tombstone && carrier.action !== undefined
      ? { action: { field: carrier.action, value: actions.delete } }
      : {}),
    ...(lane.takesDeliveryIds ? { deliveryId: toDeliveryId(message, incarnation) } : {}),
  });
}
