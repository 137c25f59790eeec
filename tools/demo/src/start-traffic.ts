import { type ClusterControl, eventually, type ObservedOperator } from '@kestrel/testkit';

const firstCommitMs = 120_000;
const firstFlowsMs = 30_000;

/** Waits until the cloud has an inventory, or somebody stops it. */
export async function firstCommit({ cloud }: ObservedOperator, stop: AbortSignal): Promise<void> {
  const path = `/clusters/${cloud.cluster}/inventory`;
  await eventually(
    async () => {
      if (stop.aborted) return;
      if ((await cloud.request('GET', path)).commits === 0) throw new Error('no InventoryCommit yet');
    },
    { timeoutMs: firstCommitMs, intervalMs: 100, what: 'the first commit' },
  );
}

/** Nothing flows before somebody looks: what was there before is not the collector's to count. */
export async function startTraffic(
  cluster: ClusterControl,
  nodes: readonly string[],
  eventsPerSecond: number,
): Promise<void> {
  await eventually(
    async () => {
      for (const { node, followed } of await cluster.agents()) {
        if (nodes.includes(node) && !followed) throw new Error(`nobody follows ${node}`);
      }
    },
    { timeoutMs: firstFlowsMs, intervalMs: 100, what: 'the flow-collector following every node' },
  );
  for (const { node } of await cluster.agents()) {
    if (!nodes.includes(node)) await cluster.agent(node, 'kill');
  }
  await cluster.setTraffic({ eventsPerSecond, paused: false });
}

/** The receiver knows the pods by then: a client's entry of a server that it does not know counts too. */
export async function startCalls(
  cluster: ClusterControl,
  { alsReceivers }: ObservedOperator,
  entriesPerSecond: number,
): Promise<void> {
  await eventually(
    async () => {
      for (const { service } of alsReceivers) {
        if ((await service.status()).inventory.addresses === 0) throw new Error('no addresses yet');
      }
    },
    { timeoutMs: firstFlowsMs, intervalMs: 100, what: 'the als-receiver reading the inventory' },
  );
  await cluster.setAccessLogs({ entriesPerSecond, paused: false });
}
