import { createKubeClient, type KubeClient, parseKubeConfig } from '@kestrel/kube';
import { createServiceContext, EnvReader } from '@kestrel/service';
import type { ClusterReader, RawObject } from '@kestrel/testkit';
import { collectionPath, resourceOfKind } from '@kestrel/testkit';

const pageSize = 1_000;

/** Reads raw objects with a kubeconfig's credentials, so that the demo can compare what arrived with what is there. */
export async function createClusterReader(kubeconfig: string): Promise<ClusterReader> {
  const env = new EnvReader({ KUBECONFIG: kubeconfig });
  const config = parseKubeConfig(env);
  env.finish();
  const client = await createKubeClient(config, createServiceContext({ name: 'demo', logLevel: 'silent' }));
  return {
    async request(_method, path) {
      const { status, body } = await client.get(path);
      return { status, body: JSON.parse(body.toString('utf8')) };
    },
    async list(kind, { namespace, apiVersion } = {}) {
      return listAll(client, collectionPath(resourceOfKind(kind), namespace, apiVersion));
    },
  };
}

async function listAll(client: KubeClient, path: string): Promise<RawObject[]> {
  const items: RawObject[] = [];
  let next = '';
  do {
    const page = (await client.getJson(`${path}?limit=${pageSize}&continue=${encodeURIComponent(next)}`)) as {
      items: RawObject[];
      metadata: { continue?: string };
    };
    items.push(...page.items);
    next = page.metadata.continue ?? '';
  } while (next !== '');
  return items;
}
