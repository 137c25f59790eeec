import type { L7Dictionary } from './l7-dictionary.ts';
import type { NamespaceFilter } from './namespace-filter.ts';

const idRange = 2 ** 25;
const maxPairs = 100_000;

/** Remembers for pairs of encoded endpoints whether their namespaces pass. */
export class NamespacePairs {
  readonly #filter: NamespaceFilter;
  readonly #dictionary: L7Dictionary;
  readonly #known = new Map<number, boolean>();

  constructor(filter: NamespaceFilter, dictionary: L7Dictionary) {
    this.#filter = filter;
    this.#dictionary = dictionary;
  }

  pass(source: number, destination: number): boolean {
    const key = source * idRange + destination;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const passes = this.#filter.passes(this.#namespaceOf(source), this.#namespaceOf(destination));
    if (this.#known.size >= maxPairs) this.#known.clear();
    this.#known.set(key, passes);
    return passes;
  }

  /** Field 3 stands in front, where it is there; a namespace has fewer than 128 bytes. */
  #namespaceOf(endpoint: number): string {
    const bytes = this.#dictionary.endpoints.bytesOf(endpoint);
    if (bytes[0] !== 0x1a) return '';
    return Buffer.from(bytes.subarray(2, 2 + (bytes[1] ?? 0))).toString();
  }
}
