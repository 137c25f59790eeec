import { join } from 'node:path';
import { isIstioInstalled } from './istio.ts';
import { apply, kubectl } from './kubectl.ts';
import { say } from './progress.ts';

const folder = join(import.meta.dirname, '../shop');

/** Deploys the shop with its policies, Cilium's where its kind is known, and waits until all of it runs. */
export async function openShop(): Promise<void> {
  const started = performance.now();
  await apply({ file: join(folder, 'apps.yaml') });
  await apply({ file: join(folder, 'network-policy.yaml') });
  const kinds = await kubectl(['api-resources', '--api-group=cilium.io', '-o', 'name']);
  if (kinds.includes('ciliumnetworkpolicies')) await apply({ file: join(folder, 'cilium-policy.yaml') });
  if (await lacksSidecars()) await kubectl(['rollout', 'restart', 'deployment', '-n', 'shop']);
  await kubectl(['rollout', 'status', 'deployment', '-n', 'shop', '--timeout=120s']);
  say(`the shop is open (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

/** Pods of the Deployments that are older than Istio have no sidecar. */
async function lacksSidecars(): Promise<boolean> {
  if (!(await isIstioInstalled())) return false;
  const { items } = JSON.parse(await kubectl(['get', 'pods', '-n', 'shop', '-o', 'json'])) as {
    items: readonly ShopPod[];
  };
  return items.some(
    ({ metadata, spec }) =>
      metadata.ownerReferences !== undefined &&
      metadata.deletionTimestamp === undefined &&
      !spec.initContainers?.some(({ name }) => name === 'istio-proxy'),
  );
}

interface ShopPod {
  readonly metadata: { readonly ownerReferences?: object; readonly deletionTimestamp?: string };
  readonly spec: { readonly initContainers?: readonly { readonly name: string }[] };
}
