import type { Clock } from '@kestrel/service';
import { controllerOf, type KubernetesObject, toTimestamp } from '../objects/kubernetes-object.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { type Plural, resourceOf, resources } from '../objects/resource.ts';
import { toObject } from '../objects/stored-object.ts';
import type { Event } from '../world/kinds.ts';
import type { World } from '../world/world.ts';

const maxEvents = 500;

/**
 * The objects as churn sees them. Between two steps of a story anything may have been deleted by somebody else, so every
 * method answers undefined (or nothing) where its object, owner or namespace is gone, and the story ends there.
 */
export class LiveObjects {
  readonly world: World;
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #claimed = new Set<string>();
  readonly #raised: Event[] = [];

  constructor(store: ObjectStore, world: World, clock: Clock) {
    this.#store = store;
    this.world = world;
    this.#clock = clock;
  }

  get nowMs(): number {
    return this.#clock.wallMs();
  }

  get now(): string {
    return toTimestamp(this.nowMs);
  }

  /** Any object of the kind that no other story works on and that is not about to go. */
  pick<T extends KubernetesObject>(plural: Plural, fits: (object: T) => boolean = () => true): T | undefined {
    const collection = this.#store.collection(resources[plural]);
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const stored = collection.get(this.world.random.pick(collection.keys()) ?? '');
      if (stored === undefined || stored.isTerminating || this.#claimed.has(stored.uid)) continue;
      const object = toObject(stored) as T;
      if (fits(object)) return object;
    }
    return undefined;
  }

  /** Keeps other stories away from an object until the returned function is called. */
  claim(object: KubernetesObject): () => void {
    this.#claimed.add(object.metadata.uid);
    return () => this.#claimed.delete(object.metadata.uid);
  }

  isClaimed(object: KubernetesObject): boolean {
    return this.#claimed.has(object.metadata.uid);
  }

  /** What an object controls, oldest first. */
  ownedBy<T extends KubernetesObject>(owner: KubernetesObject, kind: string): T[] {
    return this.#store
      .ownedBy(owner.metadata.uid)
      .filter((stored) => stored.resource.kind === kind && !stored.isTerminating)
      .sort((a, b) => a.revision - b.revision)
      .map((stored) => toObject(stored) as T);
  }

  /** Everything in a namespace, owners before what they own. */
  inNamespace(namespace: string): KubernetesObject[] {
    return this.#store.inNamespace(namespace).map(toObject);
  }

  add<T extends KubernetesObject>(object: T): T | undefined {
    const { namespace } = object.metadata;
    const home = namespace === undefined ? undefined : this.#store.get(resources.namespaces, '', namespace);
    if (namespace !== undefined && (home === undefined || home.isTerminating)) return undefined;
    if (!this.#hasOwner(object)) return undefined;
    return toObject(this.#store.put(object)) as T;
  }

  /** Adds an event; the oldest of those raised here goes when there are too many, as if its hour was over. */
  raise(event: Event): Event | undefined {
    const added = this.add(event);
    if (added === undefined) return undefined;
    this.#raised.push(added);
    if (this.#raised.length > maxEvents) {
      const oldest = this.#raised.shift();
      if (oldest) this.remove(oldest);
    }
    return added;
  }

  /** Edits the current version of an object. */
  change<T extends KubernetesObject>(object: T, edit: (current: T) => void): T | undefined {
    const stored = this.#find(object);
    if (stored === undefined) return undefined;
    const current = toObject(stored) as T;
    edit(current);
    return toObject(this.#store.put(current)) as T;
  }

  /** As `change`, for what is a change of the spec. */
  respecify<T extends KubernetesObject>(object: T, edit: (current: T) => void): T | undefined {
    return this.change(object, (current) => {
      current.metadata.generation = (current.metadata.generation ?? 0) + 1;
      edit(current);
    });
  }

  /** Tells a pod or a namespace to end. */
  terminate<T extends KubernetesObject>(object: T): T | undefined {
    return this.change(object, (current) => {
      current.metadata.deletionTimestamp = this.now;
      current.metadata.deletionGracePeriodSeconds = object.kind === 'Pod' ? 30 : 0;
      if (object.kind === 'Namespace') Object.assign(current, { status: { phase: 'Terminating' } });
    });
  }

  /** Whether it was still there. */
  remove(object: KubernetesObject): boolean {
    const stored = this.#find(object);
    if (stored === undefined) return false;
    this.#store.remove(stored);
    return true;
  }

  #find(object: KubernetesObject) {
    const { namespace = '', name, uid } = object.metadata;
    const stored = this.#store.get(resourceOf(object), namespace, name);
    return stored?.uid === uid ? stored : undefined;
  }

  #hasOwner(object: KubernetesObject): boolean {
    const owner = controllerOf(object);
    if (owner === undefined) return true;
    const stored = this.#store.get(resourceOf(owner), object.metadata.namespace ?? '', owner.name);
    return stored?.uid === owner.uid;
  }
}
