import type { KubernetesObject } from '../objects/kubernetes-object.ts';
import type { Pod, PodTemplate } from '../world/kinds.ts';
import { buildPod, setPhase } from '../world/pod.ts';
import type { LiveObjects } from './live-objects.ts';
import type { Story } from './story.ts';

/** A pod with a generated name comes up: created, then running. */
export function* startPod(
  objects: LiveObjects,
  owner: KubernetesObject,
  template: PodTemplate,
  fixedName?: string,
): Story {
  const { world } = objects;
  const generateName = `${owner.metadata.name}-`;
  const pod = objects.add(
    buildPod(world, {
      name: fixedName ?? `${generateName}${world.random.nameSuffix()}`,
      namespace: owner.metadata.namespace ?? '',
      template,
      owner,
      place: world.nextPlace(),
      createdMs: objects.nowMs,
      phase: 'Pending',
      ...(fixedName === undefined ? { generateName } : {}),
    }),
  );
  if (pod === undefined) return;
  yield;
  if (objects.change(pod, (current) => setPhase(world, current, 'Running', objects.nowMs))) yield;
}

/** A pod goes: told to end, then gone. */
export function* endPod(objects: LiveObjects, pod: Pod): Story {
  if (objects.terminate(pod) === undefined) return;
  yield;
  if (objects.remove(pod)) yield;
}
