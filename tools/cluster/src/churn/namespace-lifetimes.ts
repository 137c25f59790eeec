import type { KubernetesObject } from '../objects/kubernetes-object.ts';
import type { App } from '../world/app.ts';
import type { Pod } from '../world/kinds.ts';
import { buildNamespace } from '../world/namespace.ts';
import { placeApp } from '../world/place-app.ts';
import type { LiveObjects } from './live-objects.ts';
import { endPod } from './pod-steps.ts';
import type { Story } from './story.ts';

/** A preview environment comes, with a small application in it, and goes with all it holds. */
export function* previewEnvironment(objects: LiveObjects): Story {
  const { world } = objects;
  const name = `preview-${world.random.nameSuffix()}`;
  const namespace = objects.add(
    buildNamespace(world, name, objects.nowMs, { 'kestrel.example/preview': 'true' }),
  );
  if (namespace === undefined) return;
  const release = objects.claim(namespace);
  try {
    yield;
    for (const object of contentOf(objects, name)) if (objects.add(object)) yield;
    if (objects.terminate(namespace)) yield;
    // Other stories may have added to it; nobody can any more. Dependents come after their owners, so they go first.
    for (const object of objects.inNamespace(name).reverse()) {
      if (object.kind === 'Pod') yield* endPod(objects, object as Pod);
      else if (objects.remove(object)) yield;
    }
    if (objects.remove(namespace)) yield;
  } finally {
    release();
  }
}

function contentOf({ world }: LiveObjects, namespace: string): KubernetesObject[] {
  const app: App = {
    name: 'preview',
    namespace,
    kind: 'Deployment',
    image: 'registry.shop.example/shop/frontend:preview-1',
    replicas: 2,
    ports: [{ name: 'http', port: 8080 }],
    partOf: namespace,
    tier: 'web',
    team: 'storefront',
  };
  const content: KubernetesObject[] = [];
  placeApp(world, app, (object) => content.push(object));
  return content;
}
