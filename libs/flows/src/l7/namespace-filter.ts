/** Which namespaces' calls are passed on. */
export class NamespaceFilter {
  readonly isActive: boolean;
  readonly #include: readonly RegExp[];
  readonly #exclude: readonly RegExp[];

  constructor({
    include,
    exclude,
  }: { readonly include: readonly string[]; readonly exclude: readonly string[] }) {
    this.#include = include.map(toPattern);
    this.#exclude = exclude.map(toPattern);
    this.isActive = include.length > 0 || exclude.length > 0;
  }

  /** A call is passed on where no end is excluded and, with an include list, one end is included. */
  passes(source: string, destination: string): boolean {
    const ends = [source, destination].filter((namespace) => namespace !== '');
    if (ends.some((namespace) => this.#exclude.some((pattern) => pattern.test(namespace)))) return false;
    return (
      this.#include.length === 0 ||
      ends.some((namespace) => this.#include.some((pattern) => pattern.test(namespace)))
    );
  }
}

function toPattern(text: string): RegExp {
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}
