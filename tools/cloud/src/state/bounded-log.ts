export interface BoundedLogOptions {
  readonly maxItems: number;
  readonly maxBytes: number;
}

/** The newest items, in order of arrival, within a number and a size; the newest one is kept whatever its size. */
export class BoundedLog<T> {
  readonly #options: BoundedLogOptions;
  readonly #bytesOf: (item: T) => number;
  #items: T[] = [];
  #first = 0;
  #bytes = 0;
  #dropped = 0;

  constructor(options: BoundedLogOptions, bytesOf: (item: T) => number) {
    this.#options = options;
    this.#bytesOf = bytesOf;
  }

  get size(): number {
    return this.#items.length - this.#first;
  }

  /** Items that had to make room. */
  get dropped(): number {
    return this.#dropped;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#bytes += this.#bytesOf(item);
    const { maxItems, maxBytes } = this.#options;
    while (this.size > 1 && (this.size > maxItems || this.#bytes > maxBytes)) this.#dropOldest();
  }

  /** The newest `limit` items that `matches` accepts, newest first. */
  newest(limit: number, matches: (item: T) => boolean = () => true): T[] {
    const found: T[] = [];
    for (let index = this.#items.length - 1; index >= this.#first && found.length < limit; index -= 1) {
      const item = this.#items[index] as T;
      if (matches(item)) found.push(item);
    }
    return found;
  }

  #dropOldest(): void {
    this.#bytes -= this.#bytesOf(this.#items[this.#first] as T);
    this.#first += 1;
    this.#dropped += 1;
    // Moving everything for each item would be quadratic; half of the array may be waste.
    if (this.#first * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
  }
}
