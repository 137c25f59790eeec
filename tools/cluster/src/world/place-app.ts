import { type KubernetesObject, toTimestamp } from '../objects/kubernetes-object.ts';
import type { App } from './app.ts';
import { buildDaemonSet } from './daemon-set.ts';
import { buildDeployment, buildReplicaSet } from './deployment.ts';
import { buildCronJob, buildJob, completeJob } from './job.ts';
import { buildPod } from './pod.ts';
import { buildPodTemplate } from './pod-template.ts';
import { buildService } from './service.ts';
import { buildStatefulSet } from './stateful-set.ts';
import type { World } from './world.ts';

export type AddObject = (object: KubernetesObject) => void;

const maxAgeDays = 30;
const hourMs = 3_600_000;

/** Adds all objects of an application, owners before what they own. */
export function placeApp(world: World, app: App, add: AddObject): void {
  const createdMs = world.pastMs(maxAgeDays);
  if (app.ports !== undefined && app.ports.length > 0) add(buildService(world, app, createdMs));
  switch (app.kind) {
    case 'Deployment':
      placeDeployment(world, app, createdMs, add);
      break;
    case 'StatefulSet':
      placeStatefulSet(world, app, createdMs, add);
      break;
    case 'DaemonSet':
      placeDaemonSet(world, app, createdMs, add);
      break;
    case 'CronJob':
      placeCronJob(world, app, createdMs, add);
      break;
    case 'Job':
      placeJob(world, app, { name: app.name, createdMs }, add);
      break;
    case 'Pod':
      add(
        buildPod(world, {
          name: app.name,
          namespace: app.namespace,
          template: buildPodTemplate(app),
          place: world.nextPlace(),
          createdMs,
          phase: 'Running',
        }),
      );
  }
}

function placeDeployment(world: World, app: App, createdMs: number, add: AddObject): void {
  const deployment = buildDeployment(world, app, createdMs);
  const replicas = app.replicas ?? 1;
  add(deployment);
  const before = {
    ...deployment,
    spec: { ...deployment.spec, template: buildPodTemplate(beforeUpdate(app)) },
  };
  add(
    buildReplicaSet(world, before, { hash: world.random.nameSuffix(9), replicas: 0, createdMs, revision: 1 }),
  );
  const hash = world.random.nameSuffix(9);
  const updatedMs = createdMs + world.random.integer(1, 6) * hourMs;
  const replicaSet = buildReplicaSet(world, deployment, {
    hash,
    replicas,
    createdMs: updatedMs,
    revision: 2,
  });
  add(replicaSet);
  for (let index = 0; index < replicas; index += 1) {
    const generateName = `${replicaSet.metadata.name}-`;
    add(
      buildPod(world, {
        name: `${generateName}${world.random.nameSuffix()}`,
        namespace: app.namespace,
        template: replicaSet.spec.template,
        owner: replicaSet,
        place: world.nextPlace(),
        createdMs: updatedMs,
        phase: 'Running',
        generateName,
      }),
    );
  }
}

function placeStatefulSet(world: World, app: App, createdMs: number, add: AddObject): void {
  const statefulSet = buildStatefulSet(world, app, createdMs);
  add(statefulSet);
  for (let index = 0; index < (app.replicas ?? 1); index += 1) {
    const name = `${app.name}-${index}`;
    add(
      buildPod(world, {
        name,
        namespace: app.namespace,
        template: statefulSet.spec.template,
        owner: statefulSet,
        place: world.nextPlace(),
        createdMs,
        phase: 'Running',
        labels: { 'apps.kubernetes.io/pod-index': String(index), 'statefulset.kubernetes.io/pod-name': name },
      }),
    );
  }
}

function placeDaemonSet(world: World, app: App, createdMs: number, add: AddObject): void {
  const places = world.places.filter(({ pool }) => app.pool === undefined || pool === app.pool);
  const daemonSet = buildDaemonSet(world, app, places.length, createdMs);
  add(daemonSet);
  for (const place of places) {
    const generateName = `${app.name}-`;
    add(
      buildPod(world, {
        name: `${generateName}${world.random.nameSuffix()}`,
        namespace: app.namespace,
        template: daemonSet.spec.template,
        owner: daemonSet,
        place,
        createdMs,
        phase: 'Running',
        generateName,
        labels: { 'pod-template-generation': '1' },
      }),
    );
  }
}

function placeCronJob(world: World, app: App, createdMs: number, add: AddObject): void {
  const cronJob = buildCronJob(world, app, createdMs);
  const lastMs = world.pastMs(0.1);
  cronJob.status = { lastScheduleTime: toTimestamp(lastMs), lastSuccessfulTime: toTimestamp(lastMs) };
  add(cronJob);
  for (let run = 0; run < 3; run += 1) {
    const runMs = lastMs - run * hourMs;
    placeJob(
      world,
      app,
      { name: `${app.name}-${Math.floor(runMs / 60_000)}`, createdMs: runMs, owner: cronJob },
      add,
    );
  }
}

function placeJob(
  world: World,
  app: App,
  { name, createdMs, owner }: { name: string; createdMs: number; owner?: KubernetesObject },
  add: AddObject,
): void {
  const { namespace } = app;
  const job = buildJob(world, {
    name,
    namespace,
    template: buildPodTemplate(app),
    createdMs,
    ...(owner === undefined ? {} : { owner }),
  });
  completeJob(job, createdMs + 60_000);
  add(job);
  const generateName = `${name}-`;
  add(
    buildPod(world, {
      name: `${generateName}${world.random.nameSuffix()}`,
      namespace,
      template: job.spec.template,
      owner: job,
      place: world.nextPlace(),
      createdMs,
      phase: 'Succeeded',
      generateName,
    }),
  );
}

/** The release before: the last number of the tag is one lower, or it is the first candidate. */
function beforeUpdate(app: App): App {
  const match = /^(.*?)(\d+)$/.exec(app.image);
  const number = Number(match?.[2] ?? 0);
  return { ...app, image: number > 0 ? `${match?.[1]}${number - 1}` : `${app.image}-rc1` };
}
