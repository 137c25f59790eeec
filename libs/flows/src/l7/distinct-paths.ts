/** Bounds how many paths a destination can have, whatever its callers ask for. */
export class DistinctPaths {
  readonly #paths = new Map<number, Set<number>>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  /** Whether a path may be counted under its own name. */
  admit(destination: number, path: number): boolean {
    let paths = this.#paths.get(destination);
    if (!paths) {
      paths = new Set();
      this.#paths.set(destination, paths);
    }
    if (paths.has(path)) return true;
    if (paths.size >= this.#max) return false;
    paths.add(path);
    return true;
  }
}
