import { hash } from 'node:crypto';

/** What became of an object by being said. */
export type Said = 'new' | 'changed' | 'unchanged';

/**
 * What one data stream has said: of each object a SHA-256 of its id and 96 bits of one of its payload, so that tens of
 * thousands are a few megabytes.
 */
export class SentObjects {
  readonly #payloads = new Map<string, string>();

  get size(): number {
    return this.#payloads.size;
  }

  has(id: string): boolean {
    return this.#payloads.has(digestOf(id));
  }

  /** The object is said with this payload. */
  say(id: string, payload: Uint8Array): Said {
    const key = digestOf(id);
    const digest = digestOf(payload).slice(0, keptOfPayload);
    const earlier = this.#payloads.get(key);
    if (earlier === digest) return 'unchanged';
    this.#payloads.set(key, digest);
    return earlier === undefined ? 'new' : 'changed';
  }

  /** Whether it was there. */
  delete(id: string): boolean {
    return this.#payloads.delete(digestOf(id));
  }
}

/** Longer slices of a string keep all of it in memory. */
const keptOfPayload = 12;

/** A byte a character: the shortest form to keep. */
function digestOf(data: string | Uint8Array): string {
  return hash('sha256', data, 'binary');
}
