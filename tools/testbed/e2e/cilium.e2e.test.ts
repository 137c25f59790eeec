import { readFileSync } from 'node:fs';
import {
  type ApiClient,
  type CloudFlow,
  collectCluster,
  createApiClient,
  digestOf,
  eventually,
  expectedInventory,
  type NatsServer,
  Operator,
  startNatsServer,
} from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentDaemon, relayDaemon, untilAgentIsHealthy } from '../src/cilium.ts';
import { adminToken, certificateFile } from '../src/credentials.ts';
import { ensureDaemon, killDaemon } from '../src/daemon.ts';
import { kubectl } from '../src/kubectl.ts';
import { apiServerUrl, hubbleRelayAddress, kubeconfigFile, network } from '../src/settings.ts';
import { openShop } from '../src/shop.ts';
import { between, observations, sentBy } from './cloud-flows.ts';
import { runCountedPod, startCountedPod, untilCountedPodIsDone } from './counted-pod.ts';
import { HubbleWitness } from './hubble-witness.ts';
import { writeUsage } from './service-usage.ts';

/** What a counted pod asks for: an answer, an echo, a name, and what a NetworkPolicy refuses. */
const askEverything = [
  '-every=100ms',
  '-rounds=4',
  '-http=http://storefront:8080/,http://catalog:8080/',
  '-tcp=prices:9000',
  '-dns=prices.shop.svc.cluster.local.',
];
const askAllowed = ['-every=200ms', '-rounds=40', '-tcp=prices:9000', '-http=http://storefront:8080/'];

