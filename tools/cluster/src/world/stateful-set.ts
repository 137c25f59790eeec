import { toTimestamp } from '../objects/kubernetes-object.ts';
import { type App, selectorLabels } from './app.ts';
import type { Scalable } from './kinds.ts';
import { withManagedFields } from './managed-fields.ts';
import { buildPodTemplate } from './pod-template.ts';
import { appMeta, controllerManager, helm, readyStatus, releaseAnnotations } from './workload.ts';
import { newMeta, type World } from './world.ts';

/** A StatefulSet with all members there. */
export function buildStatefulSet(world: World, app: App, createdMs: number): Scalable {
  const replicas = app.replicas ?? 1;
  const time = toTimestamp(createdMs);
  const revision = `${app.name}-${world.random.nameSuffix(10)}`;
  const statefulSet: Scalable = {
    kind: 'StatefulSet',
    apiVersion: 'apps/v1',
    metadata: {
      ...newMeta(world.random, { ...appMeta(app), createdMs, annotations: releaseAnnotations(app) }),
      generation: 1,
    },
    spec: {
      replicas,
      selector: { matchLabels: selectorLabels(app) },
      template: buildPodTemplate(app),
      serviceName: app.name,
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      revisionHistoryLimit: 10,
    },
    status: {
      ...readyStatus(1, replicas),
      updatedReplicas: replicas,
      currentReplicas: replicas,
      currentRevision: revision,
      updateRevision: revision,
      collisionCount: 0,
    },
  };
  return withManagedFields(statefulSet, { manager: helm, time }, { manager: controllerManager, time });
}
