import { buildEvent, countAgain } from '../world/event.ts';
import type { ContainerStatus, Event, Pod, Scalable } from '../world/kinds.ts';
import { setReady } from '../world/pod.ts';
import type { LiveObjects } from './live-objects.ts';
import type { Story } from './story.ts';

/** A container dies once or more, waits in CrashLoopBackOff between two tries, and comes back. */
export function* crash(objects: LiveObjects): Story {
  const { random } = objects.world;
  const pod = pickRunningPod(objects);
  if (pod === undefined) return;
  const release = objects.claim(pod);
  const reason = random.chance(0.3) ? 'OOMKilled' : 'Error';
  let warning: Event | undefined;
  try {
    const times = random.integer(1, 4);
    for (let time = 0; time < times; time += 1) {
      if (!changeContainer(objects, pod, false, (status) => terminate(status, reason, objects.now))) return;
      yield;
      if (!changeContainer(objects, pod, false, backOff)) return;
      yield;
      warning = warn(objects, pod, warning);
      if (warning) yield;
      if (!changeContainer(objects, pod, true, (status) => restart(status, objects.now))) return;
      yield;
    }
  } finally {
    release();
  }
}

/** Readiness is lost and found again. */
export function* flapReadiness(objects: LiveObjects): Story {
  const pod = pickRunningPod(objects);
  if (pod === undefined) return;
  const release = objects.claim(pod);
  try {
    for (const isReady of [false, true]) {
      if (objects.change(pod, (current) => setReady(current, isReady, objects.nowMs)) === undefined) return;
      yield;
    }
  } finally {
    release();
  }
}

/** By way of a Deployment: picking from all pods would sort them anew each time one came or went. */
function pickRunningPod(objects: LiveObjects): Pod | undefined {
  const deployment = objects.pick<Scalable>('deployments');
  const replicaSets = deployment === undefined ? [] : objects.ownedBy<Scalable>(deployment, 'ReplicaSet');
  const pods = replicaSets.flatMap((replicaSet) => objects.ownedBy<Pod>(replicaSet, 'Pod'));
  return objects.world.random.pick(
    pods.filter((pod) => pod.status.phase === 'Running' && !objects.isClaimed(pod)),
  );
}

function changeContainer(
  objects: LiveObjects,
  pod: Pod,
  isReady: boolean,
  edit: (status: ContainerStatus) => void,
): boolean {
  const changed = objects.change(pod, (current) => {
    for (const status of current.status.containerStatuses) edit(status);
    setReady(current, isReady, objects.nowMs);
  });
  return changed !== undefined;
}

function terminate(status: ContainerStatus, reason: string, time: string): void {
  const startedAt = status.state.running?.startedAt ?? time;
  const exitCode = reason === 'OOMKilled' ? 137 : 1;
  status.state = {
    terminated: { exitCode, reason, startedAt, finishedAt: time, containerID: status.containerID ?? '' },
  };
  status.started = false;
}

function backOff(status: ContainerStatus): void {
  const message = `back-off 10s restarting failed container=${status.name}`;
  status.lastState = status.state;
  status.state = { waiting: { reason: 'CrashLoopBackOff', message } };
}

function restart(status: ContainerStatus, time: string): void {
  status.restartCount += 1;
  status.state = { running: { startedAt: time } };
  status.started = true;
}

function warn(objects: LiveObjects, pod: Pod, warning: Event | undefined): Event | undefined {
  if (warning) return objects.change(warning, (current) => countAgain(current, objects.nowMs));
  const host = pod.spec.nodeName;
  const [container] = pod.spec.containers;
  return objects.raise(
    buildEvent(objects.world, {
      about: pod,
      reason: 'BackOff',
      message: `Back-off restarting failed container ${container?.name} in pod ${pod.metadata.name}`,
      component: 'kubelet',
      ...(host === undefined ? {} : { host }),
      nowMs: objects.nowMs,
    }),
  );
}
