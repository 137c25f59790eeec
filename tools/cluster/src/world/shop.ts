import type { App } from './app.ts';
import { buildTrouble } from './event.ts';
import { buildNamespace, systemNamespaces } from './namespace.ts';
import { buildNode } from './node.ts';
import { type AddObject, placeApp } from './place-app.ts';
import {
  buildAuthorizationPolicy,
  buildDenyAllPolicy,
  buildEgressPolicy,
  buildIngressPolicy,
} from './policy.ts';
import { buildKubernetesService } from './service.ts';
import { platformApps, shopApps } from './shop-catalogue.ts';
import type { World } from './world.ts';

const maxAgeDays = 30;

export interface ShopOptions {
  /**
   * How many shops there are, each in a namespace of its own; the fraction is a shop with fewer replicas. 0.5 is half a
   * shop, 2.5 two and a half.
   */
  readonly scale: number;
  readonly istio: boolean;
}

/** A microservice shop on a cluster with all that usually stands around one. */
export function buildShop(world: World, options: ShopOptions, add: AddObject): void {
  placeNodes(world, Math.max(3, Math.round(6 * options.scale)), add);
  const namespaces = [...new Set([...systemNamespaces, ...platformApps.map(({ namespace }) => namespace)])];
  for (const name of namespaces) add(buildNamespace(world, name, world.longAgoMs()));
  add(buildKubernetesService(world, world.longAgoMs()));
  for (const app of platformApps) placeApp(world, app, add);
  for (const apps of allShops(options.scale)) placeShop(world, apps, add);
  if (options.istio) buildAuthorizationPolicies(world, options.scale, add);
}

/** Istio's policies of all shops: with the rest, or when their definition is installed later. */
export function buildAuthorizationPolicies(world: World, scale: number, add: AddObject): void {
  for (const { app, callers } of allShops(scale).flatMap(calledApps)) {
    add(buildAuthorizationPolicy(world, app, callers, world.pastMs(maxAgeDays)));
  }
}

function allShops(scale: number): App[][] {
  return Array.from({ length: Math.ceil(scale) }, (_none, index) =>
    shopIn(index === 0 ? 'shop' : `shop-${index + 1}`, Math.min(1, scale - index)),
  );
}

/** The shop's applications in a namespace, with `share` of their replicas, but one at least. */
function shopIn(namespace: string, share: number): App[] {
  return shopApps.map((app) => ({
    ...app,
    namespace,
    partOf: namespace,
    replicas: Math.max(1, Math.round((app.replicas ?? 1) * share)),
  }));
}

function placeNodes(world: World, count: number, add: AddObject): void {
  for (let index = 0; index < count; index += 1) {
    const address = world.addresses.node();
    const name = `ip-${address.replaceAll('.', '-')}.eu-central-1.compute.internal`;
    const place = { name, address, pool: index % 3 === 0 ? 'system' : 'apps' };
    world.places.push(place);
    add(buildNode(world, place, index, world.longAgoMs()));
  }
}

function placeShop(world: World, apps: readonly App[], add: AddObject): void {
  const [first] = apps;
  if (first === undefined) return;
  const labels = {
    'istio-injection': 'enabled',
    'pod-security.kubernetes.io/enforce': 'baseline',
    team: 'shop',
  };
  add(buildNamespace(world, first.namespace, world.longAgoMs(), labels));
  for (const app of apps) {
    placeApp(world, app, (object) => {
      add(object);
      if (object.kind === 'Pod' && world.random.chance(0.1)) add(buildTrouble(world, object));
    });
  }
  add(buildDenyAllPolicy(world, first, world.pastMs(maxAgeDays)));
  add(buildEgressPolicy(world, first, world.pastMs(maxAgeDays)));
  for (const { app, callers } of calledApps(apps)) {
    add(buildIngressPolicy(world, app, callers, world.pastMs(maxAgeDays)));
  }
}

/** Everything that is called by something else. */
function calledApps(apps: readonly App[]): { app: App; callers: App[] }[] {
  const everyone = [...apps, ...platformApps];
  return apps
    .map((app) => ({ app, callers: everyone.filter(({ calls = [] }) => calls.includes(app.name)) }))
    .filter(({ app, callers }) => callers.length > 0 && app.ports !== undefined);
}
