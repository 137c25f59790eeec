import type { Json } from '@kestrel/proto/json';
import type { InventoryEntry } from './inventory/diff-inventory.ts';

/** What the development cloud says of one cluster, by its REST API. Every method throws while the cloud cannot be reached. */
export interface CloudApi {
  /** The digest of the committed inventory and how many objects it is of. */
  inventoryDigest(): Promise<{ readonly digest: string; readonly objects: number }>;
  /** Every object of the committed inventory. */
  inventory(): Promise<InventoryEntry[]>;
  /** Observations of each class that arrived, and how many more were recognised as duplicates. */
  ledger(): Promise<Readonly<Record<string, { readonly delivered: number; readonly duplicates: number }>>>;
  /** How often the operator did what the contract does not allow, by sort. */
  anomalies(): Promise<Readonly<Record<string, number>>>;
  /** Any path below the cluster's, as `connection`. */
  get(path: string): Promise<unknown>;
}

interface ObjectPage {
  readonly items: readonly (Omit<InventoryEntry, 'json'> & { readonly object: Json })[];
  readonly next_offset: number | null;
}

const pageSize = 1_000;

/** @param url of the REST API, as `http://127.0.0.1:8090` */
export function createCloudApi(url: string, cluster: string): CloudApi {
  const get = (path: string): Promise<unknown> => fetchJson(`${url}/api/v1/clusters/${cluster}/${path}`);
  return {
    get,
    inventoryDigest: async () => (await get('inventory/digest')) as { digest: string; objects: number },
    async inventory() {
      const entries: InventoryEntry[] = [];
      for (let offset: number | null = 0; offset !== null; ) {
        const page = (await get(`inventory/objects?limit=${pageSize}&offset=${offset}`)) as ObjectPage;
        entries.push(...page.items.map(({ object, ...identity }) => ({ ...identity, json: object })));
        offset = page.next_offset;
      }
      return entries;
    },
    async ledger() {
      const { classes } = (await get('ledger')) as { classes: Awaited<ReturnType<CloudApi['ledger']>> };
      return classes;
    },
    async anomalies() {
      const { anomalies } = (await get('counters')) as { anomalies: Record<string, number> };
      return anomalies;
    },
  };
}

/**
 * GET of a JSON document, as a service's `/status`.
 * @throws Error with status and body of any other answer than 2xx
 */
export async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`GET ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
