/** `index` counted through the last two bytes of a /16, without .0 and .255. */
function inBlock(first: number, second: number, index: number): string {
  return `${first}.${second + Math.floor(index / 64_516)}.${Math.floor(index / 254) % 254}.${(index % 254) + 1}`;
}

/** Addresses given out one after the other, so that no two objects share one. */
export class Addresses {
  #pods = 0;
  #services = 10;
  #nodes = 0;

  pod(): string {
    this.#pods += 1;
    return inBlock(10, 16, this.#pods);
  }

  service(): string {
    this.#services += 1;
    return inBlock(172, 20, this.#services);
  }

  node(): string {
    this.#nodes += 1;
    return inBlock(10, 0, this.#nodes);
  }
}
