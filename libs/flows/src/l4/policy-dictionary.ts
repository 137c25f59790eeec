import { ByteTable } from '../byte-table.ts';
import { IdSets } from '../id-sets.ts';
import type { SpanList } from '../span.ts';
import { malformed, type WireReader } from '../wire-reader.ts';
import { PolicyReader } from './policy-reader.ts';
import { asFailure, noRoom } from './text-dictionary.ts';

const maxPolicies = 32;
const maxSets = 65_536;

/** Policies by number, and sets of them in which each policy stands once, in its newest revision. */
export class PolicyDictionary {
  /** Labels left out of policies that were too long with them. */
  droppedLabels = 0;
  /** Entries are encoded cloud.v1.Policy messages. */
  readonly policies: ByteTable;
  readonly sets: IdSets;
  readonly #raw: ByteTable;
  readonly #names: ByteTable;
  readonly #reader = new PolicyReader();
  readonly #setOfRaw: number[] = [];
  readonly #nameOf: number[] = [];
  readonly #revisionOf: number[] = [];

  constructor(maxBytes: number) {
    const options = { maxBytes, maxEntries: 2 ** 24 };
    this.policies = new ByteTable(options);
    this.#raw = new ByteTable(options);
    this.#names = new ByteTable(options);
    this.sets = new IdSets({
      maxMembers: maxPolicies,
      maxSets,
      ranking: {
        groupOf: (id) => this.#nameOf[id] as number,
        rankOf: (id) => this.#revisionOf[id] as number,
      },
    });
  }

  get tables(): readonly ByteTable[] {
    return [this.policies, this.#raw, this.#names];
  }

  /** The set of the policies that lie in `spans`, `noRoom`, or a failure. */
  resolve(wire: WireReader, spans: SpanList): number {
    let set = 0;
    for (let i = 0; i < spans.count; i++) {
      const single = this.#resolveOne(wire, spans.startOf(i), spans.endOf(i));
      if (single < 0) return single;
      set = this.sets.union(set, single);
    }
    return set;
  }

  /** Takes over a policy of another dictionary, by its bytes. */
  take(from: PolicyDictionary, id: number): number {
    const name = this.#names.idOfBytes(from.#names.bytesOf(from.#nameOf[id] as number));
    return this.#add(from.policies.bytesOf(id), name, from.#revisionOf[id] as number);
  }

  /** The set of one policy alone. */
  #resolveOne(wire: WireReader, start: number, end: number): number {
    const known = this.#raw.find(wire.bytes, wire.view, start, end);
    if (known >= 0) return this.#setOfRaw[known] as number;
    const reader = this.#reader;
    const failure = reader.read(wire, start, end);
    if (failure !== malformed.none) return asFailure(failure);
    this.droppedLabels += reader.droppedLabels;
    const name = this.#names.idOfBytes(reader.nameBytes.subarray(0, reader.nameLength));
    const id = this.#add(reader.bytes.subarray(0, reader.length), name, reader.revision);
    if (id < 0) return id;
    const set = this.sets.of([id]);
    if (this.#raw.add(wire.bytes, wire.view, start, end) >= 0) this.#setOfRaw.push(set);
    return set;
  }

  #add(bytes: Uint8Array, name: number, revision: number): number {
    const known = this.policies.size;
    const id = name < 0 ? noRoom : this.policies.idOfBytes(bytes);
    if (id === known) {
      this.#nameOf.push(name);
      this.#revisionOf.push(revision);
    }
    return id;
  }
}
