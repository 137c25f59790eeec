import type { EventTemplate } from './event-template.ts';

/** Events that an agent or the kernel dropped; `source` is a flow.LostEventSource. */
export interface LostNotice {
  readonly source: number;
  readonly count: number;
}

/** What an agent has seen last: a bounded ring in which the newest overwrite the oldest. */
export class EventRing {
  readonly capacity: number;
  readonly #events: (EventTemplate | LostNotice | undefined)[];
  readonly #seconds: Float64Array;
  readonly #nanos: Uint32Array;
  readonly #ports: Uint16Array;
  #next = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.#events = new Array(capacity);
    this.#seconds = new Float64Array(capacity);
    this.#nanos = new Uint32Array(capacity);
    this.#ports = new Uint16Array(capacity);
  }

  /** Number of the event that comes next: as many have been seen. */
  get next(): number {
    return this.#next;
  }

  /** Number of the oldest event that is still there. */
  get oldest(): number {
    return Math.max(0, this.#next - this.capacity);
  }

  push(event: EventTemplate | LostNotice, seconds: number, nanos: number, port: number): void {
    const slot = this.#next % this.capacity;
    this.#events[slot] = event;
    this.#seconds[slot] = seconds;
    this.#nanos[slot] = nanos;
    this.#ports[slot] = port;
    this.#next += 1;
  }

  eventAt(sequence: number): EventTemplate | LostNotice {
    const event = this.#events[sequence % this.capacity];
    if (event === undefined || sequence < this.oldest) throw new RangeError(`event ${sequence} is not there`);
    return event;
  }

  secondsAt(sequence: number): number {
    return this.#seconds[sequence % this.capacity] as number;
  }

  nanosAt(sequence: number): number {
    return this.#nanos[sequence % this.capacity] as number;
  }

  portAt(sequence: number): number {
    return this.#ports[sequence % this.capacity] as number;
  }

  /** Number of the first event at or after a time, by a search from the oldest. */
  firstSince(seconds: number, nanos: number): number {
    let sequence = this.oldest;
    while (sequence < this.#next && this.#isBefore(sequence, seconds, nanos)) sequence += 1;
    return sequence;
  }

  #isBefore(sequence: number, seconds: number, nanos: number): boolean {
    const own = this.secondsAt(sequence);
    return own < seconds || (own === seconds && this.nanosAt(sequence) < nanos);
  }
}
