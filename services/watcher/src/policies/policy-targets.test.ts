import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PodGraph } from '../pods/pod-graph.ts';
import { PolicyTargets } from './policy-targets.ts';
import { compileSelector } from './selector.ts';

const namespaces = ['shop', 'ops'];
const keys = ['app', 'tier'];
const values = ['web', 'db', 'front'];

const labels = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values), { maxKeys: 2 });
const requirement = fc.record({
  key: fc.constantFrom(...keys),
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
  values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }),
});
const selector = fc.record({
  match_labels: labels,
  match_expressions: fc.array(requirement, { maxLength: 2 }),
});
const id = fc.integer({ min: 0, max: 5 });

const change = fc.oneof(
  fc.record({
    kind: fc.constant('pod' as const),
    id,
    namespace: fc.constantFrom(...namespaces),
    labels,
    owner: fc.option(id, { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('podGone' as const), id }),
  fc.record({
    kind: fc.constant('owner' as const),
    id,
    namespace: fc.constantFrom(...namespaces),
    root: fc.option(id, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('policy' as const),
    id,
    namespace: fc.option(fc.constantFrom(...namespaces), { nil: undefined }),
    selector,
  }),
  fc.record({ kind: fc.constant('policyGone' as const), id }),
  fc.record({ kind: fc.constant('ask' as const), id }),
);

type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;
type PodState = Extract<Change, { kind: 'pod' }>;
type PolicyState = Extract<Change, { kind: 'policy' }>;

const ownerUid = (namespace: string, owner: number): string => `set-${namespace}-${owner}`;

/** The same, from scratch, in the most obvious way. */
class Model {
  readonly pods = new Map<number, PodState>();
  readonly policies = new Map<number, PolicyState>();
  readonly roots = new Map<string, number>();

  targetsOf(policyId: number): string[] | undefined {
    const policy = this.policies.get(policyId);
    if (policy === undefined) return undefined;
    const targets = [...this.pods.values()]
      .filter((pod) => policy.namespace === undefined || policy.namespace === pod.namespace)
      .filter((pod) => compileSelector(policy.selector).matches(pod.labels))
      .map((pod) => `${pod.namespace}.${this.#rootOf(pod)}`);
    return [...new Set(targets)].sort();
  }

  #rootOf({ id: podId, namespace, owner }: PodState): string {
    if (owner === undefined) return `Pod.pod-${podId}`;
    const root = this.roots.get(ownerUid(namespace, owner));
    return root === undefined ? `ReplicaSet.set-${owner}` : `Deployment.app-${root}`;
  }
}

function apply(step: Change, graph: PodGraph, targets: PolicyTargets, model: Model): void {
  switch (step.kind) {
    case 'pod': {
      const before = model.pods.get(step.id);
      if (before && before.namespace !== step.namespace) graph.removePod(before.namespace, `p${step.id}`);
      model.pods.set(step.id, step);
      const { owner } = step;
      graph.setPod({
        namespace: step.namespace,
        name: `pod-${step.id}`,
        uid: `p${step.id}`,
        labels: step.labels,
        controller:
          owner === undefined
            ? undefined
            : { kind: 'ReplicaSet', name: `set-${owner}`, uid: ownerUid(step.namespace, owner) },
        hostNetwork: false,
      });
      return;
    }
    case 'podGone': {
      const pod = model.pods.get(step.id);
      model.pods.delete(step.id);
      if (pod) graph.removePod(pod.namespace, `p${step.id}`);
      return;
    }
    case 'owner': {
      const { root } = step;
      const uid = ownerUid(step.namespace, step.id);
      if (root === undefined) model.roots.delete(uid);
      else model.roots.set(uid, root);
      const controller =
        root === undefined ? undefined : { kind: 'Deployment', name: `app-${root}`, uid: `d${root}` };
      graph.setController(step.namespace, uid, controller);
      return;
    }
    case 'policy':
      model.policies.set(step.id, step);
      targets.setPolicy(`n${step.id}`, {
        namespace: step.namespace,
        selector: compileSelector(step.selector),
      });
      return;
    case 'policyGone':
      model.policies.delete(step.id);
      targets.removePolicy(`n${step.id}`);
      return;
    case 'ask':
      targets.targetsOf(`n${step.id}`);
  }
}

test('targets after any changes are those computed from scratch, and every change of them was announced', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const announced = new Set<string>();
      const model = new Model();
      const graph: PodGraph = new PodGraph({
        onPod: (before, after) => targets.podChanged(before, after),
        onRootChanged: () => undefined,
      });
      const targets = new PolicyTargets(graph.pods, (uid) => announced.add(uid));
      const seen = new Map<number, string>();
      for (const step of changes) {
        apply(step, graph, targets, model);
        for (const policyId of model.policies.keys()) {
          const expected = model.targetsOf(policyId);
          const isNew = seen.get(policyId) !== JSON.stringify(expected);
          if (isNew) expect(announced).toContain(`n${policyId}`);
          expect(targets.targetsOf(`n${policyId}`)).toEqual(expected);
          seen.set(policyId, JSON.stringify(expected));
        }
        for (const gone of [...seen.keys()].filter((each) => !model.policies.has(each))) seen.delete(gone);
        announced.clear();
      }
      for (let each = 0; each <= 5; each += 1) {
        expect(targets.targetsOf(`n${each}`)).toEqual(model.targetsOf(each));
      }
    }),
    { numRuns: 400 },
  );
});

test('a replica that comes or goes beside another changes no target', () => {
  const announced: string[] = [];
  const graph: PodGraph = new PodGraph({
    onPod: (before, after) => targets.podChanged(before, after),
    onRootChanged: () => undefined,
  });
  const targets = new PolicyTargets(graph.pods, (uid) => announced.push(uid));
  const replica = (uid: string) => ({
    namespace: 'shop',
    name: uid,
    uid,
    labels: { app: 'web' },
    controller: { kind: 'StatefulSet', name: 'web', uid: 's' },
    hostNetwork: false,
  });
  graph.setPod(replica('a'));
  targets.setPolicy('policy', { namespace: 'shop', selector: compileSelector(undefined) });
  expect(targets.targetsOf('policy')).toEqual(['shop.StatefulSet.web']);
  announced.length = 0;
  graph.setPod(replica('b'));
  graph.removePod('shop', 'a');
  expect(announced).toEqual([]);
  graph.removePod('shop', 'b');
  expect(announced).toEqual(['policy']);
  expect(targets.targetsOf('policy')).toEqual([]);
});
