import {
  type Bus,
  type BusMessage,
  inventoryStream,
  readStream,
  type StreamReader,
  syncedSubject,
} from '@kestrel/bus';
import { MessageTooLargeError } from '@kestrel/grpc';
import { cloud } from '@kestrel/proto';
import type { Clock } from '@kestrel/service';
import type { CloudLane } from '../cloud/cloud-lane.ts';
import type { GatewayMetrics } from '../metrics.ts';
import type { RefusalLog } from '../refusal-log.ts';
import { type BusRecord, readInventoryRecord } from '../wire/bus-record.ts';
import { toDeliveryId } from '../wire/delivery-id.ts';
import { actions, frameMessage } from '../wire/frame.ts';
import { type HandshakeStep, InventoryHandshake } from './inventory-handshake.ts';
import { isValidMarker } from './synced-marker.ts';

/** Payload bytes of deletions and what waits behind them before the commit; beyond it a fresh replay is cheaper. */
const maxHeldBytes = 16 * 1_048_576;

const actionNames = {
  [actions.create]: 'create',
  [actions.update]: 'update',
  [actions.delete]: 'delete',
} as const;

interface Content {
  readonly message: BusMessage;
  readonly record: BusRecord;
}

export interface InventoryFeedOptions {
  readonly bus: Bus;
  readonly lane: CloudLane;
  readonly metrics: GatewayMetrics;
  readonly refusals: RefusalLog;
  readonly clock: Clock;
  /** Longest time away from the end of the inventory stream. */
  readonly maxGapMs: number;
  /** Awaited immediately before the commit: an older connection stops talking about the inventory here. */
  readonly beforeCommit: () => Promise<void>;
  readonly onCommitted: (objects: number) => void;
  /** This data stream can no longer be made right; only a new one can. */
  readonly onBroken: (reason: string) => void;
}

/** Tells one data stream the inventory: the stream of the bus from its first message, the commit, and what changes. */
export class InventoryFeed {
  readonly #options: InventoryFeedOptions;
  readonly #handshake = new InventoryHandshake<Content>();
  readonly #reader: StreamReader;
  readonly #counts = { create: 0, update: 0, delete: 0 };
  readonly #counters;
  #atEndMs: number;
  #busy = false;
  #stopped = false;

