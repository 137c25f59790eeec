import { beforeAll, compareTimes, type EventTime, earlier, laterOf } from './event-time.ts';
import type { LossCause } from './flow-ledger.ts';
import type { NodePosition, StoredPart } from './flow-position.ts';
import { partOf } from './partition.ts';
import { type Reach, reachThrough, shorten } from './reach.ts';
import { RecentUuids } from './recent-uuids.ts';

/** What is known of the events of one relay node. */
export class RelayNode {
  readonly name: string;
  readonly shard: number;
  /** High-water time: of the newest event seen, here or by a predecessor. */
  highSeconds = Number.NEGATIVE_INFINITY;
  highNanos = 0;
  /** Events up to here are counted by whoever had the shard before, whatever their uuid. */
  floor: EventTime = beforeAll;
  /** Those without a uuid up to here. */
  start: EventTime = beforeAll;
  /** Uuids of events up to here are forgotten. */
  horizon: EventTime = beforeAll;
  /** What is stored of whole windows. */
  position: NodePosition | undefined;
  /** Parts of windows of a predecessor that ended between them. */
  takenOver: readonly StoredPart[] = [];
  /** How often its shard was opened here: what was seen before that may have been given up unstored. */
  tenure = 0;
  /** For the position. */
  readonly recent = new RecentUuids();
  #highWhenTurned: EventTime = beforeAll;
  /** Time of the newest report of losses, by what lost them. */
  readonly #lossesThrough = new Map<LossCause, EventTime>();

  constructor(name: string, shard: number) {
    this.name = name;
    this.shard = shard;
  }

  get high(): EventTime {
    return { seconds: this.highSeconds, nanos: this.highNanos };
  }

  /** Something with a time was seen of it, here or by a predecessor. */
  get isHeard(): boolean {
    return this.highSeconds !== Number.NEGATIVE_INFINITY;
  }

  /**
   * True where a predecessor stored the part of a window that held this event.
   * @param uuid undefined where it has none
   * @param hash of the event's flow, see `partitionHash`
   */
  isInStoredPart(time: EventTime, uuid: { low: number; high: number } | undefined, hash: number): boolean {
    return this.takenOver.some(({ through, floor, uuids, part, parts }) => {
      if (compareTimes(time, through) > 0 || partOf(hash, parts) > part) return false;
      return !uuid || compareTimes(time, floor) <= 0 || uuids.has(uuid.low, uuid.high);
    });
  }

  /**
   * Starts where a predecessor ended.
   * @param forgotten where there is no position: the time up to which it may have had one
   */
  startFrom(position: NodePosition | undefined, forgotten: EventTime = beforeAll): void {
    const { through, floor, storedParts } = position ?? { ...reachThrough(forgotten), storedParts: [] };
    this.tenure += 1;
    this.highSeconds = position ? through.seconds : Number.NEGATIVE_INFINITY;
    this.highNanos = position ? through.nanos : 0;
    this.floor = floor;
    this.start = through;
    this.horizon = beforeAll;
    this.#highWhenTurned = beforeAll;
    this.position = position;
    this.takenOver = storedParts;
    this.recent.clear();
    this.#lossesThrough.clear();
  }

  /** Events up to here are accounted for, or too late to be told from those that are. */
  settledThrough(overlapSeconds: number): EventTime {
    const behind = earlier(this.high, overlapSeconds);
    return laterOf(laterOf(this.floor, behind), this.horizon);
  }

  /** What is seen, with at most so many uuids; undefined where nothing with a time is. */
  reach(overlapSeconds: number, maxUuids: number): Reach | undefined {
    if (!this.isHeard) return undefined;
    const through = this.high;
    const settled = laterOf(this.settledThrough(overlapSeconds), this.recent.forgotten);
    const uuids = this.recent.after(settled);
    const floor = compareTimes(settled, through) > 0 ? through : settled;
    return shorten({ through, floor, uuids }, maxUuids);
  }

  /**
   * True where a report of losses was counted before: an agent keeps it in its ring and sends it again to who resumes.
   * Reports of one cause have rising times.
   */
  isKnownLoss(cause: LossCause, time: EventTime): boolean {
    const counted = this.#lossesThrough.get(cause) ?? this.start;
    if (compareTimes(time, counted) <= 0) return true;
    this.#lossesThrough.set(cause, time);
    return false;
  }

  /** The older generation of uuids is about to be forgotten. */
  forgetUuids(): void {
    this.horizon = this.#highWhenTurned;
    this.#highWhenTurned = this.high;
  }

  /** The position once parts 1 to `part` of `parts` of the window that reaches to `end` are stored. */
  positionAfter(end: Reach | undefined, part: number, parts: number): NodePosition | undefined {
    const { position } = this;
    if (!end) return position;
    const before = position?.storedParts ?? [];
    if (part < parts)
      return { ...(position ?? reachThrough(epoch)), storedParts: [...before, { ...end, part, parts }] };
    return { ...end, storedParts: before.filter(({ through }) => compareTimes(through, end.floor) > 0) };
  }
}

const epoch: EventTime = { seconds: 0, nanos: 0 };
