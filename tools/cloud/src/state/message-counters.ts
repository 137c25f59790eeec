/** What arrived of one type on one kind of stream. */
export interface MessageCount {
  messages: number;
  /** Of the encoded requests. */
  bytes: number;
  /** What the messages stand for: the sum of their counts, 1 for those without one. Duplicates are not in it. */
  observations: number;
  /** Messages with a delivery id that had been seen: counted here and in `messages`, otherwise ignored. */
  duplicates: number;
}

/** Counts messages by stream kind and type. */
export class MessageCounters {
  readonly #counts = new Map<string, Map<string, MessageCount>>();

  add(stream: string, type: string, bytes: number): MessageCount {
    let types = this.#counts.get(stream);
    if (types === undefined) {
      types = new Map();
      this.#counts.set(stream, types);
    }
    let count = types.get(type);
    if (count === undefined) {
      count = { messages: 0, bytes: 0, observations: 0, duplicates: 0 };
      types.set(type, count);
    }
    count.messages += 1;
    count.bytes += bytes;
    return count;
  }

  snapshot(): Record<string, Record<string, MessageCount>> {
    return Object.fromEntries(
      [...this.#counts].map(([stream, types]) => [stream, Object.fromEntries(types)]),
    );
  }
}
