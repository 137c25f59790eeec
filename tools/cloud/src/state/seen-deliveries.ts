/** Remembers the newest delivery ids, so that a record delivered again is recognised. Memory is bounded by `capacity`. */
export class SeenDeliveries {
  readonly #capacity: number;
  readonly #ids = new Set<string>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Whether `id` is new; it is not from here on. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > this.#capacity) {
      const { value } = this.#ids.values().next();
      if (value !== undefined) this.#ids.delete(value);
    }
    return true;
  }
}
