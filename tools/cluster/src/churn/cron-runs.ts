import { buildJob, completeJob } from '../world/job.ts';
import type { CronJob, Job, Pod } from '../world/kinds.ts';
import { setPhase } from '../world/pod.ts';
import type { LiveObjects } from './live-objects.ts';
import { endPod, startPod } from './pod-steps.ts';
import type { Story } from './story.ts';

const keptJobs = 3;

/** A CronJob's time has come: Job, pod, completion, and the oldest Job beyond the history goes. */
export function* runCronJob(objects: LiveObjects): Story {
  const cronJob = objects.pick<CronJob>('cronjobs');
  if (cronJob === undefined) return;
  const release = objects.claim(cronJob);
  try {
    const job = objects.add(newJob(objects, cronJob));
    if (job === undefined) return;
    yield;
    if (objects.change(cronJob, ({ status }) => Object.assign(status, { lastScheduleTime: objects.now })))
      yield;
    yield* startPod(objects, job, job.spec.template);
    yield* finish(objects, cronJob, job);
    for (const old of objects.ownedBy<Job>(cronJob, 'Job').slice(0, -keptJobs))
      yield* clearAway(objects, old);
  } finally {
    release();
  }
}

function newJob(objects: LiveObjects, cronJob: CronJob): Job {
  const { name, namespace = '' } = cronJob.metadata;
  return buildJob(objects.world, {
    name: `${name}-${Math.floor(objects.nowMs / 60_000)}${objects.world.random.nameSuffix(3)}`,
    namespace,
    template: cronJob.spec.jobTemplate.spec.template,
    owner: cronJob,
    createdMs: objects.nowMs,
  });
}

function* finish(objects: LiveObjects, cronJob: CronJob, job: Job): Story {
  for (const pod of objects.ownedBy<Pod>(job, 'Pod')) {
    if (objects.change(pod, (current) => setPhase(objects.world, current, 'Succeeded', objects.nowMs))) yield;
  }
  if (objects.change(job, (current) => completeJob(current, objects.nowMs))) yield;
  if (objects.change(cronJob, ({ status }) => Object.assign(status, { lastSuccessfulTime: objects.now })))
    yield;
}

function* clearAway(objects: LiveObjects, job: Job): Story {
  for (const pod of objects.ownedBy<Pod>(job, 'Pod')) yield* endPod(objects, pod);
  if (objects.remove(job)) yield;
}
