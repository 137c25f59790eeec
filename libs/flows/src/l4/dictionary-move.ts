import type { FlowDictionary } from './flow-dictionary.ts';

/** Carries numbers of one dictionary over into another, each the first time it is asked for. */
export class DictionaryMove {
  readonly #from: FlowDictionary;
  readonly #to: FlowDictionary;
  readonly #identities = new Map<number, number>();
  readonly #ips = new Map<number, number>();
  readonly #labelSets = new Map<number, number>([[0, 0]]);
  readonly #policySets = new Map<number, number>([[0, 0]]);

  constructor(from: FlowDictionary, to: FlowDictionary) {
    this.#from = from;
    this.#to = to;
  }

  identity(id: number): number {
    const { endpoints } = this.#from;
    return moved(this.#identities, id, () =>
      this.#to.endpoints.addIdentity(endpoints.identities.bytesOf(id), endpoints.isOutsider(id)),
    );
  }

  ip(id: number): number {
    return moved(this.#ips, id, () => this.#to.ips.table.idOfBytes(this.#from.ips.table.bytesOf(id)));
  }

  labelSet(set: number): number {
    const { labels, labelSets } = this.#from.endpoints;
    return moved(this.#labelSets, set, () => {
      const to = this.#to.endpoints;
      return to.labelSets.of(labelSets.membersOf(set).map((id) => to.labels.idOfBytes(labels.bytesOf(id))));
    });
  }

  policySet(set: number): number {
    const { policies } = this.#from;
    return moved(this.#policySets, set, () =>
      this.#to.policies.sets.of(
        policies.sets.membersOf(set).map((id) => this.#to.policies.take(policies, id)),
      ),
    );
  }
}

function moved(known: Map<number, number>, id: number, move: () => number): number {
  const there = known.get(id);
  if (there !== undefined) return there;
  const made = move();
  known.set(id, made);
  return made;
}
