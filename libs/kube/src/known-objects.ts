import type { KubeObject, ObjectKey } from './kube-object.ts';

interface Known {
  readonly uid: string;
  readonly version: Version;
  /** The list that saw it last. */
  readonly generation: number;
}

/** A resourceVersion: equal or not. As a number, where it is the text of one, it takes a fifth of the memory. */
type Version = string | number;

/** What happened to the memory of objects when one came. */
export interface Remembered {
  /** The object that had the name before, when it was another. */
  readonly replaced?: ObjectKey;
  /** This uid and resourceVersion was known. */
  readonly unchanged: boolean;
}

/** Which objects were handed over, by namespace and name. A list marks what it sees, and what it did not see is gone. */
export class KnownObjects {
  readonly #namespaces = new Map<string, Map<string, Known>>();
  #size = 0;
  #generation = 0;

  get size(): number {
    return this.#size;
  }

  beginList(): void {
    this.#generation += 1;
  }

  remember({ metadata }: KubeObject): Remembered {
    const { namespace = '', name, uid, resourceVersion } = metadata;
    const objects = this.#objectsOf(namespace);
    const before = objects.get(name);
    const version = toVersion(resourceVersion);
    objects.set(name, { uid, version, generation: this.#generation });
    if (before === undefined) this.#size += 1;
    else if (before.uid !== uid) return { replaced: { namespace, name, uid: before.uid }, unchanged: false };
    return before?.version === version ? known : changed;
  }

  /** The key of a deleted object, if it was known. */
  forget({ metadata: { namespace = '', name, uid } }: KubeObject): ObjectKey | undefined {
    if (this.#namespaces.get(namespace)?.get(name)?.uid !== uid) return undefined;
    this.#delete(namespace, name);
    return { namespace, name, uid };
  }

  /** Only after a complete list: forgets and returns what it did not have. */
  *forgetUnseen(): Generator<ObjectKey> {
    for (const [namespace, objects] of this.#namespaces) {
      for (const [name, { uid, generation }] of objects) {
        if (generation === this.#generation) continue;
        this.#delete(namespace, name);
        yield { namespace, name, uid };
      }
    }
  }

  *forgetAll(): Generator<ObjectKey> {
    this.beginList();
    yield* this.forgetUnseen();
  }

  #objectsOf(namespace: string): Map<string, Known> {
    let objects = this.#namespaces.get(namespace);
    if (objects === undefined) {
      objects = new Map();
      this.#namespaces.set(namespace, objects);
    }
    return objects;
  }

  #delete(namespace: string, name: string): void {
    const objects = this.#objectsOf(namespace);
    if (objects.delete(name)) this.#size -= 1;
    if (objects.size === 0) this.#namespaces.delete(namespace);
  }
}

const known: Remembered = { unchanged: true };
const changed: Remembered = { unchanged: false };

function toVersion(resourceVersion: string): Version {
  const number = Number(resourceVersion);
  return String(number) === resourceVersion ? number : resourceVersion;
}
