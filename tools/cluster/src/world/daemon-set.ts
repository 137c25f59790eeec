import { toTimestamp } from '../objects/kubernetes-object.ts';
import { type App, selectorLabels } from './app.ts';
import type { DaemonSet } from './kinds.ts';
import { withManagedFields } from './managed-fields.ts';
import { buildPodTemplate } from './pod-template.ts';
import { appMeta, controllerManager, helm, releaseAnnotations } from './workload.ts';
import { newMeta, type World } from './world.ts';

/** A DaemonSet with a pod on each of so many nodes. */
export function buildDaemonSet(world: World, app: App, nodes: number, createdMs: number): DaemonSet {
  const time = toTimestamp(createdMs);
  const daemonSet: DaemonSet = {
    kind: 'DaemonSet',
    apiVersion: 'apps/v1',
    metadata: {
      ...newMeta(world.random, { ...appMeta(app), createdMs, annotations: releaseAnnotations(app) }),
      generation: 1,
    },
    spec: {
      selector: { matchLabels: selectorLabels(app) },
      template: buildPodTemplate(app),
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      revisionHistoryLimit: 10,
    },
    status: {
      currentNumberScheduled: nodes,
      numberMisscheduled: 0,
      desiredNumberScheduled: nodes,
      numberReady: nodes,
      observedGeneration: 1,
      updatedNumberScheduled: nodes,
      numberAvailable: nodes,
    },
  };
  return withManagedFields(daemonSet, { manager: helm, time }, { manager: controllerManager, time });
}
