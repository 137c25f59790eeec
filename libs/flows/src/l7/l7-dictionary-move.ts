import type { ByteTable } from '../byte-table.ts';
import type { L7Dictionary } from './l7-dictionary.ts';
import type { L7Move } from './l7-table.ts';

/** Carries numbers of one dictionary over into another, each the first time it is asked for. */
export function moveBetween(from: L7Dictionary, to: L7Dictionary): L7Move {
  return { text: mover(from.texts, to.texts), endpoint: mover(from.endpoints, to.endpoints) };
}

function mover(from: ByteTable, to: ByteTable): (id: number) => number {
  const moved = new Map<number, number>([[0, 0]]);
  return (id) => {
    const known = moved.get(id);
    if (known !== undefined) return known;
    const made = to.idOfBytes(from.bytesOf(id));
    moved.set(id, made);
    return made;
  };
}
