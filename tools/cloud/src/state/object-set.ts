import type { InventoryObject } from './inventory-object.ts';

/** Objects by key, with an index that finds a namesake: another object of the same type, namespace and name. */
export class ObjectSet {
  readonly #objects = new Map<string, InventoryObject>();
  readonly #newestByName = new Map<string, string>();
  readonly #countByType = new Map<string, number>();

  get size(): number {
    return this.#objects.size;
  }

  get(key: string): InventoryObject | undefined {
    return this.#objects.get(key);
  }

  put(object: InventoryObject): void {
    if (!this.#objects.has(object.key)) this.#count(object.type, 1);
    this.#objects.set(object.key, object);
    this.#newestByName.set(object.nameKey, object.key);
  }

  /** Whether there was one. */
  delete(object: InventoryObject): boolean {
    if (this.#newestByName.get(object.nameKey) === object.key) this.#newestByName.delete(object.nameKey);
    const existed = this.#objects.delete(object.key);
    if (existed) this.#count(object.type, -1);
    return existed;
  }

  hasNamesake(object: InventoryObject): boolean {
    const key = this.#newestByName.get(object.nameKey);
    return key !== undefined && key !== object.key;
  }

  values(): IterableIterator<InventoryObject> {
    return this.#objects.values();
  }

  /** Sorted by type. */
  countByType(): Record<string, number> {
    const counts = [...this.#countByType].filter(([, count]) => count > 0);
    return Object.fromEntries(counts.sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  #count(type: string, change: 1 | -1): void {
    this.#countByType.set(type, (this.#countByType.get(type) ?? 0) + change);
  }
}
