export interface ByteTableOptions {
  readonly maxEntries: number;
  /** Bound of the bytes kept. The table's own columns are 12 bytes an entry and 8 to 16 for finding it. */
  readonly maxBytes: number;
}

/** Equal hashes met before a lookup gives up: what bounds the cost of keys made to collide. */
const maxEqualHashes = 16;

/**
 * Gives equal bytes equal small numbers, from 0 without gaps, so that everything behind it works on numbers. Nothing is
 * made on the heap for bytes that were seen before. Bounded: when it is full, nothing more is added, and a new table takes over what is still needed.
 */
export class ByteTable {
  /** Entries so far; ids are below it. */
  size = 0;
  /** Bytes of all entries. */
  usedBytes = 0;
  /** While true nothing new is taken in. */
  isFrozen = false;
  readonly #options: ByteTableOptions;
  #arena = new Uint8Array(1024);
  #view = new DataView(this.#arena.buffer);
  #starts = new Uint32Array(64);
  #lengths = new Uint32Array(64);
  #hashes = new Int32Array(64);
  /** Id + 1, 0 where free; a power of two long, at most half full. */
  #slots = new Int32Array(128);

  constructor(options: ByteTableOptions) {
    this.#options = options;
  }

  get memoryBytes(): number {
    return this.#arena.length + this.#starts.length * 12 + this.#slots.length * 4;
  }

  /** The id of the bytes from `start` to `end`; -1 when they are not there. */
  find(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const hash = hashBytes(bytes, view, start, end);
    const mask = this.#slots.length - 1;
    let equalHashes = 0;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = (this.#slots[slot] as number) - 1;
      if (id < 0) return -1;
      if (this.#hashes[id] !== hash) continue;
      if (this.#holds(id, bytes, view, start, end)) return id;
      if (++equalHashes === maxEqualHashes) return -1;
    }
  }

  /** Takes in bytes that `find` did not find; -1 when there is no room for them. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const hash = hashBytes(bytes, view, start, end);
    const mask = this.#slots.length - 1;
    let equalHashes = 0;
    let slot = hash & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const id = (this.#slots[slot] as number) - 1;
      if (this.#hashes[id] === hash && ++equalHashes === maxEqualHashes) return -1;
    }
    return this.#insert(bytes, start, end, hash, slot);
  }

  /** `find`, or else `add`. */
  idOf(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const id = this.find(bytes, view, start, end);
    return id >= 0 ? id : this.add(bytes, view, start, end);
  }

  /** As above, for all of `bytes`. */
  idOfBytes(bytes: Uint8Array): number {
    return this.idOf(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
  }

  lengthOf(id: number): number {
    return this.#lengths[id] as number;
  }

  /** The bytes of an entry; valid until the next `idOf`. */
  bytesOf(id: number): Uint8Array {
    const start = this.#starts[id] as number;
    return this.#arena.subarray(start, start + this.lengthOf(id));
  }

  /** Writes the bytes of an entry at `at` and answers the place behind them. */
  copyTo(id: number, target: Uint8Array, at: number): number {
    const start = this.#starts[id] as number;
    const length = this.lengthOf(id);
    const arena = this.#arena;
    if (length > 48) target.set(arena.subarray(start, start + length), at);
    else for (let i = 0; i < length; i++) target[at + i] = arena[start + i] as number;
    return at + length;
  }

  #holds(id: number, bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
    const length = end - start;
    if (this.#lengths[id] !== length) return false;
    let own = this.#starts[id] as number;
    let other = start;
    for (const whole = start + (length & ~3); other < whole; other += 4, own += 4) {
      if (this.#view.getInt32(own, true) !== view.getInt32(other, true)) return false;
    }
    for (; other < end; other++, own++) if (this.#arena[own] !== bytes[other]) return false;
    return true;
  }

  #insert(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const id = this.size;
    const length = end - start;
    if (this.isFrozen || id >= this.#options.maxEntries || this.usedBytes + length > this.#options.maxBytes)
      return -1;
    if (id === this.#starts.length) this.#growColumns();
    if (this.usedBytes + length > this.#arena.length) this.#growArena(this.usedBytes + length);
    this.#arena.set(bytes.subarray(start, end), this.usedBytes);
    this.#starts[id] = this.usedBytes;
    this.#lengths[id] = length;
    this.#hashes[id] = hash;
    this.#slots[slot] = id + 1;
    this.usedBytes += length;
    this.size = id + 1;
    if (this.size * 2 > this.#slots.length) this.#growSlots();
    return id;
  }

  #growColumns(): void {
    this.#starts = grown(this.#starts, new Uint32Array(this.#starts.length * 2));
    this.#lengths = grown(this.#lengths, new Uint32Array(this.#lengths.length * 2));
    this.#hashes = grown(this.#hashes, new Int32Array(this.#hashes.length * 2));
  }

  #growArena(needed: number): void {
    const size = Math.max(this.#arena.length * 2, needed);
    this.#arena = grown(
      this.#arena,
      new Uint8Array(Math.max(needed, Math.min(size, this.#options.maxBytes))),
    );
    this.#view = new DataView(this.#arena.buffer);
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = (this.#hashes[id] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id + 1;
    }
  }
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const hashedHead = 24;
const hashedTail = 72;

/**
 * Of long bytes only the head and the tail count: what differs between two endpoints is the number in front and the names at
 * the end. What does not differ there is told apart by comparing.
 */
function hashBytes(bytes: Uint8Array, view: DataView, start: number, end: number): number {
  const hash = seed ^ (end - start);
  if (end - start <= hashedHead + hashedTail) return finishHash(hashRange(hash, bytes, view, start, end));
  const head = hashRange(hash, bytes, view, start, start + hashedHead);
  return finishHash(hashRange(head, bytes, view, end - hashedTail, end));
}

/** Four bytes a step. */
function hashRange(from: number, bytes: Uint8Array, view: DataView, start: number, end: number): number {
  let hash = from;
  let at = start;
  for (const whole = start + ((end - start) & ~3); at < whole; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x85ebca6b);
  return hash;
}

/** Spreads what is in a word over all of its bits, as MurmurHash3 does at its end. */
export function finishHash(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Differs from process to process, so that nobody outside can choose names that collide. */
const seed = (Math.random() * 0x1_0000_0000) | 0;
