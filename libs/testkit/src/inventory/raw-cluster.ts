import { type ApiClient, ApiStatusError, type RawObject } from '../api-server/api-client.ts';
import { inventoryResources } from '../api-server/resources.ts';

export type InventoryKind = (typeof inventoryResources)[number]['kind'];

/** What the API server lists, by kind. AuthorizationPolicies are empty where there is no such kind. */
export type RawCluster = Readonly<Record<InventoryKind, readonly RawObject[]>>;

/** Lists everything that an inventory is made of. Each list is of its own moment. */
export async function collectCluster(admin: ApiClient): Promise<RawCluster> {
  const kinds = inventoryResources.map(({ kind }) => kind);
  const lists = await Promise.all(kinds.map(async (kind) => [kind, await listKind(admin, kind)] as const));
  return Object.fromEntries(lists) as unknown as RawCluster;
}

async function listKind(admin: ApiClient, kind: InventoryKind): Promise<readonly RawObject[]> {
  if (kind !== 'AuthorizationPolicy') return admin.list(kind);
  const group = await admin.request('GET', '/apis/security.istio.io');
  if (group.status === 404) return [];
  try {
    return await admin.list(kind, { apiVersion: group.body.preferredVersion.groupVersion });
  } catch (error) {
    if (error instanceof ApiStatusError && error.status === 404) return [];
    throw error;
  }
}
