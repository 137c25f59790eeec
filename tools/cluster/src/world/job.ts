import { type KubernetesObject, toTimestamp } from '../objects/kubernetes-object.ts';
import type { App } from './app.ts';
import type { CronJob, Job, PodTemplate } from './kinds.ts';
import { withManagedFields } from './managed-fields.ts';
import { buildPodTemplate } from './pod-template.ts';
import { appMeta, controllerManager, helm, releaseAnnotations, trueCondition } from './workload.ts';
import { newMeta, type World } from './world.ts';

const jobSpec = {
  parallelism: 1,
  completions: 1,
  backoffLimit: 6,
  completionMode: 'NonIndexed',
  suspend: false,
};

export function buildCronJob(world: World, app: App, createdMs: number): CronJob {
  const time = toTimestamp(createdMs);
  const cronJob: CronJob = {
    kind: 'CronJob',
    apiVersion: 'batch/v1',
    metadata: {
      ...newMeta(world.random, { ...appMeta(app), createdMs, annotations: releaseAnnotations(app) }),
      generation: 1,
    },
    spec: {
      schedule: app.schedule ?? '0 * * * *',
      concurrencyPolicy: 'Forbid',
      suspend: false,
      jobTemplate: {
        metadata: {},
        spec: { ...jobSpec, template: buildPodTemplate(app) },
      } as CronJob['spec']['jobTemplate'],
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    },
    status: { lastScheduleTime: time, lastSuccessfulTime: time },
  };
  return withManagedFields(cronJob, { manager: helm, time }, { manager: controllerManager, time });
}

/** A Job that has just been made: of a CronJob, or of an application on its own. */
export function buildJob(
  world: World,
  options: {
    name: string;
    namespace: string;
    template: PodTemplate;
    owner?: KubernetesObject;
    createdMs: number;
  },
): Job {
  const { name, namespace, template, owner, createdMs } = options;
  const time = toTimestamp(createdMs);
  const meta = newMeta(world.random, {
    name,
    namespace,
    createdMs,
    labels: template.metadata.labels,
    ...(owner ? { owner } : {}),
  });
  const job: Job = {
    kind: 'Job',
    apiVersion: 'batch/v1',
    metadata: { ...meta, generation: 1 },
    spec: {
      ...jobSpec,
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': meta.uid } },
      template: {
        ...template,
        metadata: {
          ...template.metadata,
          labels: {
            ...template.metadata.labels,
            'batch.kubernetes.io/controller-uid': meta.uid,
            'batch.kubernetes.io/job-name': name,
          },
        },
      },
    },
    status: { startTime: time, active: 1, ready: 0 },
  };
  return withManagedFields(job, { manager: controllerManager, time }, { manager: controllerManager, time });
}

/** Ends a Job well. */
export function completeJob(job: Job, nowMs: number): void {
  const time = toTimestamp(nowMs);
  job.status = {
    startTime: job.status.startTime,
    completionTime: time,
    succeeded: 1,
    ready: 0,
    conditions: [
      trueCondition(
        'SuccessCriteriaMet',
        'CompletionsReached',
        'Reached expected number of succeeded pods',
        time,
      ),
      trueCondition('Complete', 'CompletionsReached', 'Reached expected number of succeeded pods', time),
    ],
  };
}
