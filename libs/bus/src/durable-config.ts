import { isDeepStrictEqual } from 'node:util';
import type { Bus } from './bus.ts';
import { askJetStream, type ConsumerInfo, foundOrUndefined, type StreamInfo } from './jetstream-api.ts';

export interface DurableSettings {
  readonly stream: string;
  readonly durable: string;
  readonly filter: string | undefined;
  readonly ackWaitMs: number;
  readonly maxAckPending: number;
}

const nanosecondsPerMs = 1_000_000;

/**
 * Finds the durable consumer and puts its settings right, or makes it from `startSequence` on (work queues know only
 * the beginning, which is what is not acknowledged).
 * @throws UnansweredError, JetStreamError
 */
export async function ensureDurable(
  bus: Bus,
  settings: DurableSettings,
  { info, startSequence }: { readonly info: StreamInfo; readonly startSequence: number },
): Promise<void> {
  const { stream, durable, filter, ackWaitMs, maxAckPending } = settings;
  const found = await readConsumer(bus, stream, durable);
  const wanted = {
    ack_wait: ackWaitMs * nanosecondsPerMs,
    max_ack_pending: maxAckPending,
    max_deliver: -1,
    ...(filter === undefined ? {} : { filter_subject: filter }),
  };
  if (found && Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(found.config[name], value)))
    return;
  const fromBeginning = info.config.retention === 'workqueue' || startSequence <= 1;
  const config = found
    ? { ...found.config, ...wanted }
    : {
        name: durable,
        durable_name: durable,
        ack_policy: 'explicit',
        replay_policy: 'instant',
        ...(fromBeginning
          ? { deliver_policy: 'all' }
          : { deliver_policy: 'by_start_sequence', opt_start_seq: startSequence }),
        ...wanted,
      };
  const operation = ['CONSUMER.CREATE', stream, durable, ...(filter === undefined ? [] : [filter])].join('.');
  await askJetStream(bus, operation, { stream_name: stream, config });
}

/** Everything up to this stream sequence is acknowledged; 0 where there is no consumer. @throws UnansweredError, JetStreamError */
export async function readAckFloor(bus: Bus, stream: string, durable: string): Promise<number> {
  const found = await readConsumer(bus, stream, durable);
  return found?.ack_floor.stream_seq ?? 0;
}

function readConsumer(bus: Bus, stream: string, durable: string): Promise<ConsumerInfo | undefined> {
  return foundOrUndefined('consumer', askJetStream<ConsumerInfo>(bus, `CONSUMER.INFO.${stream}.${durable}`));
}
