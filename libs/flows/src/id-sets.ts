export interface IdSetsOptions {
  /** Members a set may have; what does not fit is counted in `overflow`. */
  readonly maxMembers: number;
  /** Different sets; when there are more, a set does not change any further, which counts as overflow too. */
  readonly maxSets: number;
  /** Members of one group replace each other: the one of higher rank stays. Without it every id is a group of its own. */
  readonly ranking?: { groupOf(id: number): number; rankOf(id: number): number };
}

/**
 * Sets of ids as numbers: equal ways to build a set give equal numbers, 0 is the empty set, and a union that was made
 * before costs a look into a map. Members keep the order in which they came.
 */
export class IdSets {
  /** Members that found no room. */
  overflow = 0;
  readonly #options: IdSetsOptions;
  #members: (readonly number[])[] = [[]];
  #idByText = new Map<string, number>([['', 0]]);
  #unions = new Map<number, number>();

  constructor(options: IdSetsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#members.length;
  }

  membersOf(set: number): readonly number[] {
    return this.#members[set] as readonly number[];
  }

  /** The set of these members. */
  of(members: Iterable<number>): number {
    return this.#intern(this.#merge([], members), 0);
  }

  union(a: number, b: number): number {
    if (a === b || b === 0) return a;
    if (a === 0) return b;
    const key = a * maxPairs + b;
    const known = this.#unions.get(key);
    if (known !== undefined) return known;
    const union = this.#intern(this.#merge([...this.membersOf(a)], this.membersOf(b)), a);
    if (this.#unions.size >= this.#options.maxSets * 4) this.#unions.clear();
    this.#unions.set(key, union);
    return union;
  }

  #intern(members: readonly number[], fallback: number): number {
    const text = members.join();
    const known = this.#idByText.get(text);
    if (known !== undefined) return known;
    if (this.#members.length >= this.#options.maxSets) {
      this.overflow += 1;
      return fallback;
    }
    this.#idByText.set(text, this.#members.length);
    return this.#members.push(members) - 1;
  }

  #merge(members: number[], added: Iterable<number>): number[] {
    for (const id of added) {
      const at = this.#indexOfGroup(members, id);
      if (at >= 0) members[at] = this.#higher(members[at] as number, id);
      else if (members.length < this.#options.maxMembers) members.push(id);
      else this.overflow += 1;
    }
    return members;
  }

  #indexOfGroup(members: readonly number[], id: number): number {
    const { ranking } = this.#options;
    if (!ranking) return members.indexOf(id);
    const group = ranking.groupOf(id);
    return members.findIndex((member) => ranking.groupOf(member) === group);
  }

  #higher(present: number, other: number): number {
    const { ranking } = this.#options;
    return ranking && ranking.rankOf(other) > ranking.rankOf(present) ? other : present;
  }
}

const maxPairs = 2 ** 26;
