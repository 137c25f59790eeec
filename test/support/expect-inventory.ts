import {
  type ApiClient,
  collectCluster,
  type DevelopmentCloud,
  describeDiff,
  diffInventory,
  digestOf,
  eventually,
  expectedInventory,
  type InventoryEntry,
  toEntries,
} from '@kestrel/testkit';

/**
 * Waits until the cloud's digest is the one that the independent mapping computes from the API server's raw JSON.
 * @throws NotInTimeError with the objects that differ
 */
export async function expectInventoryEqual(api: ApiClient, cloud: DevelopmentCloud): Promise<void> {
  await eventually(() => compare(api, cloud), { intervalMs: 250, what: 'equal inventories' });
}

async function compare(api: ApiClient, cloud: DevelopmentCloud): Promise<void> {
  const expected = expectedInventory(await collectCluster(api));
  const path = `/clusters/${cloud.cluster}/inventory/digest`;
  const { digest } = await cloud.request('GET', path);
  if (digest === digestOf(expected)) return;
  const diff = diffInventory(toEntries(expected), await readInventory(cloud));
  throw new Error(describeDiff(diff, 3));
}

/** Every object that the cloud holds. */
export async function readInventory(cloud: DevelopmentCloud): Promise<InventoryEntry[]> {
  const entries: InventoryEntry[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const path: string = `/clusters/${cloud.cluster}/inventory/objects?limit=1000&offset=${offset}`;
    const page = await cloud.request('GET', path);
    for (const { object, ...item } of page.items) entries.push({ ...item, json: object });
    offset = page.next_offset;
  }
  return entries;
}

/** What an operator must never do on its streams, whatever was killed: counts by kind, all 0 in a good run. */
export async function protocolAnomalies(cloud: DevelopmentCloud): Promise<Record<string, number>> {
  const counters = await cloud.request('GET', `/clusters/${cloud.cluster}/counters`);
  return Object.fromEntries(
    Object.entries(counters.anomalies as Record<string, number>).filter(([, n]) => n > 0),
  );
}
