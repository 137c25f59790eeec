import type { ApiClient } from '../api-server/api-client.ts';
import type { CloudApi } from '../cloud-api.ts';
import { type EventuallyOptions, eventually } from '../eventually.ts';
import { describeDiff, diffInventory, toEntries } from './diff-inventory.ts';
import { expectedInventory } from './expected-inventory.ts';
import { digestOf } from './inventory-digest.ts';
import type { InventoryFilter } from './metadata.ts';
import { collectCluster } from './raw-cluster.ts';

export interface InventoryComparison extends EventuallyOptions {
  readonly admin: ApiClient;
  readonly cloud: CloudApi;
  readonly filter?: InventoryFilter;
}

/**
 * Waits until the cloud's inventory digest is the one computed from the API server's lists. Default time: 15 s.
 * @throws NotInTimeError with the objects that differ
 */
export async function untilInventoryEqual(options: InventoryComparison): Promise<void> {
  const { admin, cloud, filter = {} } = options;
  const attempt = async (): Promise<void> => {
    const expected = expectedInventory(await collectCluster(admin), filter);
    const { digest } = await cloud.inventoryDigest();
    if (digest === digestOf(expected)) return;
    throw new Error(describeDiff(diffInventory(toEntries(expected), await cloud.inventory())));
  };
  await eventually(attempt, {
    what: 'the inventory in the cloud being equal',
    timeoutMs: 15_000,
    intervalMs: 200,
    ...options,
  });
}
