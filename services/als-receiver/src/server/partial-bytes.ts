/** Bytes that all streams together hold of messages that have not come whole. */
export class PartialBytes {
  readonly #max: number;
  #total = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get total(): number {
    return this.#total;
  }

  get isOver(): boolean {
    return this.#total > this.#max;
  }

  change(by: number): void {
    this.#total += by;
  }
}
