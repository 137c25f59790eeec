/** What Kubernetes uses in generated names: no vowels, nothing that looks like another. */
const nameAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** A generator of repeatable chance (mulberry32): one seed, one sequence. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Undefined only of an empty list. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.next() * items.length)];
  }

  /** One of them, the more often the more it weighs. Undefined only of an empty list. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T | undefined {
    let point = this.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
    return items.find((item) => {
      point -= weightOf(item);
      return point < 0;
    });
  }

  hex(length: number): string {
    return this.#letters('0123456789abcdef', length);
  }

  /** As in `cart-6d9f7c8b5-x2x8k`. */
  nameSuffix(length = 5): string {
    return this.#letters(nameAlphabet, length);
  }

  /** Version 4, as the API server makes them. */
  uid(): string {
    const variant = this.#letters('89ab', 1);
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${variant}${this.hex(3)}-${this.hex(12)}`;
  }

  #letters(alphabet: string, length: number): string {
    let text = '';
    for (let index = 0; index < length; index += 1)
      text += alphabet[Math.floor(this.next() * alphabet.length)];
    return text;
  }
}
