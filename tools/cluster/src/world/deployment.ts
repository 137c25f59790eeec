import { toTimestamp } from '../objects/kubernetes-object.ts';
import { type App, selectorLabels } from './app.ts';
import type { PodTemplate, Scalable } from './kinds.ts';
import { withManagedFields } from './managed-fields.ts';
import { buildPodTemplate } from './pod-template.ts';
import {
  appMeta,
  controllerManager,
  helm,
  readyStatus,
  releaseAnnotations,
  trueCondition,
} from './workload.ts';
import { newMeta, type World } from './world.ts';

/** A Deployment in its second revision, with all replicas there. */
export function buildDeployment(world: World, app: App, createdMs: number): Scalable {
  const replicas = app.replicas ?? 1;
  const time = toTimestamp(createdMs);
  const deployment: Scalable = {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: {
      ...newMeta(world.random, { ...appMeta(app), createdMs, annotations: releaseAnnotations(app, '2') }),
      generation: 2,
    },
    spec: {
      replicas,
      selector: { matchLabels: selectorLabels(app) },
      template: buildPodTemplate(app),
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
      revisionHistoryLimit: 1,
      progressDeadlineSeconds: 600,
    },
    status: {
      ...readyStatus(2, replicas),
      updatedReplicas: replicas,
      conditions: [
        trueCondition('Available', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', time),
        trueCondition(
          'Progressing',
          'NewReplicaSetAvailable',
          `ReplicaSet "${app.name}" has successfully progressed.`,
          time,
        ),
      ],
    },
  };
  return withManagedFields(deployment, { manager: helm, time }, { manager: controllerManager, time });
}

/** One revision of a Deployment. The hash stands in its name, its selector and its pods' labels. */
export function buildReplicaSet(
  world: World,
  deployment: Scalable,
  options: {
    readonly hash: string;
    readonly replicas: number;
    readonly createdMs: number;
    readonly revision: number;
  },
): Scalable {
  const { hash, replicas, createdMs, revision } = options;
  const { name, namespace = '' } = deployment.metadata;
  const template = withHash(deployment.spec.template, hash);
  const time = toTimestamp(createdMs);
  const replicaSet: Scalable = {
    kind: 'ReplicaSet',
    apiVersion: 'apps/v1',
    metadata: {
      ...newMeta(world.random, {
        name: `${name}-${hash}`,
        namespace,
        createdMs,
        labels: template.metadata.labels,
        annotations: {
          'deployment.kubernetes.io/desired-replicas': String(deployment.spec.replicas),
          'deployment.kubernetes.io/revision': String(revision),
        },
        owner: deployment,
      }),
      generation: 1,
    },
    spec: { replicas, selector: { matchLabels: template.metadata.labels }, template },
    status: readyStatus(1, replicas),
  };
  return withManagedFields(
    replicaSet,
    { manager: controllerManager, time },
    { manager: controllerManager, time },
  );
}

function withHash(template: PodTemplate, hash: string): PodTemplate {
  const labels = { ...template.metadata.labels, 'pod-template-hash': hash };
  return { ...template, metadata: { ...template.metadata, labels } };
}