describe('the operator beside a real Cilium', () => {
  let nats: NatsServer;
  let operator: Operator;
  let api: ApiClient;

  beforeAll(async () => {
    await openShop();
    nats = await startNatsServer();
    operator = await Operator.start({
      natsUrl: nats.url,
      kubeconfig: kubeconfigFile,
      flowCollectors: 1,
      flowCollectorEnv: {
        HUBBLE_RELAY_ADDRESS: hubbleRelayAddress,
        DISABLE_HUBBLE_TLS: 'true',
        FLOW_WINDOW: '1s',
        RECONNECT_MAX_DELAY: '2s',
        RELAY_CHECK_INTERVAL: '1s',
      },
      gatewayEnv: { RECONNECT_MAX_DELAY: '2s' },
    });
    api = createApiClient({
      url: apiServerUrl,
      ca: readFileSync(certificateFile('ca.crt'), 'utf8'),
      token: adminToken(),
    });
    await untilFlows((flows) => expect(between(flows, 'visitor', 'storefront')).not.toEqual([]));
  }, 180_000);

  afterAll(async () => {
    if (operator) writeUsage(operator, 'e2e-cilium');
    api?.close();
    await operator?.stop();
    await nats?.stop();
  });

  test('the inventory is what the API server has', async () => {
    await eventually(
      async () => {
        const expected = expectedInventory(await collectCluster(api));
        const { cloud } = operator;
        const { digest } = await cloud.request('GET', `/clusters/${cloud.cluster}/inventory/digest`);
        expect(digest).toBe(digestOf(expected));
      },
      { timeoutMs: 30_000, intervalMs: 250 },
    );
  });

  test('an allowed flow names the NetworkPolicy that lets it in', async () => {
    await untilFlows((flows) =>
      expect(between(flows, 'storefront', 'catalog')).toContainEqual(
        expect.objectContaining({
          direction: 'INGRESS',
          port: 8080,
          protocol: 'TCP',
          allowed: true,
          ingress_allowed_by: [
            expect.objectContaining({
              name: 'catalog-from-storefront',
              namespace: 'shop',
              kind: 'NetworkPolicy',
            }),
          ],
        }),
      ),
    );
  });

  test('what a NetworkPolicy and a CiliumNetworkPolicy refuse is denied', async () => {
    await untilFlows((flows) => {
      const denied = { direction: 'INGRESS', protocol: 'TCP' };
      for (const [destination, port] of [
        ['catalog', 8080],
        ['prices', 9000],
      ] as const) {
        const refused = between(flows, 'intruder', destination).filter(({ allowed = false }) => !allowed);
        expect(refused).toContainEqual(expect.objectContaining({ ...denied, port }));
      }
      expect(between(flows, 'visitor', 'prices').filter(({ allowed = false }) => !allowed)).toEqual([]);
    });
  });

  test('questions to DNS are flows of UDP', async () => {
    await untilFlows((flows) =>
      expect(between(flows, 'visitor', 'coredns')).toContainEqual(
        expect.objectContaining({ protocol: 'UDP', port: 5353, allowed: true }),
      ),
    );
  });

  test('traffic from outside arrives as from nobody of the cluster', async () => {
    const serviceAddress = await kubectl([
      'get',
      'service',
      'storefront',
      '-n',
      'shop',
      '-o',
      'jsonpath={.spec.clusterIP}',
    ]);
    for (const address of [`${network.nodeAddress}:30080`, `${serviceAddress}:8080`]) {
      const answer = await fetch(`http://${address}/`);
      expect(await answer.text()).toContain('storefront');
    }
    await untilFlows((flows) => {
      const outside = flows.filter(({ src, dst }) => (src?.ns ?? '') === '' && dst?.name === 'storefront');
      expect(outside).toContainEqual(expect.objectContaining({ port: 8080, allowed: true }));
    });
  });

  test('every observation of the agent is counted, denied ones included', async () => {
    await using witness = new HubbleWitness();
    await runCountedPod({ name: 'counted', args: askEverything });
    const counts = await untilEqual(witness, 'counted');
    expect(Object.keys(counts)).toEqual(
      expect.arrayContaining(['5353 EGRESS allowed', '8080 INGRESS denied', '9000 INGRESS allowed']),
    );
  });

  test('a killed relay loses and doubles nothing', async () => {
    await using witness = new HubbleWitness();
    await startCountedPod({ name: 'counted-relay', args: askAllowed });
    await untilFlows((flows) => expect(Object.keys(sentBy(flows, 'counted-relay'))).not.toEqual([]));
    await killDaemon('hubble-relay');
    await ensureDaemon(relayDaemon());
    await untilCountedPodIsDone({ name: 'counted-relay' });
    await untilEqual(witness, 'counted-relay');
  });

  test('a NetworkPolicy that goes lets the intruder in', async () => {
    const allowedBefore = allowedOf(await operator.cloud.flows(), 'intruder', 'catalog');
    await kubectl(['delete', 'networkpolicy', 'catalog-from-storefront', '-n', 'shop']);
    try {
      await untilFlows((flows) =>
        expect(allowedOf(flows, 'intruder', 'catalog')).toBeGreaterThan(allowedBefore),
      );
    } finally {
      await openShop();
    }
  });

  test('an agent that was killed is followed again, and counted exactly', async () => {
    await killDaemon('cilium-agent');
    await ensureDaemon(agentDaemon());
    await untilAgentIsHealthy();
    const before = observations(between(await operator.cloud.flows(), 'visitor', 'storefront'));
    await untilFlows((flows) => {
      expect(observations(between(flows, 'visitor', 'storefront'))).toBeGreaterThan(before);
    });
    await using witness = new HubbleWitness();
    await runCountedPod({ name: 'counted-agent', args: askEverything });
    await untilEqual(witness, 'counted-agent');
  });

  function untilFlows(check: (flows: readonly CloudFlow[]) => void): Promise<void> {
    return eventually(async () => check(await operator.cloud.flows()), {
      timeoutMs: 60_000,
      intervalMs: 500,
      what: 'the expected flows',
    });
  }

  /** The pod is silent by now: what differs only needs time to arrive. */
  async function untilEqual(witness: HubbleWitness, pod: string): Promise<Readonly<Record<string, number>>> {
    await untilFlows((flows) => {
      expect(sentBy(flows, pod)).toEqual(witness.sentBy(pod));
      expect(witness.sentBy(pod)).not.toEqual({});
    });
    return witness.sentBy(pod);
  }
});

/**
 * What arrived. A packet that leaves its pod is forwarded in an unknown direction, whatever becomes of it; where no policy
 * looks at it, its arrival is an `EGRESS` of the sender.
 */
function allowedOf(flows: readonly CloudFlow[], source: string, destination: string): number {
  return observations(
    between(flows, source, destination).filter(
      ({ allowed, direction }) => allowed === true && direction !== 'TRAFFIC_DIRECTION_UNKNOWN',
    ),
  );
}
