import { type Bus, createLease, type FlowShard, type Lease, shardToken } from '@kestrel/bus';
import { type EventTime, encodePosition, type FlowMerger } from '@kestrel/flows';
import { aborted, fullJitterBackoff, logFields, type ServiceContext, sleep } from '@kestrel/service';
import type { BatchPublisher, BatchRequest } from './batch-publisher.ts';
import { logEvents } from './log-events.ts';
import { readShardStart, type ShardStart } from './stored-positions.ts';

export interface ShardOptions {
  readonly id: FlowShard;
  readonly bus: Bus;
  readonly context: ServiceContext;
  readonly merger: FlowMerger;
  readonly batches: BatchPublisher;
  /** From when on flows are wanted where nothing is stored. */
  readonly startedAt: EventTime;
  /** Its events are counted from now on. */
  readonly onOpened: () => void;
  /** There may be room in the merger again. */
  readonly onRoom: () => void;
  /** It is over: lost, taken by another, or handed over. */
  readonly onEnded: () => void;
  readonly onRefused: (reason: string) => void;
}

/** Key of the lease of a shard. */
export const shardLeaseKey = (service: string, shard: FlowShard): string =>
  `${service}.shard.${shardToken(shard)}`;

/**
 * A virtual shard, from the try to get its lease to its end: the position is looked up, its events are counted and
 * published, and before it is given up what was counted is stored. An object is used once.
 */
export class Shard {
  readonly id: FlowShard;
  readonly #options: ShardOptions;
  readonly #lease: Lease;
  readonly #ending = new AbortController();
  #isOpen = false;
  #lastSequence = 0;
  /** The publishing under way. */
  #publishing: Promise<void> | undefined;
  #ended: Promise<void> | undefined;

  constructor(options: ShardOptions) {
    const { bus, context, id } = options;
    this.id = id;
    this.#options = options;
    this.#lease = createLease(bus, {
      key: shardLeaseKey(context.name, id),
      holder: context.instance,
      onAcquired: () => void this.#open(),
      onLost: () => void this.end(AbortSignal.abort()),
    });
  }

  get isHeld(): boolean {
    return this.#lease.isHeld();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Another process holds it. */
  get isAnothers(): boolean {
    const { holder } = this.#lease;
    return !this.isHeld && holder !== undefined && holder !== this.#options.context.instance;
  }

  async start(): Promise<void> {
    await this.#lease.start(new AbortController().signal);
  }

  /** There is a batch to take. */
  due(): void {
    this.#publishing ??= this.#publishAll()
      .catch((error: unknown) =>
        this.#options.context.log.debug({ [logFields.error]: error }, 'publish-ended'),
      )
      .finally(() => {
        this.#publishing = undefined;
      });
  }

  /**
   * Stores what was counted, as long as the lease is held and until the deadline, and gives the shard back. What is not
   * stored is for the next owner, who reads it from the relay.
   */
  end(deadline: AbortSignal): Promise<void> {
    this.#ended ??= this.#end(deadline);
    return this.#ended;
  }

  async #open(): Promise<void> {
    const { bus, merger, context, id, onOpened, startedAt } = this.#options;
    try {
      const start = await readShardStart(bus, id, this.#ending.signal);
      const position = { ...start.position, since: start.position.since ?? startedAt };
      this.#lastSequence = start.lastSequence;
      if (!start.isOwn && !(await this.#storeStart({ ...start, position }))) return;
      if (!this.isHeld || this.isEnding || this.#isOpen) return;
      merger.openShard(id.index, position);
      this.#isOpen = true;
      const { size } = position.nodes;
      context.log.info({ [logFields.key]: shardToken(id), [logFields.count]: size }, logEvents.shardOpened);
      onOpened();
    } catch (error) {
      if (this.isEnding) return;
      context.log.warn({ [logFields.error]: error }, logEvents.shardNotOpened);
      void this.end(AbortSignal.abort());
    }
  }

  /** Before anything is read: who takes over before the first batch begins there too. */
  #storeStart({ position }: ShardStart): Promise<boolean> {
    return this.#store({ position: encodePosition(position) });
  }

  async #publishAll(): Promise<void> {
    const { merger, onRoom, id } = this.#options;
    for (let batch = merger.nextBatch(id.index); batch; batch = merger.nextBatch(id.index)) {
      if (!(await this.#store(batch))) return;
      merger.settle(id.index);
      onRoom();
    }
  }

  /** False where the shard ends instead. */
  async #store(batch: BatchRequest['batch']): Promise<boolean> {
    const { batches, onRefused, id: shard } = this.#options;
    const backoff = fullJitterBackoff({ baseMs: 200, maxMs: 5_000 });
    const mayWrite = () => this.isHeld;
    for (;;) {
      const outcome = await batches.publish({ shard, batch, lastSequence: this.#lastSequence, mayWrite });
      if (outcome.kind === 'stored') {
        this.#lastSequence = outcome.sequence;
        return true;
      }
      if (outcome.kind !== 'refused') {
        if (outcome.kind === 'taken') this.#reportTaken();
        void this.end(AbortSignal.abort());
        return false;
      }
      onRefused(outcome.reason);
      await sleep(backoff.next(), this.#ending.signal);
    }
  }

  #reportTaken(): void {
    const { context, id } = this.#options;
    context.log.warn({ [logFields.key]: shardToken(id) }, logEvents.shardTaken);
  }

  async #end(deadline: AbortSignal): Promise<void> {
    const { merger, context, id, onEnded, onRoom } = this.#options;
    if (this.#isOpen && !deadline.aborted) await this.#flush(deadline);
    this.#ending.abort();
    await this.#publishing;
    if (this.#isOpen) {
      this.#isOpen = false;
      const left = merger.openIn(id.index);
      merger.closeShard(id.index);
      context.log.info({ [logFields.key]: shardToken(id), [logFields.count]: left }, logEvents.shardClosed);
      onRoom();
    }
    await this.#lease.stop(AbortSignal.timeout(releaseMs));
    onEnded();
  }

  async #flush(deadline: AbortSignal): Promise<void> {
    const { merger, id } = this.#options;
    merger.flush(id.index);
    this.due();
    await Promise.race([this.#publishing, aborted(deadline)]);
  }
}

const releaseMs = 1_000;