  constructor(options: InventoryFeedOptions) {
    this.#options = options;
    const { inventoryMessages } = options.metrics;
    this.#counters = {
      create: inventoryMessages.labels({ action: 'create' }),
      update: inventoryMessages.labels({ action: 'update' }),
      delete: inventoryMessages.labels({ action: 'delete' }),
    };
    this.#atEndMs = options.clock.monotonicMs();
    this.#reader = readStream(options.bus, {
      stream: inventoryStream,
      onMessage: (message) => this.#take(message),
      onCaughtUp: () => this.#run(this.#handshake.atEnd()),
      onRecreated: () => options.onBroken('the inventory stream of the bus was re-created'),
    });
  }

  get committed(): boolean {
    return this.#handshake.committed;
  }

  /** For the status page. */
  get snapshot() {
    return {
      committed: this.#handshake.committed,
      marker_seen: this.#handshake.markerSeen,
      objects: this.#handshake.objects,
      messages: { ...this.#counts, unchanged: this.#handshake.unchanged },
      held_bytes: this.#handshake.heldBytes,
      last_sequence: this.#reader.lastSequence,
      at_end: this.#isAtEnd(),
    };
  }

  start(signal: AbortSignal): Promise<void> {
    return this.#reader.start(signal);
  }

  /** Says nothing more; resolves when the last message is written or `deadline` aborts. */
  async stop(deadline: AbortSignal): Promise<void> {
    this.#stopped = true;
    await this.#reader.stop(deadline);
  }

  /** To be called every second or so. */
  tick(nowMs: number): void {
    const { metrics, maxGapMs, onBroken } = this.#options;
    metrics.inventoryHeldBytes.set(this.#handshake.heldBytes);
    metrics.inventoryObjects.set(this.#handshake.objects);
    metrics.inventoryUnchanged.set(this.#handshake.unchanged);
    if (nowMs - this.#atEndMs > maxGapMs) {
      onBroken(
        'the end of the inventory stream was out of reach for so long that a deletion may have been missed',
      );
    } else if (this.#isAtEnd()) this.#atEndMs = nowMs;
  }

  #isAtEnd(): boolean {
    return this.#reader.isCaughtUp && !this.#busy;
  }

  /** Undefined when done at once. */
  #take(message: BusMessage): Promise<void> | undefined {
    if (this.#stopped) return undefined;
    const steps = this.#read(message);
    if (message.pending === 0) steps.push(...this.#handshake.atEnd());
    if (this.#handshake.heldBytes > maxHeldBytes)
      this.#options.onBroken('too many deletions wait for the commit');
    return this.#run(steps);
  }

  #read(message: BusMessage): HandshakeStep<Content>[] {
    if (message.subject === syncedSubject) {
      if (isValidMarker(message)) this.#handshake.marker();
      return [];
    }
    const record = readInventoryRecord(message);
    if (typeof record === 'string') {
      this.#options.refusals.note('inventory', record, message);
      return [];
    }
    const { id, name, tombstone } = record;
    return this.#handshake.object({
      id,
      name,
      tombstone,
      payload: message.payload,
      content: { message, record },
    });
  }

  /** Writes at once while there is room; what does not fit, and the commit, take their time. */
  #run(steps: readonly HandshakeStep<Content>[]): Promise<void> | undefined {
    for (const [index, step] of steps.entries()) {
      const frame = step.kind === 'object' ? this.#frame(step) : undefined;
      if (!frame || this.#options.lane.room(frame.length) !== undefined)
        return this.#runSlowly(steps.slice(index));
      this.#write(step, frame);
    }
    return undefined;
  }

  async #runSlowly(steps: readonly HandshakeStep<Content>[]): Promise<void> {
    const { lane } = this.#options;
    this.#busy = true;
    try {
      for (const step of steps) {
        if (step.kind === 'commit') {
          await this.#commit(step.objects);
          continue;
        }
        const frame = this.#frame(step);
        for (let room = lane.room(frame.length); room; room = lane.room(frame.length)) await room;
        this.#write(step, frame);
      }
    } finally {
      this.#busy = false;
    }
  }

  #frame({ action, content }: HandshakeStep<Content> & { kind: 'object' }): Buffer {
    const { message, record } = content;
    const { carrier } = record;
    return frameMessage(message.payload, {
      field: carrier.data,
      ...(carrier.action === undefined ? {} : { action: { field: carrier.action, value: action } }),
      ...(this.#options.lane.takesDeliveryIds
        ? { deliveryId: toDeliveryId(message, message.streamCreated) }
        : {}),
    });
  }

  #write(step: HandshakeStep<Content>, frame: Uint8Array): void {
    if (this.#stopped || step.kind !== 'object') return;
    const { lane, refusals } = this.#options;
    try {
      if (lane.write(frame) === undefined) return;
    } catch (error) {
      if (!(error instanceof MessageTooLargeError)) throw error;
      refusals.note('inventory', 'too-large', step.content.message);
      return;
    }
    const action = actionNames[step.action];
    this.#counts[action] += 1;
    this.#counters[action].inc();
  }

  async #commit(objects: number): Promise<void> {
    const { lane, beforeCommit, onCommitted, metrics } = this.#options;
    await beforeCommit();
    if (this.#stopped) return;
    const commit = lane.acknowledging ? { object_count: objects } : {};
    const ordinal = await lane.send(cloud.v1.StreamDataRequest.encode({ inventory_commit: commit }).finish());
    if (ordinal === undefined) return;
    metrics.inventoryCommits.inc();
    onCommitted(objects);
  }
}
