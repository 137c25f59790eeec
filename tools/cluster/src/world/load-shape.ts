import type { App } from './app.ts';
import { buildNamespace, systemNamespaces } from './namespace.ts';
import { buildNode } from './node.ts';
import { type AddObject, placeApp } from './place-app.ts';
import { buildIngressPolicy } from './policy.ts';
import { buildKubernetesService } from './service.ts';
import type { World } from './world.ts';

/** The cluster of the performance goals at scale 1: 50,005 objects. */
const counts = {
  namespaces: 200,
  nodes: 500,
  deployments: 5_000,
  statefulSets: 2_600,
  daemonSets: 700,
  jobs: 3_000,
  networkPolicies: 3_000,
  /** Owner-less pods: what is missing to 20,000. */
  pods: 200,
} as const;

const podsPerDeployment = 2;
const podsPerDaemonSet = 6;
const maxAgeDays = 30;

/**
 * Many namespaces full of small applications: 20,000 pods, 10,000 ReplicaSets (two to a Deployment), 5,000 Services (one
 * to a Deployment), 3,000 NetworkPolicies and what `counts` says, times `scale`; and five objects that every cluster has.
 */
export function buildLoadShape(world: World, scale: number, add: AddObject): void {
  const count = (kind: keyof typeof counts) => Math.max(1, Math.round(counts[kind] * scale));
  placeNodes(world, Math.max(podsPerDaemonSet, count('nodes')), add);
  for (const name of systemNamespaces) add(buildNamespace(world, name, world.longAgoMs()));
  add(buildKubernetesService(world, world.longAgoMs()));
  const namespaces = Array.from({ length: count('namespaces') }, (_none, index) => `team-${numbered(index)}`);
  for (const name of namespaces)
    add(buildNamespace(world, name, world.longAgoMs(), { 'load.example/team': name }));
  const namespaceOf = (index: number) => namespaces[index % namespaces.length] ?? '';
  const place = (kind: App['kind'], total: number, app: (index: number) => Partial<App>) => {
    for (let index = 0; index < total; index += 1)
      placeApp(world, { ...describe(kind, index, namespaceOf(index)), ...app(index) }, add);
  };
  place('Deployment', count('deployments'), () => ({ replicas: podsPerDeployment, ports }));
  place('StatefulSet', count('statefulSets'), () => ({}));
  place('DaemonSet', count('daemonSets'), () => ({ pool: 'daemons' }));
  place('Job', count('jobs'), () => ({}));
  place('Pod', count('pods'), () => ({}));
  for (let index = 0; index < count('networkPolicies'); index += 1) {
    const app = { ...describe('Deployment', index % count('deployments'), namespaceOf(index)), ports };
    const callers = [describe('Deployment', index + 1, namespaceOf(index))];
    add(buildIngressPolicy(world, app, callers, world.pastMs(maxAgeDays)));
  }
}

const ports = [{ name: 'http', port: 8080 }];

/** The daemons' pool has as many nodes as a DaemonSet shall have pods. */
function placeNodes(world: World, total: number, add: AddObject): void {
  for (let index = 0; index < total; index += 1) {
    const place = {
      name: `node-${numbered(index)}`,
      address: world.addresses.node(),
      pool: index < podsPerDaemonSet ? 'daemons' : 'apps',
    };
    world.places.push(place);
    add(buildNode(world, place, index, world.longAgoMs()));
  }
}

const words = [
  'orders',
  'billing',
  'ledger',
  'stock',
  'pricing',
  'profile',
  'media',
  'session',
  'report',
  'quota',
];

function describe(kind: App['kind'], index: number, namespace: string): App {
  const word = words[index % words.length] ?? '';
  return {
    name: `${word}-${kind.toLowerCase()}-${numbered(index)}`,
    namespace,
    kind,
    image: `registry.load.example/${namespace}/${word}:1.${index % 40}.0`,
    serviceAccount: index % 2 === 0 ? 'default' : word,
    partOf: namespace,
    tier: 'service',
    team: namespace,
    calls: [word],
  };
}

function numbered(index: number): string {
  return String(index + 1).padStart(4, '0');
}
