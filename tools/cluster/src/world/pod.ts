import { type KubernetesObject, toTimestamp } from '../objects/kubernetes-object.ts';
import type { Condition, ContainerStatus, Pod, PodTemplate } from './kinds.ts';
import { withManagedFields } from './managed-fields.ts';
import { tokenVolume } from './pod-template.ts';
import { newMeta, type Place, type World } from './world.ts';

export interface PodOptions {
  readonly name: string;
  readonly namespace: string;
  readonly template: PodTemplate;
  /** Undefined for a pod that somebody made by hand. */
  readonly owner?: KubernetesObject;
  readonly place: Place;
  readonly createdMs: number;
  readonly phase: 'Pending' | 'Running' | 'Succeeded';
  /** Set where the name ends in a random part. */
  readonly generateName?: string;
  readonly labels?: Record<string, string>;
}

/** A pod as it stands in the API after scheduler and kubelet have done their part. About 4.5 KB. */
export function buildPod(world: World, options: PodOptions): Pod {
  const { random } = world;
  const { name, namespace, template, owner, place, createdMs, phase, generateName } = options;
  const { volume, mount } = tokenVolume(random.nameSuffix());
  const containers = template.spec.containers.map((container) => ({ ...container, volumeMounts: [mount] }));
  const meta = newMeta(random, {
    name,
    namespace,
    createdMs,
    labels: { ...template.metadata.labels, ...options.labels },
    ...(template.metadata.annotations === undefined ? {} : { annotations: template.metadata.annotations }),
    ...(owner === undefined ? {} : { owner }),
    ...(generateName === undefined ? {} : { generateName }),
  });
  const time = toTimestamp(createdMs);
  const pod: Pod = {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: meta,
    spec: {
      volumes: [volume],
      ...template.spec,
      containers,
      nodeName: place.name,
      tolerations: [tolerate('not-ready'), tolerate('unreachable')],
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
    },
    status: {
      phase: 'Pending',
      conditions: [],
      hostIP: place.address,
      hostIPs: [{ ip: place.address }],
      startTime: time,
      containerStatuses: containers.map(({ name, image }) => waiting(name, image)),
      qosClass: 'Burstable',
    },
  };
  setPhase(world, pod, phase, createdMs);
  const manager = owner === undefined ? 'kubectl-client-side-apply' : 'kube-controller-manager';
  return withManagedFields(pod, { manager, time }, { manager: 'kubelet', time });
}

/** Moves a pod to a phase with all that the kubelet reports of it. */
export function setPhase(world: World, pod: Pod, phase: PodOptions['phase'], nowMs: number): void {
  const time = toTimestamp(nowMs);
  const isRunning = phase === 'Running';
  pod.status.phase = phase;
  pod.status.conditions = [
    condition('PodReadyToStartContainers', phase !== 'Succeeded', time),
    condition('Initialized', true, time),
    condition('Ready', isRunning, time, phase === 'Succeeded' ? 'PodCompleted' : 'ContainersNotReady'),
    condition(
      'ContainersReady',
      isRunning,
      time,
      phase === 'Succeeded' ? 'PodCompleted' : 'ContainersNotReady',
    ),
    condition('PodScheduled', true, time),
  ];
  if (phase === 'Pending') return;
  const podIP = (pod.status.podIP as string | undefined) ?? world.addresses.pod();
  pod.status.podIP = podIP;
  pod.status.podIPs = [{ ip: podIP }];
  for (const status of pod.status.containerStatuses) startContainer(world, status, time, isRunning);
}

function startContainer(world: World, status: ContainerStatus, time: string, isRunning: boolean): void {
  const { random } = world;
  status.containerID = `containerd://${random.hex(64)}`;
  status.imageID = `${status.image.split(':')[0]}@sha256:${random.hex(64)}`;
  status.ready = isRunning;
  status.started = isRunning;
  status.state = isRunning
    ? { running: { startedAt: time } }
    : {
        terminated: {
          exitCode: 0,
          reason: 'Completed',
          startedAt: time,
          finishedAt: time,
          containerID: status.containerID,
        },
      };
}

/** Sets readiness of the pod and its containers. */
export function setReady(pod: Pod, isReady: boolean, nowMs: number): void {
  for (const each of pod.status.conditions) {
    const concerned = each.type === 'Ready' || each.type === 'ContainersReady';
    if (!concerned || (each.status === 'True') === isReady) continue;
    Object.assign(each, condition(each.type, isReady, toTimestamp(nowMs), 'ContainersNotReady'));
  }
  for (const status of pod.status.containerStatuses) status.ready = isReady;
}

function condition(type: string, isTrue: boolean, time: string, reason?: string): Condition {
  return {
    type,
    status: isTrue ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: time,
    ...(isTrue || reason === undefined ? {} : { reason }),
  };
}

function waiting(name: string, image: string): ContainerStatus {
  const state = { waiting: { reason: 'ContainerCreating' } };
  return { name, image, imageID: '', ready: false, started: false, restartCount: 0, state, lastState: {} };
}

function tolerate(taint: string): object {
  return {
    key: `node.kubernetes.io/${taint}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  };
}
