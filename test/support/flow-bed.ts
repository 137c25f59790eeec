import { join } from 'node:path';
import {
  type BundleService,
  countCloudFlows,
  countTruth,
  diffFlows,
  eventually,
  type HubbleRelay,
  makeTempFolder,
  type NatsServer,
  Operator,
  removeTempFolder,
  SimulatedCluster,
  startHubbleRelay,
  startNatsServer,
} from '@kestrel/testkit';
import { expect } from 'vitest';
import { quickRetries } from './test-bed.ts';

/** Simulated agents behind a real hubble-relay, and the built operator with two collectors. */
export interface FlowBed extends AsyncDisposable {
  readonly cluster: SimulatedCluster;
  readonly relay: HubbleRelay;
  readonly nats: NatsServer;
  readonly operator: Operator;
}

export interface FlowLedger {
  readonly received: number;
  readonly delivered_confirmed: number;
  readonly delivered_unconfirmed: number;
  readonly stored: number;
  readonly open: number;
  readonly filtered: Readonly<Record<string, number>>;
  readonly lost: Readonly<Record<string, number>>;
  readonly difference: number;
}

/** Rings that hold more than a minute of the tests' traffic, so that what is missing was lost by us. */
const ringCapacity = '32767';
/** Windows short enough that a test need not wait, and shards for more replicas than there are. */
const collectorSettings = { FLOW_WINDOW: '1s', FLOW_SHARDS: '16', ...quickRetries };
/** Leases, the relay's retries and a window come one after the other, on a machine that does other things too. */
const timeoutMs = 120_000;

export async function startFlowBed(): Promise<FlowBed> {
  const stack = new AsyncDisposableStack();
  try {
    const folder = makeTempFolder('flows');
    stack.defer(() => removeTempFolder(folder));
    const cluster = stack.use(
      await SimulatedCluster.start({
        kubeconfig: join(folder, 'kubeconfig'),
        env: { CLUSTER_HUBBLE_RING: ringCapacity },
      }),
    );
    const relay = stack.use(await startHubbleRelay({ peers: cluster.peers, tls: 'issued' }));
    const nats = stack.use(await startNatsServer());
    const operator = stack.use(
      await Operator.start({
        natsUrl: nats.url,
        kubeconfig: cluster.kubeconfig,
        gatewayEnv: quickRetries,
        flowCollectors: 2,
        flowCollectorEnv: {
          ...collectorSettings,
          HUBBLE_RELAY_ADDRESS: relay.address,
          HUBBLE_CA_FILE: relay.caFile ?? '',
        },
      }),
    );
    await untilFollowed({ cluster, operator });
    const resources = stack.move();
    return { cluster, relay, nats, operator, [Symbol.asyncDispose]: () => resources.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** Waits until every node's flows go to a collector. */
export async function untilFollowed({
  cluster,
  operator,
}: Pick<FlowBed, 'cluster' | 'operator'>): Promise<void> {
  await eventually(
    async () => {
      const left = (await cluster.agents()).filter(({ followed }) => !followed);
      if (left.length === 0) return;
      const nodes = left.map(({ node, streams }) => `${node} (${streams} streams)`);
      expect.fail(`nobody follows ${nodes.join(', ')}; ${await describeCollectors(operator)}`);
    },
    { timeoutMs, intervalMs: 100, what: 'a collector following every node' },
  );
}

/**
 * Stops the traffic and waits until the cloud has every flow that the agents saw exactly as often as they saw it, and the
 * ledger says so too. @throws NotInTimeError with the flows that differ
 */
export async function expectFlowsExact({ cluster, operator }: FlowBed): Promise<void> {
  await cluster.setTraffic({ paused: true });
  const truth = await cluster.truth();
  await eventually(
    async () => {
      const inCloud = await operator.cloud.flows();
      const differences = diffFlows(countTruth(truth.flows), countCloudFlows(inCloud));
      if (differences.length > 0) {
        const collectors = await describeCollectors(operator);
        expect(differences.slice(0, 10), `${differences.length} flows differ; ${collectors}`).toEqual([]);
      }
      const ledger = await readFlowLedger(operator);
      expect(ledger).toMatchObject({ difference: 0, open: 0, stored: 0 });
      expect(ledger.delivered_confirmed + ledger.delivered_unconfirmed).toBe(truth.totals.requests);
    },
    { timeoutMs, intervalMs: 250, what: 'flows as the agents saw them' },
  );
}

/** What each collector says of itself, for the message of a failed wait. */
async function describeCollectors({ flowCollectors }: Operator): Promise<string> {
  const describe = async (collector: BundleService): Promise<string> => {
    try {
      const { request } = await collector.status();
      const { role, conditions } = await collector.readiness();
      const wrong = conditions.filter(({ state }) => state !== 'ok');
      const reasons = wrong.map(({ name, state, reason = '' }) => `${name} ${state} ${reason}`);
      const shards = await collector.metric('kestrel_flow_collector_shards_open_count');
      return `${collector.name}: ${role}, ${shards} shards, ${request}; not well: ${reasons.join(', ') || 'nothing'}`;
    } catch {
      return `${collector.name}: no answer`;
    }
  };
  return (await Promise.all(flowCollectors.map(describe))).join('; ');
}

/** The ledger of L4 flows as the active gateway computes it. */
export async function readFlowLedger({ gateways }: Operator): Promise<FlowLedger> {
  for (const gateway of gateways) {
    const { flows } = await gateway.status();
    if (flows !== null) return flows['flows-l4'];
  }
  throw new Error('no gateway has a ledger of flows');
}
