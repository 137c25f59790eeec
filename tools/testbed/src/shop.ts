import { join } from 'node:path';
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
  await kubectl(['rollout', 'status', 'deployment', '-n', 'shop', '--timeout=120s']);
  say(`the shop is open (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
