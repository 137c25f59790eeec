import { compareKeys, firstAtOrAfter } from './key-order.ts';
import type { Resource } from './resource.ts';
import type { StoredObject } from './stored-object.ts';

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** One step of a resource's history. */
export interface Change {
  readonly type: ChangeType;
  readonly object: StoredObject;
  /** The version before; undefined for ADDED. */
  readonly previous: StoredObject | undefined;
}

export type ChangeListener = (change: Change) => void;

/** The objects of one resource, with the history that a watch can be answered from. */
export class Collection {
  readonly resource: Resource;
  readonly #maxHistory: number;
  readonly #objects = new Map<string, StoredObject>();
  readonly #listeners = new Set<ChangeListener>();
  readonly #keysByOwner = new Map<string, Set<string>>();
  #history: Change[] = [];
  #compactedRevision = 0;
  #sortedKeys: string[] = [];
  #keysAdded = new Set<string>();
  #hasRemovedKeys = false;

  constructor(resource: Resource, maxHistory: number) {
    this.resource = resource;
    this.#maxHistory = maxHistory;
  }

  get size(): number {
    return this.#objects.size;
  }

  /** Changes up to this revision are forgotten: a watch cannot start before it. */
  get compactedRevision(): number {
    return this.#compactedRevision;
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  values(): Iterable<StoredObject> {
    return this.#objects.values();
  }

  /** The keys in the order of lists. Sorting is put off until here, so call it where keys seldom come and go. */
  keys(): readonly string[] {
    this.#sortKeys();
    return this.#sortedKeys;
  }

  /** All objects in the order of their keys: an array of its own, which later changes do not touch. */
  sorted(): StoredObject[] {
    return this.#lookUp(this.keys());
  }

  /** The objects that name this one as their controller. */
  ownedBy(uid: string): StoredObject[] {
    return this.#lookUp([...(this.#keysByOwner.get(uid) ?? [])]);
  }

  apply(change: Change): void {
    const { key } = change.object;
    if (change.type === 'DELETED') {
      this.#objects.delete(key);
      if (!this.#keysAdded.delete(key)) this.#hasRemovedKeys = true;
    } else {
      if (change.type === 'ADDED') this.#keysAdded.add(key);
      this.#objects.set(key, change.object);
    }
    this.#indexOwner(change);
    this.#history.push(change);
    if (this.#history.length > 1.25 * this.#maxHistory) this.#forget(this.#history.length - this.#maxHistory);
    for (const listener of this.#listeners) listener(change);
  }

  /** The changes after a revision, which must not be below `compactedRevision`. */
  changesAfter(revision: number): Change[] {
    const start = firstAtOrAfter(this.#history, (change) => change.object.revision - (revision + 1));
    return this.#history.slice(start);
  }

  /** Calls `listener` for every change from now on, synchronously; the returned function ends that. */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all history up to a revision. */
  compact(revision: number): void {
    this.#history = [];
    this.#compactedRevision = revision;
  }

  #lookUp(keys: readonly string[]): StoredObject[] {
    return keys.map((key) => this.#objects.get(key)).filter((object) => object !== undefined);
  }

  #indexOwner({ type, object, previous }: Change): void {
    const owner = type === 'DELETED' ? undefined : object.ownerUid;
    if (owner === previous?.ownerUid) return;
    if (previous?.ownerUid !== undefined) {
      const keys = this.#keysByOwner.get(previous.ownerUid);
      keys?.delete(object.key);
      if (keys?.size === 0) this.#keysByOwner.delete(previous.ownerUid);
    }
    if (owner === undefined) return;
    const keys = this.#keysByOwner.get(owner) ?? new Set();
    this.#keysByOwner.set(owner, keys.add(object.key));
  }

  #forget(count: number): void {
    this.#compactedRevision = this.#history[count - 1]?.object.revision ?? this.#compactedRevision;
    this.#history = this.#history.slice(count);
  }

  #sortKeys(): void {
    if (this.#keysAdded.size === 0 && !this.#hasRemovedKeys) return;
    const keys = new Set([...this.#sortedKeys, ...this.#keysAdded]);
    this.#sortedKeys = [...keys].filter((key) => this.#objects.has(key)).sort(compareKeys);
    this.#keysAdded.clear();
    this.#hasRemovedKeys = false;
  }
}
