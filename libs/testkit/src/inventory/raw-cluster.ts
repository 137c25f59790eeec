import { type ApiClient, ApiStatusError, type RawObject } from '../api-server/api-client.ts';
import { inventoryResources } from '../api-server/resources.ts';

export type InventoryKind = (typeof inventoryResources)[number]['kind'];

/** What the API server lists, by kind. AuthorizationPolicies are empty where there is no such kind. */
export type RawCluster = Readonly<Record<InventoryKind, readonly RawObject[]>>;

/** The part of an ApiClient that reading needs, for those who bring their own connection. */
export type ClusterReader = Pick<ApiClient, 'request' | 'list'>;

/** Lists everything that an inventory is made of. Each list is of its own moment. */
export async function collectCluster(reader: ClusterReader): Promise<RawCluster> {
  const kinds = inventoryResources.map(({ kind }) => kind);
  const lists = await Promise.all(kinds.map(async (kind) => [kind, await listKind(reader, kind)] as const));
  return Object.fromEntries(lists) as unknown as RawCluster;
}

async function listKind(reader: ClusterReader, kind: InventoryKind): Promise<readonly RawObject[]> {
  if (kind !== 'AuthorizationPolicy') return reader.list(kind);
  const group = await reader.request('GET', '/apis/security.istio.io');
  if (group.status === 404) return [];
  try {
    return await reader.list(kind, { apiVersion: group.body.preferredVersion.groupVersion });
  } catch (error) {
    if (error instanceof ApiStatusError && error.status === 404) return [];
    throw error;
  }
}
