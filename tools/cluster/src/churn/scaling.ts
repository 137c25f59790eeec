import type { Pod, Scalable } from '../world/kinds.ts';
import type { LiveObjects } from './live-objects.ts';
import { endPod, startPod } from './pod-steps.ts';
import { setReplicas } from './replica-counts.ts';
import type { Story } from './story.ts';

const maxReplicas = 8;

/** A Deployment gets one replica more, or one less; towards the middle, so that the cluster keeps its size. */
export function* scale(objects: LiveObjects): Story {
  const deployment = objects.pick<Scalable>('deployments');
  const replicaSet =
    deployment && objects.ownedBy<Scalable>(deployment, 'ReplicaSet').find(({ spec }) => spec.replicas > 0);
  if (deployment === undefined || replicaSet === undefined) return;
  const release = objects.claim(deployment);
  try {
    const before = deployment.spec.replicas;
    const grows =
      before === 1 || (before < maxReplicas && objects.world.random.chance(before <= 2 ? 0.5 : 0.3));
    const after = before + (grows ? 1 : -1);
    if (objects.respecify(deployment, (current) => setReplicas(current, after))) yield;
    if (objects.respecify(replicaSet, (current) => setReplicas(current, after))) yield;
    const [oldest] = objects.ownedBy<Pod>(replicaSet, 'Pod');
    if (grows) yield* startPod(objects, replicaSet, replicaSet.spec.template);
    else if (oldest) yield* endPod(objects, oldest);
  } finally {
    release();
  }
}

/** A pod of a StatefulSet is replaced by one of the same name and another uid. */
export function* replaceMember(objects: LiveObjects): Story {
  const statefulSet = objects.pick<Scalable>('statefulsets');
  const member = statefulSet && objects.world.random.pick(objects.ownedBy<Pod>(statefulSet, 'Pod'));
  if (statefulSet === undefined || member === undefined) return;
  const release = objects.claim(statefulSet);
  try {
    yield* endPod(objects, member);
    yield* startPod(objects, statefulSet, statefulSet.spec.template, member.metadata.name);
  } finally {
    release();
  }
}
