import { compareTimes, type EventTime } from './event-time.ts';
import type { LossCause } from './flow-ledger.ts';
import type { NodePosition, StoredPart } from './flow-position.ts';
import { partOf } from './partition.ts';

/** Before every event. */
export const beforeAll: EventTime = { seconds: Number.NEGATIVE_INFINITY, nanos: 0 };

/** What is known of the events of one relay node. */
export class RelayNode {
  readonly name: string;
  readonly shard: number;
  /** High-water time: of the newest event seen. */
  highSeconds = Number.NEGATIVE_INFINITY;
  highNanos = 0;
  /** Events up to here are counted by whoever had the shard before, whatever their uuid. */
  floor: EventTime = beforeAll;
  /** Uuids of events up to here are forgotten. */
  horizon: EventTime = beforeAll;
  /** What is stored. */
  position: NodePosition | undefined;
  /** Parts of windows of a predecessor that ended between them. */
  takenOver: readonly StoredPart[] = [];
  /** How often its shard was opened here: what was seen before that may have been given up unstored. */
  tenure = 0;
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

  /**
   * True where a predecessor stored the part of a window that held an event of this time.
   * @param hash of the event's flow, see `partitionHash`
   */
  isInStoredPart(time: EventTime, hash: number): boolean {
    return this.takenOver.some(
      ({ through, part, parts }) => compareTimes(time, through) <= 0 && partOf(hash, parts) <= part,
    );
  }

  /** Starts where a predecessor ended. */
  startFrom(position: NodePosition | undefined): void {
    this.tenure += 1;
    this.highSeconds = Number.NEGATIVE_INFINITY;
    this.highNanos = 0;
    this.floor = position?.through ?? beforeAll;
    this.horizon = beforeAll;
    this.#highWhenTurned = beforeAll;
    this.position = position;
    this.takenOver = position?.storedParts ?? [];
    this.#lossesThrough.clear();
  }

  /**
   * True where a report of losses was counted before: an agent keeps it in its ring and sends it again to who resumes.
   * Reports of one cause have rising times.
   */
  isKnownLoss(cause: LossCause, time: EventTime): boolean {
    const counted = this.#lossesThrough.get(cause) ?? this.floor;
    if (compareTimes(time, counted) <= 0) return true;
    this.#lossesThrough.set(cause, time);
    return false;
  }

  /** The older generation of uuids is about to be forgotten. */
  forgetUuids(): void {
    this.horizon = this.#highWhenTurned;
    this.#highWhenTurned = this.high;
  }

  /** The position once parts 1 to `part` of `parts` of the window that ends at `end` are stored. */
  positionAfter(end: EventTime, part: number, parts: number): NodePosition | undefined {
    const { position } = this;
    if (end.seconds === Number.NEGATIVE_INFINITY) return position;
    if (part === parts) {
      const later = position?.storedParts.filter(({ through }) => compareTimes(through, end) > 0) ?? [];
      return {
        through: position && compareTimes(position.through, end) > 0 ? position.through : end,
        storedParts: later,
      };
    }
    const through = position?.through ?? { seconds: 0, nanos: 0 };
    return { through, storedParts: [...(position?.storedParts ?? []), { through: end, part, parts }] };
  }
}
