/** Columns of numbers, as long as one another. */
export type Columns = Readonly<
  Record<string, Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array>
>;

const initialRows = 256;

/**
 * Rows of columns of numbers, found by the hash of their key; whether a row has the very key is for the owner to say.
 * Nothing of it is for the garbage collector to look at.
 */
export class KeyedRows<C extends Columns> {
  size = 0;
  columns: C;
  readonly #createColumns: (rows: number) => C;
  readonly #maxRows: number;
  #hashes = new Int32Array(initialRows);
  /** Row + 1, 0 where free; a power of two long, at most half full. */
  #slots = new Int32Array(initialRows * 2);
  #slot = 0;

  constructor(createColumns: (rows: number) => C, maxRows = Number.POSITIVE_INFINITY) {
    this.#createColumns = createColumns;
    this.#maxRows = maxRows;
    this.columns = createColumns(initialRows);
  }

  get isFull(): boolean {
    return this.size >= this.#maxRows;
  }

  /** A row with this hash, -1 where there is none. */
  first(hash: number): number {
    this.#slot = hash;
    return this.#seek(hash);
  }

  /** The row with this hash behind the one that was answered last, -1 where there is none. */
  next(hash: number): number {
    this.#slot += 1;
    return this.#seek(hash);
  }

  /** The next row; the owner fills its columns. */
  add(hash: number): number {
    const row = this.size;
    if (row === this.#hashes.length) this.#growColumns();
    this.#hashes[row] = hash;
    this.size = row + 1;
    if (this.size * 2 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 2);
      this.#fillSlots();
    } else this.#place(row);
    return row;
  }

  /** Keys have changed. */
  rehash(hashOf: (row: number) => number): void {
    for (let row = 0; row < this.size; row++) this.#hashes[row] = hashOf(row);
    this.#slots.fill(0);
    this.#fillSlots();
  }

  /** Forgets all rows, and gives back the memory of more than twice as many as there were. */
  clear(): void {
    const isOversized = this.#hashes.length > Math.max(this.size * 2, initialRows);
    this.size = 0;
    if (!isOversized) {
      this.#slots.fill(0);
      return;
    }
    this.columns = this.#createColumns(initialRows);
    this.#hashes = new Int32Array(initialRows);
    this.#slots = new Int32Array(initialRows * 2);
  }

  #seek(hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = this.#slot & mask; ; slot = (slot + 1) & mask) {
      const row = (slots[slot] as number) - 1;
      if (row >= 0 && this.#hashes[row] !== hash) continue;
      this.#slot = slot;
      return row;
    }
  }

  #growColumns(): void {
    const rows = Math.min(this.size * 2, this.#maxRows);
    const longer = this.#createColumns(rows);
    for (const [name, column] of Object.entries(this.columns)) longer[name]?.set(column);
    this.columns = longer;
    const hashes = new Int32Array(rows);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
  }

  #fillSlots(): void {
    for (let row = 0; row < this.size; row++) this.#place(row);
  }

  #place(row: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[row] as number) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = row + 1;
  }
}
