import { isUnwatched, watchOf } from '../namespace-watch.ts';
import type { L7Dictionary } from './l7-dictionary.ts';

/** Remembers of a dictionary's endpoints whether their namespaces are watched. */
export class EndpointNamespaces {
  readonly #isWatched: (namespace: string) => boolean;
  readonly #dictionary: L7Dictionary;
  readonly #known: number[] = [];

  constructor(isWatched: (namespace: string) => boolean, dictionary: L7Dictionary) {
    this.#isWatched = isWatched;
    this.#dictionary = dictionary;
  }

  /** See `isUnwatched` of `namespace-watch.ts`. */
  areUnwatched(source: number, destination: number): boolean {
    return isUnwatched(this.#watchOf(source), this.#watchOf(destination));
  }

  #watchOf(endpoint: number): number {
    const known = this.#known[endpoint];
    if (known !== undefined) return known;
    const watch = watchOf(this.#namespaceOf(endpoint), this.#isWatched);
    this.#known[endpoint] = watch;
    return watch;
  }

  /** Field 3 stands in front, where it is there; a namespace has fewer than 128 bytes. */
  #namespaceOf(endpoint: number): string {
    const bytes = this.#dictionary.endpoints.bytesOf(endpoint);
    if (bytes[0] !== 0x1a) return '';
    return Buffer.from(bytes.subarray(2, 2 + (bytes[1] ?? 0))).toString();
  }
}
