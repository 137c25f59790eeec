import { type Environment, type SimulatedCluster, startHubbleRelay } from '@kestrel/testkit';
import { ensureBuilt } from './built-program.ts';

/** Where the flow-collector gets its flows from. */
export interface FlowSource extends AsyncDisposable {
  /** For a person. */
  readonly description: string;
  /** Settings of the collector. */
  readonly env: Environment;
  /** The nodes whose flows arrive. */
  readonly nodes: readonly string[];
}

const relayBuildSeconds = 170;
/** The demo shows flows sooner than the 30 s that save messages in a cluster. */
const windowEnv = { FLOW_WINDOW: '2s' };

/** A real hubble-relay over all simulated agents; without one, the agent of the first node, straight. */
export async function startFlowSource(
  cluster: SimulatedCluster,
  say: (line: string) => void,
): Promise<FlowSource> {
  const agents = await cluster.agents();
  if (!ensureBuilt('hubble-relay', relayBuildSeconds, say)) {
    const [first] = agents;
    if (first === undefined) throw new Error('the simulated cluster has no nodes');
    return {
      description: `no hubble-relay (it is built with Go 1.26): the agent of ${first.node} alone, ${first.address}`,
      env: { ...windowEnv, HUBBLE_RELAY_ADDRESS: first.address, DISABLE_HUBBLE_TLS: 'true' },
      nodes: [first.node],
      [Symbol.asyncDispose]: async () => undefined,
    };
  }
  const relay = await startHubbleRelay({ peers: cluster.peers, tls: 'issued' });
  return {
    description: `a real one, over ${agents.length} simulated agents, TLS on ${relay.address}`,
    env: { ...windowEnv, HUBBLE_RELAY_ADDRESS: relay.address, HUBBLE_CA_FILE: relay.caFile ?? '' },
    nodes: agents.map(({ node }) => node),
    [Symbol.asyncDispose]: () => relay.stop(),
  };
}
