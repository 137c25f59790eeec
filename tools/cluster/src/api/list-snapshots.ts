import type { Clock } from '@kestrel/service';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Resource } from '../objects/resource.ts';
import type { StoredObject } from '../objects/stored-object.ts';

/** All objects of a resource at one revision, in order. */
export interface ListSnapshot {
  readonly revision: number;
  readonly objects: readonly StoredObject[];
}

/** The API server's etcd compacts every five minutes, and old list pages with it. */
const maxAgeMs = 5 * 60_000;
const maxPerResource = 8;

/** What lists in pages are read from: the pages of one list show one moment, until it is compacted away. */
export class ListSnapshots {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #kept = new Map<Resource, (ListSnapshot & { readonly takenMs: number })[]>();

  constructor(store: ObjectStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** What is there now; kept for further pages when `keep`. */
  take(resource: Resource, keep: boolean): ListSnapshot {
    const { revision } = this.#store;
    const known = this.find(resource, revision);
    if (known) return known;
    const snapshot = {
      revision,
      objects: this.#store.collection(resource).sorted(),
      takenMs: this.#clock.monotonicMs(),
    };
    if (keep) this.#kept.set(resource, [...this.#live(resource), snapshot].slice(-maxPerResource));
    return snapshot;
  }

  /** The snapshot of a revision, unless it has expired. */
  find(resource: Resource, revision: number): ListSnapshot | undefined {
    const live = this.#live(resource);
    this.#kept.set(resource, live);
    return live.find((snapshot) => snapshot.revision === revision);
  }

  compact(): void {
    this.#kept.clear();
  }

  #live(resource: Resource): (ListSnapshot & { readonly takenMs: number })[] {
    const oldest = this.#clock.monotonicMs() - maxAgeMs;
    return (this.#kept.get(resource) ?? []).filter(({ takenMs }) => takenMs >= oldest);
  }
}
