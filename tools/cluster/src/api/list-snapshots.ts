import type { Clock, Component } from '@kestrel/service';
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
const sweepIntervalMs = 5_000;

/**
 * What lists in pages are read from: the pages of one list show one moment, until it is compacted away. A snapshot keeps
 * old versions in memory, so it also ends where the history of its resource does.
 */
export class ListSnapshots implements Component {
  readonly name = 'list-snapshots';
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #kept = new Map<Resource, (ListSnapshot & { readonly takenMs: number })[]>();

  #cancelSweep: (() => void) | undefined;

  constructor(store: ObjectStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async start(): Promise<void> {
    this.#cancelSweep = this.#clock.setTimer(sweepIntervalMs, () => {
      for (const resource of this.#kept.keys()) this.#kept.set(resource, this.#live(resource));
      void this.start();
    });
  }

  async stop(): Promise<void> {
    this.#cancelSweep?.();
  }

  /** What is there now; kept for further pages when `keep`. */
  take(resource: Resource, keep: boolean): ListSnapshot {
    const { revision } = this.#store;
    const objects = this.find(resource, revision)?.objects ?? this.#store.collection(resource).sorted();
    const snapshot = { revision, objects, takenMs: this.#clock.monotonicMs() };
    if (keep) {
      const others = this.#live(resource).filter((other) => other.revision !== revision);
      this.#kept.set(resource, [...others, snapshot].slice(-maxPerResource));
    }
    return snapshot;
  }

  /** The snapshot of a revision, unless it has expired. */
  find(resource: Resource, revision: number): ListSnapshot | undefined {
    return this.#live(resource).find((snapshot) => snapshot.revision === revision);
  }

  compact(): void {
    this.#kept.clear();
  }

  #live(resource: Resource): (ListSnapshot & { readonly takenMs: number })[] {
    const oldest = this.#clock.monotonicMs() - maxAgeMs;
    const { compactedRevision } = this.#store.collection(resource);
    return (this.#kept.get(resource) ?? []).filter(
      ({ takenMs, revision }) => takenMs >= oldest && revision >= compactedRevision,
    );
  }
}
