import { type App, appLabels } from './app.ts';
import type { Condition, Scalable } from './kinds.ts';

/** What the builders of Deployments, StatefulSets, DaemonSets and Jobs share. */

/** Managers of fields: who installed it, and who reports on it. */
export const helm = 'helm';
export const controllerManager = 'kube-controller-manager';

export function appMeta(app: App): { name: string; namespace: string; labels: Record<string, string> } {
  return { name: app.name, namespace: app.namespace, labels: appLabels(app) };
}

export function releaseAnnotations(app: App, revision?: string): Record<string, string> {
  return {
    ...(revision === undefined ? {} : { 'deployment.kubernetes.io/revision': revision }),
    'meta.helm.sh/release-name': app.partOf,
    'meta.helm.sh/release-namespace': app.namespace,
  };
}

export function readyStatus(observedGeneration: number, replicas: number): Scalable['status'] {
  return {
    observedGeneration,
    replicas,
    ...(replicas === 0 ? {} : { readyReplicas: replicas, availableReplicas: replicas }),
  };
}

export function trueCondition(type: string, reason: string, message: string, time: string): Condition {
  return { type, status: 'True', lastUpdateTime: time, lastTransitionTime: time, reason, message };
}
