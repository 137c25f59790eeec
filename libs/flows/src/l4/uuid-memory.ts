const initialSlots = 4096;

/**
 * Remembers which uuids were seen, in two generations: when the younger is full, the older is forgotten. Each uuid is
 * a hash (see `UuidHash`).
 */
export class UuidMemory {
  /** Called before the older generation is forgotten. */
  readonly #onForget: () => void;
  readonly #maxPerGeneration: number;
  #young = new Int32Array(initialSlots * 2);
  #old = new Int32Array(initialSlots * 2);
  #count = 0;

  /** @param maxUuids bound of what is remembered; the last half of it always is */
  constructor(maxUuids: number, onForget: () => void) {
    this.#maxPerGeneration = Math.max(1, Math.floor(maxUuids / 2));
    this.#onForget = onForget;
  }

  /**
   * True where this hash was seen before; otherwise it is now.
   * @param salt what was seen under another one does not count
   */
  seen({ low, high }: { readonly low: number; readonly high: number }, salt = 0): boolean {
    const salted = high ^ Math.imul(salt, 0x27d4eb2f);
    return this.#seenHash(low === 0 && salted === 0 ? 1 : low, salted);
  }

  #seenHash(low: number, high: number): boolean {
    if (has(this.#old, low, high)) return true;
    const slot = find(this.#young, low, high);
    if (this.#young[slot] !== 0 || this.#young[slot + 1] !== 0) return true;
    this.#young[slot] = low;
    this.#young[slot + 1] = high;
    this.#count += 1;
    if (this.#count >= this.#maxPerGeneration) this.#turn();
    else if (this.#count * 4 > this.#young.length) this.#grow();
    return false;
  }

  #turn(): void {
    this.#onForget();
    this.#old = this.#young;
    this.#young = new Int32Array(this.#old.length);
    this.#count = 0;
  }

  #grow(): void {
    const from = this.#young;
    this.#young = new Int32Array(from.length * 2);
    for (let i = 0; i < from.length; i += 2) {
      const low = from[i] as number;
      const high = from[i + 1] as number;
      if (low === 0 && high === 0) continue;
      const slot = find(this.#young, low, high);
      this.#young[slot] = low;
      this.#young[slot + 1] = high;
    }
  }
}

/** Index of the pair, or of the free place where it belongs. */
function find(pairs: Int32Array, low: number, high: number): number {
  const mask = pairs.length - 1;
  for (let at = (low << 1) & mask; ; at = (at + 2) & mask) {
    if (pairs[at] === low && pairs[at + 1] === high) return at;
    if (pairs[at] === 0 && pairs[at + 1] === 0) return at;
  }
}

function has(pairs: Int32Array, low: number, high: number): boolean {
  const at = find(pairs, low, high);
  return pairs[at] !== 0 || pairs[at + 1] !== 0;
}
