const initialBytes = 256 * 1024;

/**
 * Memory for one body at a time. Made anew for each page of a list, it would outlive the young generation, and every few
 * pages bring about a mark-compact, which frees it.
 */
export class BodyMemory {
  #bytes = Buffer.alloc(0);
  #length = 0;

  /** Begins a body; what was read before is overwritten. */
  begin(): void {
    this.#length = 0;
  }

  add(chunk: Buffer): void {
    const length = this.#length + chunk.length;
    if (length > this.#bytes.length) this.#grow(length);
    chunk.copy(this.#bytes, this.#length);
    this.#length = length;
  }

  get body(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Gives the memory back; a body that is still in use keeps it. */
  free(): void {
    this.#bytes = Buffer.alloc(0);
    this.#length = 0;
  }

  #grow(bytes: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(bytes, 2 * this.#bytes.length, initialBytes));
    this.body.copy(larger);
    this.#bytes = larger;
  }
}
