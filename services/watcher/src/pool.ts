/**
 * Lets equal values share one copy in memory. Bounded: when full it begins anew, and only sharing between old and new is
 * lost. It works because equal values come close together, as the pods of one ReplicaSet do.
 */
export class Pool<Value> {
  readonly #limit: number;
  #values = new Map<string, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value kept for `key`, or else `value`, which is kept from now on. */
  share(key: string, value: Value): Value {
    const kept = this.#values.get(key);
    if (kept !== undefined) return kept;
    if (this.#values.size >= this.#limit) this.#values = new Map();
    this.#values.set(key, value);
    return value;
  }
}
