import type { InventoryObject } from './inventory-object.ts';

/** Objects by key, with an index that finds a namesake: another object of the same type, namespace and name. */
export class ObjectSet {
  readonly #objects = new Map<string, InventoryObject>();
  readonly #newestByName = new Map<string, string>();

  get size(): number {
    return this.#objects.size;
  }

  get(key: string): InventoryObject | undefined {
    return this.#objects.get(key);
  }

  put(object: InventoryObject): void {
    this.#objects.set(object.key, object);
    this.#newestByName.set(object.nameKey, object.key);
  }

  /** Whether there was one. */
  delete(object: InventoryObject): boolean {
    if (this.#newestByName.get(object.nameKey) === object.key) this.#newestByName.delete(object.nameKey);
    return this.#objects.delete(object.key);
  }

  hasNamesake(object: InventoryObject): boolean {
    const key = this.#newestByName.get(object.nameKey);
    return key !== undefined && key !== object.key;
  }

  values(): IterableIterator<InventoryObject> {
    return this.#objects.values();
  }

  countByType(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { type } of this.#objects.values()) counts[type] = (counts[type] ?? 0) + 1;
    return Object.fromEntries(Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1)));
  }
}
