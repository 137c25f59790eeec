import type { KeepText } from './body-memory.ts';
import { type ChangeListener, Collection } from './collection.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { allResources, type Resource, resourceOf } from './resource.ts';
import { keyOf, type StoredObject, toObject, toStored } from './stored-object.ts';

export interface ObjectStoreOptions {
  /** Changes kept per resource for watches that start in the past. */
  readonly maxHistory: number;
  /** The first object gets the revision after this one. */
  readonly firstRevision?: number;
}

/**
 * Every object of the cluster, under one revision that each change raises by one, as in etcd. It knows nothing of
 * meaning: owners, terminating and conflicts are the callers' business.
 */
export class ObjectStore {
  readonly #collections: ReadonlyMap<Resource, Collection>;
  #revision: number;

  constructor({ maxHistory, firstRevision = 0 }: ObjectStoreOptions) {
    this.#revision = firstRevision;
    this.#collections = new Map(allResources.map((each) => [each, new Collection(each, maxHistory)]));
  }

  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    let size = 0;
    for (const { size: count } of this.#collections.values()) size += count;
    return size;
  }

  collection(resource: Resource): Collection {
    const collection = this.#collections.get(resource);
    if (collection === undefined) throw new RangeError(`no collection for ${resource.plural}`);
    return collection;
  }

  get(resource: Resource, namespace: string, name: string): StoredObject | undefined {
    return this.collection(resource).get(keyOf(namespace, name));
  }

  subscribe(resource: Resource, listener: ChangeListener): () => void {
    return this.collection(resource).subscribe(listener);
  }

  /** Stores an object under its key, new or not. `keep` says in what memory; alone by default. */
  put(object: KubernetesObject, keep?: KeepText): StoredObject {
    const resource = resourceOf(object);
    const collection = this.collection(resource);
    this.#revision += 1;
    const stored = toStored(resource, object, this.#revision, keep);
    const previous = collection.get(stored.key);
    collection.apply({ type: previous ? 'MODIFIED' : 'ADDED', object: stored, previous });
    return stored;
  }

  /** Takes an object away; the version that says so carries the revision of the removal. */
  remove(stored: StoredObject): void {
    const collection = this.collection(stored.resource);
    const previous = collection.get(stored.key);
    if (previous === undefined || previous.uid !== stored.uid) return;
    this.#revision += 1;
    const object = toStored(stored.resource, toObject(previous), this.#revision);
    collection.apply({ type: 'DELETED', object, previous });
  }

  /** Every object, whatever its kind, that names this one as its controller. */
  ownedBy(uid: string): StoredObject[] {
    return [...this.#collections.values()].flatMap((collection) => collection.ownedBy(uid));
  }

  /** Every object of a namespace, in the order of `resources`. */
  inNamespace(namespace: string): StoredObject[] {
    return [...this.#collections.values()].flatMap((collection) =>
      [...collection.values()].filter((object) => object.namespace === namespace),
    );
  }

  /** Forgets the history of every resource: what started before now gets 410. */
  compact(): void {
    for (const collection of this.#collections.values()) collection.compact(this.#revision);
  }
}
