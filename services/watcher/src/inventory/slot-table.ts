import type { InventoryKey } from '@kestrel/bus';
import { Slot, type SlotPlace } from './slot.ts';

/** The names of one type in one namespace. A name has several slots while an object and its namesake's tombstone are both on the bus. */
interface Place extends SlotPlace {
  readonly slots: Map<string, Slot | Slot[]>;
}

const noSlots: readonly Slot[] = [];

/** Every slot by type, namespace and name: in nested maps, because a key of its own for each would be a fifth of what is kept. */
export class SlotTable {
  readonly #types = new Map<string, Map<string, Place>>();
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
    const place = this.#placeOf(key);
    const slot = new Slot(place, key.name, key.uid);
    const others = this.namesakes(key);
    place.slots.set(slot.name, others.length === 0 ? slot : [...others, slot]);
    this.#size += 1;
    return slot;
  }

  delete(slot: Slot): void {
    const all = this.namesakes(slot);
    if (!all.includes(slot)) return;
    const others = all.filter((each) => each !== slot);
    const [other] = others;
    const { slots } = this.#placeOf(slot);
    if (other === undefined) slots.delete(slot.name);
    else slots.set(slot.name, others.length === 1 ? other : others);
    this.#size -= 1;
  }

  /** The slots of a type, namespace and name, whatever their uid. */
  namesakes(key: Omit<InventoryKey, 'uid'>): readonly Slot[] {
    const found = this.#found(key);
    if (found === undefined) return noSlots;
    return Array.isArray(found) ? found : [found];
  }

  *ofType(type: string): Iterable<Slot> {
    for (const { slots } of this.#types.get(type)?.values() ?? []) {
      for (const found of slots.values()) {
        if (Array.isArray(found)) yield* found;
        else yield found;
      }
    }
  }

  *all(): Iterable<Slot> {
    for (const type of this.#types.keys()) yield* this.ofType(type);
  }

  #found({ type, namespace, name }: Omit<InventoryKey, 'uid'>): Slot | Slot[] | undefined {
    return this.#types.get(type)?.get(namespace)?.slots.get(name);
  }

  #placeOf({ type, namespace }: SlotPlace): Place {
    let places = this.#types.get(type);
    if (places === undefined) {
      places = new Map();
      this.#types.set(type, places);
    }
    let place = places.get(namespace);
    if (place === undefined) {
      place = { type, namespace, slots: new Map() };
      places.set(namespace, place);
    }
    return place;
  }
}
