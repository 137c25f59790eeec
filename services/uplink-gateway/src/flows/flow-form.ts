import { type BusMessage, flowsStream } from '@kestrel/bus';
import type { LateMessage } from '@kestrel/grpc';
import type { CloudLane } from '../cloud/cloud-lane.ts';
import type { GatewayMetrics } from '../metrics.ts';
import type { RefusalLog } from '../refusal-log.ts';
import type { AccountKeeper } from '../telemetry/account-keeper.ts';
import type { OutboxEntry } from '../telemetry/outbox.ts';
import type { Reading, TelemetryForm } from '../telemetry/telemetry-feed.ts';
import { toDeliveryId } from '../wire/delivery-id.ts';
import { type BatchNumbers, noNumbers, takeNumber } from './batch-numbers.ts';
import { type FlowAccount, sourceKey } from './flow-account.ts';
import { type BatchFacts, type FlowBatch, isStartOfShard, readFlowBatch } from './flow-batch.ts';
import { frameBatch } from './flow-frames.ts';

const mebibyte = 1_048_576;

export interface FlowFormOptions {
  readonly keeper: AccountKeeper<FlowAccount, FlowBatch>;
  readonly metrics: GatewayMetrics;
  readonly refusals: RefusalLog;
}

/** Flows and access logs: a batch makes a message for each record. They are counters: what was received is not sent again. */
export class FlowForm implements TelemetryForm<FlowBatch> {
  readonly kind = 'flows';
  readonly stream = flowsStream;
  readonly limit = { bytes: 4 * mebibyte, count: 4_096 };
  /** Batches of a busy cluster have a quarter of a MiB each. */
  readonly pullMessages = 16;
  readonly holdMs = 0;
  readonly #options: FlowFormOptions;
  /** Batches read, by source; what a predecessor settled is in the account. */
  readonly #numbers = new Map<string, BatchNumbers>();

  constructor(options: FlowFormOptions) {
    this.#options = options;
  }

  read(message: BusMessage): Reading<FlowBatch> {
    const batch = readFlowBatch(message);
    if (isStartOfShard(message)) return { messages: 1, content: batch, verdict: 'repeated' };
    const reading = { messages: Math.max(1, batch.records), content: batch };
    const isNew = batch.facts === undefined || this.#isNew(batch.facts);
    if (!isNew) {
      this.#options.metrics.flowsRepeated.inc();
      return { ...reading, verdict: 'repeated' };
    }
    if (batch.garbage === undefined) return reading;
    this.#options.refusals.note('flows', batch.garbage, message);
    return { ...reading, verdict: 'refused' };
  }

  frame({ content, incarnation }: OutboxEntry<FlowBatch>, lane: CloudLane): readonly LateMessage[] {
    const { message, carrier } = content;
    if (!carrier) throw new Error('a refused batch is not framed');
    return frameBatch(message.payload, {
      field: (lane.kind === 'flows' ? carrier.flows : undefined) ?? carrier.data,
      deliveryIdPrefix: lane.takesDeliveryIds ? `${toDeliveryId(message, incarnation)}/` : undefined,
    });
  }

  show(open: number, behind: number): void {
    this.#options.metrics.flowsOpen.set(open);
    this.#options.metrics.flowsBehind.set(behind);
  }

  #isNew(facts: BatchFacts): boolean {
    const key = sourceKey(facts);
    const { account } = this.#options.keeper;
    const before = this.#numbers.get(key) ?? account.sources[key]?.numbers ?? noNumbers;
    const after = takeNumber(before, facts.number);
    if (!after) return false;
    this.#numbers.delete(key);
    this.#numbers.set(key, after);
    if (this.#numbers.size > maxSources) this.#forgetOldest();
    return true;
  }

  /** The one that was quiet for longest; what settled of it is in the account. */
  #forgetOldest(): void {
    const [oldest] = this.#numbers.keys();
    if (oldest !== undefined) this.#numbers.delete(oldest);
  }
}

const maxSources = 4_096;
