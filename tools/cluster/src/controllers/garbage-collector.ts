import type { Clock, Component } from '@kestrel/service';
import type { Change } from '../objects/collection.ts';
import { toTimestamp } from '../objects/kubernetes-object.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { allResources, resources } from '../objects/resource.ts';
import { type StoredObject, toObject } from '../objects/stored-object.ts';

/** How long a pod takes to end once it was told to. */
const terminationMs = 1000;

/**
 * Brings to an end what was told to end: pods after a moment, a namespace when it is empty, whatever has lost its owner
 * at once. The only controller here; nothing makes pods of a Deployment that a client creates.
 */
export class GarbageCollector implements Component {
  readonly name = 'garbage-collector';
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #unsubscribes: (() => void)[] = [];
  readonly #timers = new Map<string, () => void>();

  constructor(store: ObjectStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async start(): Promise<void> {
    for (const resource of allResources) {
      this.#unsubscribes.push(this.#store.subscribe(resource, (change) => this.#onChange(change)));
    }
  }

  async stop(): Promise<void> {
    for (const unsubscribe of this.#unsubscribes.splice(0)) unsubscribe();
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #onChange({ type, object }: Change): void {
    if (type === 'DELETED') {
      this.#timers.get(object.uid)?.();
      this.#timers.delete(object.uid);
      if (this.#store.ownedBy(object.uid).length > 0)
        this.#later(object, 0, () => this.#removeDependents(object));
    } else if (object.isTerminating && !this.#timers.has(object.uid)) {
      if (object.resource === resources.pods)
        this.#later(object, terminationMs, () => this.#removePod(object));
      if (object.resource === resources.namespaces)
        this.#later(object, terminationMs, () => this.#removeNamespace(object));
    }
  }

  #later({ uid }: StoredObject, ms: number, act: () => void): void {
    const cancel = this.#clock.setTimer(ms, () => {
      this.#timers.delete(uid);
      act();
    });
    this.#timers.set(uid, cancel);
  }

  #removeDependents({ uid }: StoredObject): void {
    for (const dependent of this.#store.ownedBy(uid)) this.#end(dependent);
  }

  #removePod(object: StoredObject): void {
    const current = this.#store.get(object.resource, object.namespace, object.name);
    if (current?.uid !== object.uid) return;
    if ((toObject(current).metadata.finalizers ?? []).length > 0)
      this.#later(object, terminationMs, () => this.#removePod(object));
    else this.#store.remove(current);
  }

  #removeNamespace(namespace: StoredObject): void {
    const content = this.#store.inNamespace(namespace.name);
    for (const object of content) this.#end(object);
    if (content.length === 0) this.#store.remove(namespace);
    else this.#later(namespace, terminationMs, () => this.#removeNamespace(namespace));
  }

  /** Pods are told to end, everything else goes at once. */
  #end(object: StoredObject): void {
    if (object.resource !== resources.pods) {
      this.#store.remove(object);
      return;
    }
    if (object.isTerminating) return;
    const pod = toObject(object);
    pod.metadata.deletionTimestamp = toTimestamp(this.#clock.wallMs());
    pod.metadata.deletionGracePeriodSeconds = 30;
    this.#store.put(pod);
  }
}
