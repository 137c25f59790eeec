import type { Proven } from './delivery-proof.ts';

/** How the delivery of an event was proven. */
export type Proof = 'confirmed' | 'unconfirmed';

/** An event between the bus and its proof of delivery. */
export interface OutboxEntry<Content> {
  readonly sequence: number;
  readonly bytes: number;
  readonly content: Content;
}

/** An event that need not be sent again. */
export interface Settled {
  readonly sequence: number;
  readonly proof: Proof;
}

interface Slot<Content> extends OutboxEntry<Content> {
  /** Its number on the stream it was last written on; undefined while it waits. */
  ordinal: number | undefined;
  receivedAtMs: number | undefined;
}

/**
 * Events in the order of the bus, each kept until its delivery is proven. They are written in order, proven in order and
 * settle in order; when a stream ends with an error, all that has not settled is written again, in order, on the next.
 * With a cloud that does not acknowledge, what the barrier proved settles `holdMs` later: until then the peer may have
 * it in a buffer that dies with the stream.
 */
export class EventOutbox<Content> {
  readonly #holdMs: number;
  #slots: Slot<Content>[] = [];
  #writtenCount = 0;
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
    this.#slots.push({ ...entry, ordinal: undefined, receivedAtMs: undefined });
    this.#bytes += entry.bytes;
  }

  /** The first event that is not on the present stream. */
  next(): OutboxEntry<Content> | undefined {
    return this.#slots[this.#writtenCount];
  }

  /** The event that `next` returned was written as message `ordinal` of the stream. */
  written(ordinal: number): void {
    const slot = this.#slots[this.#writtenCount];
    if (!slot) throw new Error('no event was waiting to be written');
    slot.ordinal = ordinal;
    this.#writtenCount += 1;
  }

  /** The event that `next` returned cannot be sent at all. */
  refuse(): void {
    const [slot] = this.#slots.splice(this.#writtenCount, 1);
    this.#bytes -= slot?.bytes ?? 0;
  }

  /** Takes what is proven on the present stream; returns the events that settled by it, in order. */
  proven({ confirmed, received }: Proven, nowMs: number, acknowledging: boolean): Settled[] {
    for (let index = 0; index < this.#writtenCount; index++) {
      const slot = this.#slots[index];
      if (slot?.ordinal === undefined || slot.ordinal > received) break;
      slot.receivedAtMs ??= nowMs;
    }
    return this.#take((slot) => {
      if ((slot.ordinal ?? Number.POSITIVE_INFINITY) <= confirmed) return 'confirmed';
      const held =
        !acknowledging && slot.receivedAtMs !== undefined && nowMs >= slot.receivedAtMs + this.#holdMs;
      return held ? 'unconfirmed' : undefined;
    });
  }

  /**
   * The stream is over. After a regular end what the peer had received is settled, unless the cloud acknowledges, for
   * then it would have. All else waits for the next stream.
   */
  streamEnded({ regularly, acknowledging }: { regularly: boolean; acknowledging: boolean }): Settled[] {
    const settled = this.#take((slot) =>
      regularly && !acknowledging && slot.receivedAtMs !== undefined ? 'unconfirmed' : undefined,
    );
    for (const slot of this.#slots) {
      slot.ordinal = undefined;
      slot.receivedAtMs = undefined;
    }
    this.#writtenCount = 0;
    return settled;
  }

  #take(judge: (slot: Slot<Content>) => Proof | undefined): Settled[] {
    const settled: Settled[] = [];
    for (const slot of this.#slots) {
      const proof = judge(slot);
      if (!proof) break;
      settled.push({ sequence: slot.sequence, proof });
      this.#bytes -= slot.bytes;
    }
    this.#slots.splice(0, settled.length);
    this.#writtenCount -= settled.length;
    return settled;
  }
}
