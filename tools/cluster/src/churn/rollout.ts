import { buildReplicaSet } from '../world/deployment.ts';
import type { Pod, Scalable } from '../world/kinds.ts';
import type { LiveObjects } from './live-objects.ts';
import { endPod, startPod } from './pod-steps.ts';
import { setReplicas } from './replica-counts.ts';
import type { Story } from './story.ts';

const revisionAnnotation = 'deployment.kubernetes.io/revision';

/** A new version of a Deployment: pod by pod the new ReplicaSet takes over from the old one. */
export function* rollOut(objects: LiveObjects): Story {
  const deployment = objects.pick<Scalable>('deployments');
  if (deployment === undefined) return;
  const release = objects.claim(deployment);
  try {
    yield* replacePods(objects, deployment);
  } finally {
    release();
  }
}

function* replacePods(objects: LiveObjects, before: Scalable): Story {
  const { random } = objects.world;
  const revision = Number(before.metadata.annotations?.[revisionAnnotation] ?? '1') + 1;
  const oldReplicaSets = objects.ownedBy<Scalable>(before, 'ReplicaSet');
  const deployment = objects.respecify(before, (current) => {
    current.metadata.annotations = {
      ...current.metadata.annotations,
      [revisionAnnotation]: String(revision),
    };
    for (const container of current.spec.template.spec.containers)
      container.image = nextVersion(container.image);
  });
  if (deployment === undefined) return;
  yield;
  const wanted = deployment.spec.replicas;
  const options = { hash: random.nameSuffix(9), replicas: 0, createdMs: objects.nowMs, revision };
  const replicaSet = objects.add(buildReplicaSet(objects.world, deployment, options));
  if (replicaSet === undefined) return;
  yield;
  const oldPods = oldReplicaSets.flatMap((each) => objects.ownedBy<Pod>(each, 'Pod'));
  for (let index = 0; index < Math.max(wanted, oldPods.length); index += 1) {
    if (index < wanted) yield* startPod(objects, replicaSet, replicaSet.spec.template);
    const oldPod = oldPods[index];
    if (oldPod) yield* endPod(objects, oldPod);
    if (reportProgress(objects, deployment, Math.min(index + 1, wanted))) yield;
  }
  yield* settle(objects, replicaSet, oldReplicaSets, wanted);
}

function reportProgress(objects: LiveObjects, deployment: Scalable, updated: number): boolean {
  const changed = objects.change(deployment, (current) => {
    setReplicas(current, current.spec.replicas);
    current.status.updatedReplicas = updated;
  });
  return changed !== undefined;
}

/** Counts in the ReplicaSets; the oldest beyond the history limit of one goes. */
function* settle(objects: LiveObjects, current: Scalable, old: readonly Scalable[], wanted: number): Story {
  if (objects.respecify(current, (each) => setReplicas(each, wanted))) yield;
  const [newest, ...older] = [...old].reverse();
  if (newest && objects.respecify(newest, (each) => setReplicas(each, 0))) yield;
  for (const each of older) if (objects.remove(each)) yield;
}

/** `shop/cart:2.7.1` becomes `shop/cart:2.7.2`; a tag without a number at its end gets one. */
function nextVersion(image: string): string {
  const match = /^(.*?)(\d+)$/.exec(image);
  return match ? `${match[1]}${Number(match[2]) + 1}` : `${image}.1`;
}
