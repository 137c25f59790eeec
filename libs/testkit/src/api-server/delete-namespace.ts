import { type ApiClient, ApiStatusError } from './api-client.ts';
import { inventoryResources } from './resources.ts';

/** What the namespace controller would do: deletes the inventory's objects in a namespace, then the namespace itself. */
export async function deleteNamespace(admin: ApiClient, name: string): Promise<void> {
  await admin.delete({ kind: 'Namespace', name });
  await Promise.all(
    inventoryResources.filter((each) => each.namespaced).map(({ kind }) => empty(admin, kind, name)),
  );
  const namespace = await admin.get({ kind: 'Namespace', name });
  if (namespace === undefined) return;
  const finalized = { ...namespace, spec: { ...namespace.spec, finalizers: [] } };
  await admin.request('PUT', `/api/v1/namespaces/${name}/finalize`, finalized);
}

async function empty(admin: ApiClient, kind: string, namespace: string): Promise<void> {
  const objects = await listIfServed(admin, kind, namespace);
  await Promise.all(
    objects.map(({ metadata }) => admin.delete({ kind, name: metadata.name ?? '', namespace })),
  );
}

async function listIfServed(admin: ApiClient, kind: string, namespace: string) {
  try {
    return await admin.list(kind, { namespace });
  } catch (error) {
    if (error instanceof ApiStatusError && error.status === 404) return [];
    throw error;
  }
}
