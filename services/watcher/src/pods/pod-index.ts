import type { Controller } from './controller-index.ts';

/** Labels of a pod. */
export type Labels = Readonly<Record<string, string>>;

/** A pod as roots and policy targets need it. Replaced as a whole when anything of it changes. */
export interface IndexedPod {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly labels: Labels;
  readonly controller: Controller | undefined;
  /** `<Kind>/<name>` of the root controller. */
  readonly root: string;
  readonly hostNetwork: boolean;
}

/** The pods of the cluster by namespace. */
export class PodIndex {
  readonly #namespaces = new Map<string, Map<string, IndexedPod>>();

  get(namespace: string, uid: string): IndexedPod | undefined {
    return this.#namespaces.get(namespace)?.get(uid);
  }

  /** Returns the pod of the same uid that it replaces. */
  set(pod: IndexedPod): IndexedPod | undefined {
    let pods = this.#namespaces.get(pod.namespace);
    if (pods === undefined) {
      pods = new Map();
      this.#namespaces.set(pod.namespace, pods);
    }
    const earlier = pods.get(pod.uid);
    pods.set(pod.uid, pod);
    return earlier;
  }

  /** Returns what it removed. */
  delete(namespace: string, uid: string): IndexedPod | undefined {
    const pods = this.#namespaces.get(namespace);
    const pod = pods?.get(uid);
    pods?.delete(uid);
    if (pods?.size === 0) this.#namespaces.delete(namespace);
    return pod;
  }

  /** The pods of a namespace, or of all with undefined. */
  *in(namespace: string | undefined): Iterable<IndexedPod> {
    if (namespace !== undefined) {
      yield* this.#namespaces.get(namespace)?.values() ?? [];
      return;
    }
    for (const pods of this.#namespaces.values()) yield* pods.values();
  }
}
