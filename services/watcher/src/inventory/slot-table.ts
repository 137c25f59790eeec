import type { InventoryKey } from '@kestrel/bus';
import { Slot } from './slot.ts';

type Names = Map<string, Slot | Slot[]>;

const noSlots: readonly Slot[] = [];

/**
 * Every slot by type, namespace and name. A name has several while an object and its namesake's tombstone are both on the
 * bus. Nested maps, because a key of its own for each object would be a fifth of what is kept of it.
 */
export class SlotTable {
  readonly #types = new Map<string, Map<string, Names>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get types(): string[] {
    return [...this.#types.keys()];
  }

  find(key: InventoryKey): Slot | undefined {
    const found = this.#found(key);
    if (found === undefined || !Array.isArray(found)) return found?.uid === key.uid ? found : undefined;
    return found.find((slot) => slot.uid === key.uid);
  }

  findOrAdd(key: InventoryKey): Slot {
    const existing = this.find(key);
    if (existing) return existing;
    const slot = new Slot(key);
    const others = this.namesakes(key);
    this.#names(key).set(slot.name, others.length === 0 ? slot : [...others, slot]);
    this.#size += 1;
    return slot;
  }

  delete(slot: Slot): void {
    const all = this.namesakes(slot);
    if (!all.includes(slot)) return;
    const others = all.filter((each) => each !== slot);
    const [other] = others;
    const names = this.#names(slot);
    if (other === undefined) names.delete(slot.name);
    else names.set(slot.name, others.length === 1 ? other : others);
    this.#size -= 1;
  }

  /** The slots of a type, namespace and name, whatever their uid. */
  namesakes(key: Omit<InventoryKey, 'uid'>): readonly Slot[] {
    const found = this.#found(key);
    if (found === undefined) return noSlots;
    return Array.isArray(found) ? found : [found];
  }

  *ofType(type: string): Iterable<Slot> {
    for (const names of this.#types.get(type)?.values() ?? []) {
      for (const found of names.values()) {
        if (Array.isArray(found)) yield* found;
        else yield found;
      }
    }
  }

  *all(): Iterable<Slot> {
    for (const type of this.#types.keys()) yield* this.ofType(type);
  }

  #found({ type, namespace, name }: Omit<InventoryKey, 'uid'>): Slot | Slot[] | undefined {
    return this.#types.get(type)?.get(namespace)?.get(name);
  }

  #names({ type, namespace }: Pick<InventoryKey, 'type' | 'namespace'>): Names {
    let namespaces = this.#types.get(type);
    if (namespaces === undefined) {
      namespaces = new Map();
      this.#types.set(type, namespaces);
    }
    let names = namespaces.get(namespace);
    if (names === undefined) {
      names = new Map();
      namespaces.set(namespace, names);
    }
    return names;
  }
}
