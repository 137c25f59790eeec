import { type KubernetesObject, toTimestamp } from '../objects/kubernetes-object.ts';
import type { Event } from './kinds.ts';
import { withManagedFields } from './managed-fields.ts';
import { newMeta, type World } from './world.ts';

export interface EventOptions {
  readonly about: KubernetesObject;
  readonly type?: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly component: string;
  readonly host?: string;
  readonly nowMs: number;
}

/** An event about an object, seen once. */
export function buildEvent(world: World, options: EventOptions): Event {
  const { about, type = 'Warning', reason, message, component, host, nowMs } = options;
  const { name, uid, resourceVersion } = about.metadata;
  const namespace = about.metadata.namespace ?? 'default';
  const time = toTimestamp(nowMs);
  const event: Event = {
    kind: 'Event',
    apiVersion: 'v1',
    metadata: newMeta(world.random, { name: `${name}.${world.random.hex(16)}`, namespace, createdMs: nowMs }),
    involvedObject: {
      kind: about.kind,
      namespace: about.metadata.namespace ?? '',
      name,
      uid,
      apiVersion: about.apiVersion,
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    },
    reason,
    message,
    source: { component, ...(host === undefined ? {} : { host }) },
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
    type,
    eventTime: null,
    reportingComponent: component,
    reportingInstance: host ?? '',
  };
  return withManagedFields(event, { manager: component, time });
}

/** The same thing happened again. */
export function countAgain(event: Event, nowMs: number): void {
  event.count += 1;
  event.lastTimestamp = toTimestamp(nowMs);
}

const troubles = [
  {
    reason: 'Unhealthy',
    component: 'kubelet',
    message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
  },
  { reason: 'BackOff', component: 'kubelet', message: 'Back-off restarting failed container' },
  {
    reason: 'FailedMount',
    component: 'kubelet',
    message: 'MountVolume.SetUp failed for volume "config": timed out',
  },
  {
    reason: 'FailedScheduling',
    component: 'default-scheduler',
    message: '0/6 nodes are available: 6 Insufficient cpu.',
  },
  { reason: 'Evicted', component: 'kubelet', message: 'The node was low on resource: memory.' },
];

/** A warning about a pod, of those that one sees every day. */
export function buildTrouble(world: World, about: KubernetesObject, nowMs = world.pastMs(0.04)): Event {
  const trouble = world.random.pick(troubles);
  if (trouble === undefined) throw new RangeError('there are no troubles');
  return buildEvent(world, { ...trouble, about, nowMs });
}
