/** Where an embedded message or a text lies in the reader's bytes; empty where the field was not there. */
export class Span {
  start = 0;
  end = 0;

  get isEmpty(): boolean {
    return this.start === this.end;
  }

  set(start: number, end: number): void {
    this.start = start;
    this.end = end;
  }
}

/** Places of the elements of a repeated field. */
export class SpanList {
  count = 0;
  #bounds = new Uint32Array(16);

  push(start: number, end: number): void {
    const at = this.count * 2;
    if (at === this.#bounds.length) {
      const longer = new Uint32Array(at * 2);
      longer.set(this.#bounds);
      this.#bounds = longer;
    }
    this.#bounds[at] = start;
    this.#bounds[at + 1] = end;
    this.count += 1;
  }

  startOf(index: number): number {
    return this.#bounds[index * 2] as number;
  }

  endOf(index: number): number {
    return this.#bounds[index * 2 + 1] as number;
  }
}
