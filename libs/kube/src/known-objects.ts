import type { KubeObject, ObjectKey } from './kube-object.ts';

interface Known {
  readonly uid: string;
  readonly resourceVersion: string;
  /** The list that saw it last. */
  readonly generation: number;
}

/** What happened to the memory of objects when one came. */
export interface Remembered {
  /** The object that had the name before, when it was another. */
  readonly replaced?: ObjectKey;
  /** This uid and resourceVersion was known. */
  readonly unchanged: boolean;
}

/** Which objects were handed over, by namespace and name. A list marks what it sees, and what it did not see is gone. */
export class KnownObjects {
  readonly #objects = new Map<string, Known>();
  #generation = 0;

  get size(): number {
    return this.#objects.size;
  }

  beginList(): void {
    this.#generation += 1;
  }

  remember({ metadata }: KubeObject): Remembered {
    const { namespace = '', name, uid, resourceVersion } = metadata;
    const path = `${namespace}/${name}`;
    const before = this.#objects.get(path);
    this.#objects.set(path, { uid, resourceVersion, generation: this.#generation });
    if (before && before.uid !== uid) {
      return { replaced: { namespace, name, uid: before.uid }, unchanged: false };
    }
    return { unchanged: before?.resourceVersion === resourceVersion };
  }

  /** The key of a deleted object, if it was known. */
  forget({ metadata: { namespace = '', name, uid } }: KubeObject): ObjectKey | undefined {
    const path = `${namespace}/${name}`;
    if (this.#objects.get(path)?.uid !== uid) return undefined;
    this.#objects.delete(path);
    return { namespace, name, uid };
  }

  /** Only after a complete list: forgets and returns what it did not have. */
  *forgetUnseen(): Generator<ObjectKey> {
    for (const [path, { uid, generation }] of this.#objects) {
      if (generation === this.#generation) continue;
      this.#objects.delete(path);
      yield toKey(path, uid);
    }
  }

  *forgetAll(): Generator<ObjectKey> {
    this.beginList();
    yield* this.forgetUnseen();
  }
}

function toKey(path: string, uid: string): ObjectKey {
  const slash = path.indexOf('/');
  return { namespace: path.slice(0, slash), name: path.slice(slash + 1), uid };
}
