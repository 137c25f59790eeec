const maxPairs = 64;
const maxTextBytes = 1024;

/** A table of a FlatBuffer. Offsets that lead outside give an empty text or no table, never an exception. */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;

  private constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  static rootOf(bytes: Uint8Array): FlatTable | undefined {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const at = readUint32(view, 0);
    return at === undefined || at + 4 > bytes.length ? undefined : new FlatTable(view, at);
  }

  /** The text in a slot; empty where there is none. */
  text(slot: number): string {
    const at = this.#follow(this.#fieldAt(slot));
    const length = at === undefined ? undefined : readUint32(this.#view, at);
    if (at === undefined || length === undefined || length > maxTextBytes) return '';
    if (at + 4 + length > this.#view.byteLength) return '';
    return Buffer.from(this.#view.buffer, this.#view.byteOffset + at + 4, length).toString();
  }

  /** A vector of tables with a key in slot 0 and a value in slot 1. */
  pairs(slot: number): Map<string, string> {
    const pairs = new Map<string, string>();
    const at = this.#follow(this.#fieldAt(slot));
    const count = at === undefined ? 0 : Math.min(readUint32(this.#view, at) ?? 0, maxPairs);
    for (let i = 0; i < count; i++) {
      const table = this.#follow((at as number) + 4 + i * 4);
      if (table === undefined) break;
      const pair = new FlatTable(this.#view, table);
      pairs.set(pair.text(0), pair.text(1));
    }
    return pairs;
  }

  /** Where the value of a slot stands, by the table's vtable. */
  #fieldAt(slot: number): number | undefined {
    const back = readInt32(this.#view, this.#at);
    if (back === undefined) return undefined;
    const vtable = this.#at - back;
    const size = readUint16(this.#view, vtable);
    const entry = 4 + slot * 2;
    if (size === undefined || entry + 2 > size) return undefined;
    const offset = readUint16(this.#view, vtable + entry);
    return offset === undefined || offset === 0 ? undefined : this.#at + offset;
  }

  #follow(at: number | undefined): number | undefined {
    const offset = at === undefined ? undefined : readUint32(this.#view, at);
    return at === undefined || offset === undefined ? undefined : at + offset;
  }
}

function isInside(view: DataView, at: number, size: number): boolean {
  return at >= 0 && at + size <= view.byteLength;
}

function readUint32(view: DataView, at: number): number | undefined {
  return isInside(view, at, 4) ? view.getUint32(at, true) : undefined;
}

function readInt32(view: DataView, at: number): number | undefined {
  return isInside(view, at, 4) ? view.getInt32(at, true) : undefined;
}

function readUint16(view: DataView, at: number): number | undefined {
  return isInside(view, at, 2) ? view.getUint16(at, true) : undefined;
}
