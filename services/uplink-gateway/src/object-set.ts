import { hash } from 'node:crypto';

/**
 * A set of long names that keeps 16 bytes of a SHA-256 of each instead of the name: tens of thousands of objects in a few
 * megabytes. Two names sharing those bytes would take 2^64 tries to find.
 */
export class ObjectSet {
  readonly #digests = new Set<string>();

  get size(): number {
    return this.#digests.size;
  }

  /** False when the name was there already. */
  add(name: string): boolean {
    const { size } = this.#digests;
    return this.#digests.add(digest(name)).size > size;
  }

  has(name: string): boolean {
    return this.#digests.has(digest(name));
  }

  delete(name: string): boolean {
    return this.#digests.delete(digest(name));
  }
}

function digest(name: string): string {
  return hash('sha256', name, 'buffer').toString('latin1', 0, 16);
}
