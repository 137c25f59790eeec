import type { Proven } from './delivery-proof.ts';

/** `confirmed` and `unconfirmed` are deliveries; what is `refused` can never be sent. */
export type Outcome = 'confirmed' | 'unconfirmed' | 'refused';

/** An event between the bus and its end here. */
export interface OutboxEntry<Content> {
  /** The life of the bus stream it came from: a re-created stream counts from 1 again. */
  readonly incarnation: string;
  readonly sequence: number;
  readonly bytes: number;
  readonly content: Content;
}

/** An event that need not be sent again. */
export interface Settled {
  readonly incarnation: string;
  readonly sequence: number;
  readonly outcome: Outcome;
}

interface Slot<Content> extends OutboxEntry<Content> {
  /** Its number on the stream it was last written on; undefined while it waits. */
  ordinal: number | undefined;
  receivedAtMs: number | undefined;
  refused: boolean;
}

/**
 * Events in the order of the bus, each kept until its delivery is proven. They are written in order, proven in order and
 * settle in order; when a stream ends with an error, all that has not settled is written again, in order, on the next.
 * With a cloud that does not acknowledge, what the barrier proved settles `holdMs` later: until then the peer may have
 * it in a buffer that dies with the stream.
 */
export class EventOutbox<Content> {
  readonly #holdMs: number;
  readonly #slots: Slot<Content>[] = [];
  /** Slots before this one are on the present stream, or refused. */
  #handled = 0;
  /** Slots before this one have the time of their reception. */
  #dated = 0;
  #bytes = 0;

  constructor({ holdMs }: { readonly holdMs: number }) {
    this.#holdMs = holdMs;
  }

  get count(): number {
    return this.#slots.length;
  }

  /** Payload bytes kept. */
  get bytes(): number {
    return this.#bytes;
  }

  add(entry: OutboxEntry<Content>): void {
    this.#slots.push({ ...entry, ordinal: undefined, receivedAtMs: undefined, refused: false });
    this.#bytes += entry.bytes;
  }

  /** The first event that is not on the present stream. */
  next(): OutboxEntry<Content> | undefined {
    while (this.#slots[this.#handled]?.refused) this.#handled += 1;
    return this.#slots[this.#handled];
  }

  /** The event that `next` returns was written as message `ordinal` of the stream. */
  written(ordinal: number): void {
    this.#handle((slot) => {
      slot.ordinal = ordinal;
    });
  }

  /** The event that `next` returns can never be sent; it settles when its turn comes. */
  refuse(): void {
    this.#handle((slot) => {
      slot.refused = true;
    });
  }

  /** Takes what is proven on the present stream; returns the events that settle by it or by time, in order. */
  settle({ confirmed, received }: Proven, nowMs: number, acknowledging: boolean): Settled[] {
    for (; this.#dated < this.#handled; this.#dated++) {
      const slot = this.#slots[this.#dated];
      if (!slot || (slot.ordinal ?? 0) > received) break;
      slot.receivedAtMs = nowMs;
    }
    return this.#take(({ ordinal = Number.POSITIVE_INFINITY, receivedAtMs = Number.POSITIVE_INFINITY }) => {
      if (ordinal <= confirmed) return 'confirmed';
      return !acknowledging && nowMs >= receivedAtMs + this.#holdMs ? 'unconfirmed' : undefined;
    });
  }

  /**
   * The stream is over. After a regular end what the peer had received is settled, unless the cloud acknowledges, for
   * then it would have. All else waits for the next stream.
   */
  streamEnded({ regularly, acknowledging }: { regularly: boolean; acknowledging: boolean }): Settled[] {
    const settled = this.#take(({ receivedAtMs }) =>
      regularly && !acknowledging && receivedAtMs !== undefined ? 'unconfirmed' : undefined,
    );
    for (const slot of this.#slots) {
      slot.ordinal = undefined;
      slot.receivedAtMs = undefined;
    }
    this.#handled = 0;
    this.#dated = 0;
    return settled;
  }

  #handle(mark: (slot: Slot<Content>) => void): void {
    const slot = this.#slots[this.#handled];
    if (!slot) throw new Error('no event is waiting to be written');
    mark(slot);
    this.#handled += 1;
  }

  #take(judge: (slot: Slot<Content>) => Outcome | undefined): Settled[] {
    const settled: Settled[] = [];
    for (const slot of this.#slots) {
      const outcome = slot.refused ? 'refused' : judge(slot);
      if (!outcome) break;
      settled.push({ incarnation: slot.incarnation, sequence: slot.sequence, outcome });
      this.#bytes -= slot.bytes;
    }
    this.#slots.splice(0, settled.length);
    this.#handled = Math.max(0, this.#handled - settled.length);
    this.#dated = Math.max(0, this.#dated - settled.length);
    return settled;
  }
}
