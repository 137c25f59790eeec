import type { InventoryKey } from '@kestrel/bus';
import { Slot } from './slot.ts';

/** Every slot by type and name. A name has several while an object and its namesake's tombstone are both on the bus. */
export class SlotTable {
  readonly #types = new Map<string, Map<string, Slot | Slot[]>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get types(): string[] {
    return [...this.#types.keys()];
  }

  find(key: InventoryKey): Slot | undefined {
    return this.namesakes(key).find((slot) => slot.uid === key.uid);
  }

  findOrAdd(key: InventoryKey): Slot {
    const slots = this.namesakes(key);
    const found = slots.find((slot) => slot.uid === key.uid);
    if (found) return found;
    const slot = new Slot(key);
    this.#names(key.type).set(placeOf(key), slots.length === 0 ? slot : [...slots, slot]);
    this.#size += 1;
    return slot;
  }

  delete(slot: Slot): void {
    const others = this.namesakes(slot).filter((each) => each !== slot);
    const [other] = others;
    const names = this.#names(slot.type);
    if (other === undefined) names.delete(placeOf(slot));
    else names.set(placeOf(slot), others.length === 1 ? other : others);
    this.#size -= 1;
  }

  /** The slots of a type, namespace and name, whatever their uid. */
  namesakes(key: Omit<InventoryKey, 'uid'>): readonly Slot[] {
    const found = this.#types.get(key.type)?.get(placeOf(key));
    if (found === undefined) return [];
    return Array.isArray(found) ? found : [found];
  }

  *ofType(type: string): Iterable<Slot> {
    for (const found of this.#types.get(type)?.values() ?? []) {
      if (Array.isArray(found)) yield* found;
      else yield found;
    }
  }

  *all(): Iterable<Slot> {
    for (const type of this.#types.keys()) yield* this.ofType(type);
  }

  #names(type: string): Map<string, Slot | Slot[]> {
    let names = this.#types.get(type);
    if (names === undefined) {
      names = new Map();
      this.#types.set(type, names);
    }
    return names;
  }
}

function placeOf({ namespace, name }: Omit<InventoryKey, 'type' | 'uid'>): string {
  return `${namespace}/${name}`;
}
