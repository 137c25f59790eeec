import type { Proven } from '../cloud/delivery-proof.ts';

/** `confirmed` and `unconfirmed` are deliveries; what is `refused` can never be sent, what is `repeated` need not be. */
export type Outcome = 'confirmed' | 'unconfirmed' | 'refused' | 'repeated';

/** A message of the bus between its reading and its end here. */
export interface OutboxEntry<Content> {
  /** The life of the bus stream it came from: a re-created stream counts from 1 again. */
  readonly incarnation: string;
  readonly sequence: number;
  readonly bytes: number;
  /** Messages to the cloud that it makes; at least 1. */
  readonly messages: number;
  readonly content: Content;
  /** Known at once: it is not to be sent, and settles as this when its turn comes. */
  readonly verdict?: 'refused' | 'repeated' | undefined;
}

/** An entry whose turn it is to be written, from its message `from` on. */
export interface UnwrittenEntry<Content> extends OutboxEntry<Content> {
  readonly from: number;
}

/** An entry that need not be sent again. */
export interface Settled<Content> {
  readonly incarnation: string;
  readonly sequence: number;
  readonly outcome: Outcome;
  readonly content: Content;
}

/** Messages of an entry with ordinals that follow each other. */
interface Run {
  readonly ordinal: number;
  count: number;
}

interface Slot<Content> extends OutboxEntry<Content> {
  /** Its first message that is not on the present stream. */
  from: number;
  /** Where the others are on the present stream; what an earlier stream delivered is in none. */
  runs: Run[];
  receivedAtMs: number | undefined;
}

/**
 * Telemetry in the order of the bus, each entry kept until its delivery is proven. Entries are written in order, proven in
 * order and settle in order; when a stream ends with an error, what has not settled is written again, in order, on the next.
 * With a cloud that does not acknowledge, what the barrier proved settles `holdMs` later: until then the peer may have it in
 * a buffer that dies with the stream. With a hold of 0, as for counters, nothing that was received is written again, not
 * even the received part of an entry.
 */
export class Outbox<Content> {
  readonly #holdMs: number;
  readonly #slots: Slot<Content>[] = [];
  /** Slots before this one are on the present stream, or have a verdict. */
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
    this.#slots.push({ ...entry, from: 0, runs: [], receivedAtMs: undefined });
    this.#bytes += entry.bytes;
  }

  /** The first entry of which something is not on the present stream. */
  next(): UnwrittenEntry<Content> | undefined {
    while (this.#slots[this.#handled]?.verdict) this.#handled += 1;
    return this.#slots[this.#handled];
  }

  /** Of the entry that `next` returns, `count` more messages were written, the first as message `ordinal` of the stream. */
  written(ordinal: number, count = 1): void {
    const slot = this.#slots[this.#handled];
    if (!slot) throw new Error('nothing is waiting to be written');
    const last = slot.runs.at(-1);
    if (last && last.ordinal + last.count === ordinal) last.count += count;
    else slot.runs.push({ ordinal, count });
    slot.from += count;
    if (slot.from >= slot.messages) this.#handled += 1;
  }

  /** Takes what is proven on the present stream; returns the entries that settle by it or by time, in order. */
  settle({ confirmed, received }: Proven, nowMs: number, acknowledging: boolean): Settled<Content>[] {
    for (; this.#dated < this.#handled; this.#dated++) {
      const slot = this.#slots[this.#dated];
      if (!slot || (!slot.verdict && lastOrdinal(slot) > received)) break;
      slot.receivedAtMs = nowMs;
    }
    return this.#take((slot) => {
      if (lastOrdinal(slot) <= confirmed) return 'confirmed';
      const { receivedAtMs = Number.POSITIVE_INFINITY } = slot;
      return !acknowledging && nowMs >= receivedAtMs + this.#holdMs ? 'unconfirmed' : undefined;
    });
  }

  /**
   * The stream is over, and this is what was proven on it. After a regular end what the peer had received is settled,
   * unless the cloud acknowledges, for then it would have. All else waits for the next stream.
   */
  streamEnded(end: StreamEnd): Settled<Content>[] {
    const { regularly, acknowledging, proven } = end;
    const receptionCounts = !acknowledging && (regularly || this.#holdMs === 0);
    const settled = this.#take(({ receivedAtMs }) =>
      receptionCounts && receivedAtMs !== undefined ? 'unconfirmed' : undefined,
    );
    const through = receptionCounts ? proven.received : proven.confirmed;
    for (const slot of this.#slots) {
      const onStream = sum(slot.runs, ({ count }) => count);
      slot.from += sum(slot.runs, (run) => reached(run, through)) - onStream;
      slot.runs = [];
      slot.receivedAtMs = undefined;
    }
    this.#handled = 0;
    this.#dated = 0;
    return settled;
  }

  #take(judge: (slot: Slot<Content>) => Outcome | undefined): Settled<Content>[] {
    const settled: Settled<Content>[] = [];
    for (const slot of this.#slots) {
      const outcome = slot.verdict ?? judge(slot);
      if (!outcome) break;
      const { incarnation, sequence, content } = slot;
      settled.push({ incarnation, sequence, outcome, content });
      this.#bytes -= slot.bytes;
    }
    if (settled.length === 0) return settled;
    this.#slots.splice(0, settled.length);
    this.#handled = Math.max(0, this.#handled - settled.length);
    this.#dated = Math.max(0, this.#dated - settled.length);
    return settled;
  }
}

export interface StreamEnd {
  readonly regularly: boolean;
  readonly acknowledging: boolean;
  readonly proven: Proven;
}

/** Beyond every ordinal while something of the entry is not written. */
function lastOrdinal({ from, messages, runs }: Slot<unknown>): number {
  const last = runs.at(-1);
  return from >= messages && last ? last.ordinal + last.count - 1 : Number.POSITIVE_INFINITY;
}

/** How many messages of a run have ordinals up to `through`. */
function reached({ ordinal, count }: Run, through: number): number {
  return Math.max(0, Math.min(count, through - ordinal + 1));
}

function sum<Item>(items: readonly Item[], countOf: (item: Item) => number): number {
  return items.reduce((all, item) => all + countOf(item), 0);
}
