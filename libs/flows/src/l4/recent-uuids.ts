import { compareTimes, type EventTime, laterOf } from './event-time.ts';
import { noUuids, UuidList } from './uuid-list.ts';

const initialCapacity = 16;
/** Uuids remembered of a node, 20 bytes each: a position has no room for more. */
const maxCapacity = 1024;

/** The uuids of a node's last events, for the position: by them a successor tells a late event from a counted one. */
export class RecentUuids {
  #words = new Int32Array(initialCapacity * 2);
  #seconds = new Float64Array(initialCapacity);
  #nanos = new Uint32Array(initialCapacity);
  #next = 0;
  #count = 0;
  #forgottenSeconds = Number.NEGATIVE_INFINITY;
  #forgottenNanos = 0;

  /** What is forgotten is of events up to here. */
  get forgotten(): EventTime {
    return { seconds: this.#forgottenSeconds, nanos: this.#forgottenNanos };
  }

  add(low: number, high: number, seconds: number, nanos: number): void {
    if (this.#count === this.#seconds.length) {
      if (this.#count < maxCapacity) this.#grow();
      else this.#forget(this.#next);
    }
    const at = this.#next;
    this.#words[at * 2] = low;
    this.#words[at * 2 + 1] = high;
    this.#seconds[at] = seconds;
    this.#nanos[at] = nanos;
    this.#next = (at + 1) % this.#seconds.length;
    if (this.#count < this.#seconds.length) this.#count += 1;
  }

  clear(): void {
    this.#next = 0;
    this.#count = 0;
    this.#forgottenSeconds = Number.NEGATIVE_INFINITY;
    this.#forgottenNanos = 0;
  }

  /** Those of events later than `floor`; older ones are forgotten with that. */
  after(floor: EventTime): UuidList {
    const entries = [];
    const size = this.#seconds.length;
    for (let index = this.#next - this.#count + size; index < this.#next + size; index++) {
      const at = index % size;
      const time = { seconds: this.#seconds[at] as number, nanos: this.#nanos[at] as number };
      if (compareTimes(time, floor) <= 0) continue;
      entries.push({ low: this.#words[at * 2] as number, high: this.#words[at * 2 + 1] as number, time });
    }
    this.#replaceBy(entries, floor);
    return entries.length === 0 ? noUuids : UuidList.sorted(entries);
  }

  #replaceBy(entries: readonly { low: number; high: number; time: EventTime }[], floor: EventTime): void {
    const forgotten = laterOf(this.forgotten, floor);
    this.clear();
    this.#forgottenSeconds = forgotten.seconds;
    this.#forgottenNanos = forgotten.nanos;
    for (const { low, high, time } of entries) this.add(low, high, time.seconds, time.nanos);
  }

  #forget(at: number): void {
    const seconds = this.#seconds[at] as number;
    const nanos = this.#nanos[at] as number;
    if (seconds < this.#forgottenSeconds) return;
    if (seconds === this.#forgottenSeconds && nanos <= this.#forgottenNanos) return;
    this.#forgottenSeconds = seconds;
    this.#forgottenNanos = nanos;
  }

  #grow(): void {
    const capacity = this.#seconds.length * 2;
    // It is full, so the oldest is at `#next`: brought to the front, the free places follow the newest.
    const order = [...this.#seconds.keys()].map((index) => (this.#next + index) % this.#seconds.length);
    const words = new Int32Array(capacity * 2);
    const seconds = new Float64Array(capacity);
    const nanos = new Uint32Array(capacity);
    for (const [to, from] of order.entries()) {
      words[to * 2] = this.#words[from * 2] as number;
      words[to * 2 + 1] = this.#words[from * 2 + 1] as number;
      seconds[to] = this.#seconds[from] as number;
      nanos[to] = this.#nanos[from] as number;
    }
    this.#next = order.length;
    this.#words = words;
    this.#seconds = seconds;
    this.#nanos = nanos;
  }
}
