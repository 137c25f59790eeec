import type { NetworkPolicy } from '../world/kinds.ts';
import type { LiveObjects } from './live-objects.ts';
import type { Story } from './story.ts';

/** A rule of a policy gets a port more, or loses one. */
export function* editPolicy(objects: LiveObjects): Story {
  const policy = objects.pick<NetworkPolicy>(
    'networkpolicies',
    ({ spec }) => (spec.ingress?.[0]?.ports ?? []).length > 0,
  );
  if (policy === undefined) return;
  const port = objects.world.random.integer(8_000, 8_999);
  const edited = objects.respecify(policy, ({ spec }) => {
    const [rule] = spec.ingress ?? [];
    const ports = rule?.ports ?? [];
    if (rule) rule.ports = ports.length > 3 ? ports.slice(0, 1) : [...ports, { protocol: 'TCP', port }];
  });
  if (edited) yield;
}

/** A policy is deleted and, as by the next sync of a pipeline, made again under its name. */
export function* recreatePolicy(objects: LiveObjects): Story {
  const policy = objects.pick<NetworkPolicy>('networkpolicies');
  if (policy === undefined || !objects.remove(policy)) return;
  yield;
  const { resourceVersion: _old, ...metadata } = policy.metadata;
  const { world } = objects;
  if (
    objects.add({
      ...policy,
      metadata: { ...metadata, uid: world.random.uid(), creationTimestamp: objects.now },
    })
  )
    yield;
}
