import type { IndexedPod, PodIndex } from '../pods/pod-index.ts';
import { type IndexedPolicy, PolicyIndex } from './policy-index.ts';
import type { Selector } from './selector.ts';

/** What a policy applies to. */
export interface PolicyReach {
  /** Undefined: pods of every namespace. */
  readonly namespace: string | undefined;
  readonly selector: Selector;
}

/**
 * Keeps, for each policy, the workloads whose pods its selector reaches. A pod that comes, changes or goes touches only
 * the policies that match it; a policy that comes scans the pods of its scope once, when its targets are first asked for.
 */
export class PolicyTargets {
  readonly #pods: PodIndex;
  readonly #policies = new Map<string, IndexedPolicy>();
  readonly #scopes = new Map<string | undefined, PolicyIndex>();
  readonly #onChanged: (policyUid: string) => void;

  /** `onChanged`: the set of a policy's workloads may have changed, or the policy is new. */
  constructor(pods: PodIndex, onChanged: (policyUid: string) => void) {
    this.#pods = pods;
    this.#onChanged = onChanged;
  }

  /** To be called after each change of the pods. */
  podChanged(before: IndexedPod | undefined, after: IndexedPod | undefined): void {
    if (after) this.#count(after, 1);
    if (before) this.#count(before, -1);
  }

  setPolicy(uid: string, reach: PolicyReach): void {
    this.removePolicy(uid);
    const policy: IndexedPolicy = { uid, ...reach, targets: undefined };
    this.#policies.set(uid, policy);
    const scope = this.#scopes.get(reach.namespace) ?? new PolicyIndex();
    this.#scopes.set(reach.namespace, scope);
    scope.add(policy);
    this.#onChanged(uid);
  }

  removePolicy(uid: string): void {
    const policy = this.#policies.get(uid);
    if (policy === undefined) return;
    this.#policies.delete(uid);
    const scope = this.#scopes.get(policy.namespace);
    scope?.delete(policy);
    if (scope?.size === 0) this.#scopes.delete(policy.namespace);
  }

  /** `<namespace>.<Kind>.<name>`, sorted, each once; undefined for a policy that is not there. */
  targetsOf(policyUid: string): string[] | undefined {
    const policy = this.#policies.get(policyUid);
    if (policy === undefined) return undefined;
    policy.targets ??= this.#evaluate(policy);
    return [...policy.targets.keys()].sort();
  }

  #evaluate(policy: IndexedPolicy): Map<string, number> {
    const targets = new Map<string, number>();
    for (const pod of this.#pods.in(policy.namespace)) {
      if (policy.selector.matches(pod.labels)) add(targets, targetName(pod), 1);
    }
    return targets;
  }

  #count(pod: IndexedPod, change: 1 | -1): void {
    const target = targetName(pod);
    const visit = (policy: IndexedPolicy) => {
      if (policy.targets && add(policy.targets, target, change)) this.#onChanged(policy.uid);
    };
    this.#scopes.get(pod.namespace)?.forEachMatch(pod.labels, visit);
    this.#scopes.get(undefined)?.forEachMatch(pod.labels, visit);
  }
}

/** True when the target came or went. */
function add(targets: Map<string, number>, target: string, change: 1 | -1): boolean {
  const count = (targets.get(target) ?? 0) + change;
  if (count === 0) return targets.delete(target);
  targets.set(target, count);
  return count === 1 && change === 1;
}

function targetName({ namespace, root }: IndexedPod): string {
  return `${namespace}.${root.replace('/', '.')}`;
}
