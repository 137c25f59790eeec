import { type Bus, type FlowShard, type LeaseWatch, parseFlowSubject, sourceLeaseKey } from '@kestrel/bus';
import type { EventTime, FlowMerger } from '@kestrel/flows';
import {
  aborted,
  type Component,
  type HealthCondition,
  logFields,
  type ServiceContext,
} from '@kestrel/service';
import type { BatchPublisher } from './batch-publisher.ts';
import { logEvents } from './log-events.ts';
import { Shard, shardLeaseKey } from './shard.ts';
import { planShards } from './shard-share.ts';

export interface ShardKeeperOptions {
  readonly count: number;
  readonly bus: Bus;
  readonly context: ServiceContext;
  readonly watch: () => LeaseWatch;
  readonly merger: FlowMerger;
  readonly batches: BatchPublisher;
  /** From when on flows are wanted where nothing is stored. */
  readonly startedAt: EventTime;
  /** The set of open shards is another. */
  readonly onChange: (opened: boolean) => void;
  readonly onRoom: () => void;
}

const lookEveryMs = 1_000;
const handOverMs = 8_000;

/** Gets this replica its share of the shards and gives back what is over it. */
export class ShardKeeper implements Component {
  readonly name = 'shards';
  readonly #options: ShardKeeperOptions;
  readonly #shards = new Map<number, Shard>();
  readonly #condition: HealthCondition;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: ShardKeeperOptions) {
    this.#options = options;
    this.#condition = options.context.health.condition('shards');
  }

  get open(): number {
    return [...this.#shards.values()].filter(({ isOpen }) => isOpen).length;
  }

  get members(): number {
    const { name, instance } = this.#options.context;
    const prefix = sourceLeaseKey(name, '-').slice(0, -1);
    const holders = [...this.#options.watch().holders].filter(([key]) => key.startsWith(prefix));
    return new Set([instance, ...holders.map(([, holder]) => holder)]).size;
  }

  async start(): Promise<void> {
    this.#options.context.health.setRole('standby');
    this.#timer = setInterval(() => this.look(), lookEveryMs);
    this.look();
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    const ends = Promise.all([...this.#shards.values()].map((shard) => shard.end(deadline)));
    await Promise.race([ends, aborted(deadline)]);
  }

  due(index: number): void {
    this.#shards.get(index)?.due();
  }

  /** Takes and gives up what the present members make fair. */
  look(): void {
    if (this.#isStopped || !this.#options.watch().isComplete) return;
    const living = [...this.#shards.values()].filter(({ isEnding }) => !isEnding);
    for (const shard of living) if (shard.isAnothers) void shard.end(AbortSignal.abort());
    const own = living.filter(({ isAnothers }) => !isAnothers).map(({ id }) => id.index);
    const { count } = this.#options;
    const { take, giveUp, abandon } = planShards({ count, members: this.members, own, held: this.#held() });
    for (const index of take) if (!this.#shards.has(index)) this.#take({ count, index });
    for (const index of abandon) void this.#shards.get(index)?.end(AbortSignal.abort());
    for (const index of giveUp) void this.#shards.get(index)?.end(AbortSignal.timeout(handOverMs));
    this.#report();
  }

  #held(): FlowShard[] {
    const prefix = shardLeaseKey(this.#options.context.name, { count: 1, index: 0 }).slice(0, -'1-0'.length);
    return [...this.#options.watch().holders.keys()].flatMap((key) => {
      const shard =
        key.startsWith(prefix) && parseFlowSubject(`kestrel.flows.l4.${key.slice(prefix.length)}`);
      return shard ? [shard] : [];
    });
  }

  #take(id: FlowShard): void {
    const { context, onChange, onRoom } = this.#options;
    const shard = new Shard({
      ...this.#options,
      id,
      onOpened: () => {
        onChange(true);
        this.#report();
      },
      onRoom,
      onEnded: () => {
        this.#shards.delete(id.index);
        onChange(false);
        this.#report();
      },
      onRefused: (reason) => {
        this.#condition.degraded(`the bus refuses batches: ${reason}`);
        context.log.warn({ [logFields.reason]: reason }, logEvents.batchRefused);
      },
    });
    this.#shards.set(id.index, shard);
    void shard.start();
  }

  #report(): void {
    const { health } = this.#options.context;
    health.setRole(this.open > 0 ? 'active' : 'standby');
    if (this.#condition.state !== 'degraded' || this.open === 0) this.#condition.ok();
  }
}
