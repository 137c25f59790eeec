import { eventually, type NatsServer, Operator, startNatsServer } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubbleRelayAddress, kubeconfigFile } from '../src/settings.ts';
import { openShop } from '../src/shop.ts';
import { publishReceivers } from './access-log-service.ts';
import { countRows, rowsOf } from './cloud-calls.ts';
import { between, sentBy } from './cloud-flows.ts';
import { runCountedPod } from './counted-pod.ts';
import { HubbleWitness, type ObservedCounts } from './hubble-witness.ts';
import { applyDocumentedTelemetry, refusedConfiguration } from './mesh-set-up.ts';
import { writeUsage } from './service-usage.ts';

const patience = { timeoutMs: 90_000, intervalMs: 500 };

describe('the operator beside Cilium and Istio', () => {
  let nats: NatsServer;
  let operator: Operator;

  beforeAll(async () => {
    nats = await startNatsServer();
    operator = await Operator.start({
      natsUrl: nats.url,
      kubeconfig: kubeconfigFile,
      flowCollectors: 1,
      flowCollectorEnv: {
        HUBBLE_RELAY_ADDRESS: hubbleRelayAddress,
        DISABLE_HUBBLE_TLS: 'true',
        FLOW_WINDOW: '1s',
      },
      alsReceivers: 1,
      alsReceiverEnv: { ISTIO_ALS_HOST: '0.0.0.0', ACCESS_LOG_WINDOW: '1s' },
    });
    await publishReceivers(operator.alsReceivers.map(({ port }) => port));
    await applyDocumentedTelemetry();
    await openShop();
  }, 300_000);

  afterAll(async () => {
    if (operator) writeUsage(operator, 'e2e-both');
    await operator?.stop();
    await nats?.stop();
  });

  test('who talks to whom is in the flows and in the access logs, under the same names', async () => {
    await eventually(async () => {
      const flows = await operator.cloud.flows();
      const calls = await operator.cloud.calls();
      for (const [source, destination, port, protocol] of [
        ['visitor', 'storefront', 8080, 'HTTP'],
        ['storefront', 'catalog', 8080, 'HTTP'],
        ['visitor', 'prices', 9000, 'TCP'],
        ['visitor', 'stock', 9090, 'GRPC'],
      ] as const) {
        expect(between(flows, source, destination)).toContainEqual(
          expect.objectContaining({ port, protocol: 'TCP', allowed: true }),
        );
        const end = (name: string) =>
          expect.objectContaining({ namespace: 'shop', kind: 'Deployment', name });
        expect(calls).toContainEqual(
          expect.objectContaining({
            source: end(source),
            destination: end(destination),
            l7_protocol: `L7_PROTOCOL_${protocol}`,
            allowed: true,
          }),
        );
      }
    }, patience);
  });

  test('what a NetworkPolicy refuses is a denied flow, and no call that was answered', async () => {
    await eventually(async () => {
      const flows = between(await operator.cloud.flows(), 'intruder', 'catalog');
      expect(flows).toContainEqual(
        expect.objectContaining({ port: 8080, protocol: 'TCP', direction: 'INGRESS' }),
      );
      expect(flows.filter(({ direction, allowed }) => direction === 'INGRESS' && allowed === true)).toEqual(
        [],
      );
      const calls = (await operator.cloud.calls()).filter(
        ({ source, destination }) => source?.name === 'intruder' && destination?.name === 'catalog',
      );
      expect(calls.filter(({ http_data: http }) => http?.response_code === 200)).toEqual([]);
    }, patience);
  });

  test('of one pod, the calls are those it made and the flows those the agent saw', async () => {
    const rounds = 40;
    await using witness = new HubbleWitness();
    await runCountedPod({
      name: 'counted-both',
      args: ['-every=100ms', `-rounds=${rounds}`, '-http=http://storefront:8080/'],
    });
    await eventually(async () => {
      const rows = rowsOf(countRows(await operator.cloud.calls(), 'shop'), 'counted-both');
      expect(rows).toEqual({
        [JSON.stringify(['counted-both', 'storefront', 'HTTP', 'GET', '/', 200, true])]: rounds,
      });
      const seen = toStorefront(witness.sentBy('counted-both'));
      expect(seen).not.toEqual({});
      expect(toStorefront(sentBy(await operator.cloud.flows(), 'counted-both'))).toEqual(seen);
    }, patience);
  });

  test('no Envoy has refused what istiod gave it', async () => {
    expect(await refusedConfiguration()).toEqual([]);
  });
});

/** Its sidecar goes on talking to istiod and to the receiver, on other ports. */
function toStorefront(counts: ObservedCounts): ObservedCounts {
  return Object.fromEntries(Object.entries(counts).filter(([key]) => key.startsWith('8080 ')));
}
