import type { Labels } from '../pods/pod-index.ts';
import type { Selector } from './selector.ts';

/** A policy as the index keeps it. */
export interface IndexedPolicy {
  readonly uid: string;
  /** Undefined: every namespace. */
  readonly namespace: string | undefined;
  readonly selector: Selector;
  /** Workload → how many of its pods the policy reaches. Undefined until it was evaluated for the first time. */
  targets: Map<string, number> | undefined;
}

/**
 * The policies of one scope (a namespace, or the whole cluster), found by the labels of a pod without asking each of them:
 * a policy is filed under the labels of which a matching pod must have one.
 */
export class PolicyIndex {
  readonly #byAnchor = new Map<string, Set<IndexedPolicy>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(policy: IndexedPolicy): void {
    this.#size += 1;
    for (const anchor of anchorsOf(policy)) {
      const filed = this.#byAnchor.get(anchor);
      if (filed) filed.add(policy);
      else this.#byAnchor.set(anchor, new Set([policy]));
    }
  }

  delete(policy: IndexedPolicy): void {
    this.#size -= 1;
    for (const anchor of anchorsOf(policy)) {
      const filed = this.#byAnchor.get(anchor);
      filed?.delete(policy);
      if (filed?.size === 0) this.#byAnchor.delete(anchor);
    }
  }

  /** Calls `visit` once for each policy whose selector matches. */
  forEachMatch(labels: Labels, visit: (policy: IndexedPolicy) => void): void {
    this.#visitAnchor(everything, labels, visit);
    for (const key in labels) {
      this.#visitAnchor(key, labels, visit);
      this.#visitAnchor(`${key}=${labels[key]}`, labels, visit);
    }
  }

  #visitAnchor(anchor: string, labels: Labels, visit: (policy: IndexedPolicy) => void): void {
    const filed = this.#byAnchor.get(anchor);
    if (filed === undefined) return;
    for (const policy of filed) {
      if (policy.selector.matches(labels)) visit(policy);
    }
  }
}

/** Not a label key: those cannot be empty. */
const everything = '';

function anchorsOf({ selector }: IndexedPolicy): readonly string[] {
  return selector.anchors ?? [everything];
}
