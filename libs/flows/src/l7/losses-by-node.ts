const maxNodes = 200;

/** Counts what was lost by the proxy it came from. Beyond so many proxies their losses stand under `others`. */
export class LossesByNode {
  readonly #counts = new Map<string, number>();

  /** @param nodeId of the stream; empty where it never said who it is */
  add(nodeId: string): void {
    const name = nodeId === '' ? 'unidentified' : nodeId;
    const key = this.#counts.has(name) || this.#counts.size < maxNodes ? name : 'others';
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  list(): { readonly node: string; readonly count: number }[] {
    return [...this.#counts].map(([node, count]) => ({ node, count }));
  }
}
