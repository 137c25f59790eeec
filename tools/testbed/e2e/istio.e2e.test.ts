import {
  type CloudCall,
  denialOf,
  eventually,
  type NatsServer,
  Operator,
  policyCounts,
  readFlowLedgers,
  startNatsServer,
  untilLedgerCloses,
} from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubeconfigFile } from '../src/settings.ts';
import { openShop } from '../src/shop.ts';
import { publishReceivers } from './access-log-service.ts';
import { countRows, rowsOf } from './cloud-calls.ts';
import { type CountedPod, runCountedPod, startCountedPod, untilCountedPodIsDone } from './counted-pod.ts';
import { openMarket } from './market.ts';
import { type CallRow, callArguments, expectedRows, expectedVerdicts } from './market-calls.ts';
import {
  applyDocumentedTelemetry,
  forgetProviders,
  otherProvider,
  patchMesh,
  printMeshConfig,
  readMesh,
  refusedConfiguration,
} from './mesh-set-up.ts';
import { replaceReceivers } from './receiver-update.ts';
import { writeUsage } from './service-usage.ts';

const rounds = 20;

describe('the operator beside a real Istio', () => {
  let nats: NatsServer;
  let operator: Operator;

  beforeAll(async () => {
    nats = await startNatsServer();
    operator = await Operator.start({
      natsUrl: nats.url,
      kubeconfig: kubeconfigFile,
      alsReceivers: 2,
      // Long enough for one receiver to hear of the other which providers a new proxy has.
      alsReceiverEnv: { ISTIO_ALS_HOST: '0.0.0.0', ACCESS_LOG_WINDOW: '3s' },
    });
    await publishReceivers(operator.alsReceivers.map(({ port }) => port));
    await forgetProviders();
  }, 180_000);

  afterAll(async () => {
    if (operator) writeUsage(operator, 'e2e-istio');
    await operator?.stop();
    await nats?.stop();
  });

  test('the printed patch adds the providers to the mesh and keeps the one that is there', async () => {
    await patchMesh(await printMeshConfig());
    const names = (await readMesh()).extensionProviders?.map(({ name }) => name);
    expect(names).toEqual([otherProvider.name, 'kestrel-operator-als', 'kestrel-operator-als-tcp']);
    expect(await printMeshConfig()).toBe('');
  });

  test('with the documented Telemetry resource, what the shop does arrives', async () => {
    await applyDocumentedTelemetry();
    await openShop();
    await untilCalls((calls) => {
      for (const [source, destination, protocol] of [
        ['visitor', 'storefront', 'HTTP'],
        ['storefront', 'catalog', 'HTTP'],
        ['visitor', 'prices', 'TCP'],
        ['visitor', 'stock', 'GRPC'],
      ]) {
        expect(calls).toContainEqual(
          expect.objectContaining({
            source: expect.objectContaining({ namespace: 'shop', kind: 'Deployment', name: source }),
            destination: expect.objectContaining({
              namespace: 'shop',
              kind: 'Deployment',
              name: destination,
              service_name: destination,
            }),
            l7_protocol: `L7_PROTOCOL_${protocol}`,
            allowed: true,
          }),
        );
      }
    });
  });

  test('HTTP, gRPC and TCP: each call is there once, with who called whom and what came of it', async () => {
    await openMarket();
    await runCountedPod(marketPod('caller', callArguments(rounds)));
    await untilRows('caller', expectedRows('caller', rounds));
  });

  test('a refused call names the policy', async () => {
    const refused = (await operator.cloud.calls()).filter(
      ({ source, allowed }) => source?.name === 'caller' && allowed !== true,
    );
    expect(refused.map(denialOf).sort()).toEqual([
      'rbac_access_denied_matched_policy[none]',
      'rbac_access_denied_matched_policy[ns[market]-policy[deny-admin]-rule[0]]',
      'rbac_access_denied_matched_policy[ns[market]-policy[deny-closed-port]-rule[0]]',
    ]);
  });

  test('refusals, and what policies on trial would have done, are counted by policy', async () => {
    const { denials, dryRuns } = expectedVerdicts(rounds);
    expect(await policyCounts(operator, 'denials')).toEqual(denials);
    expect(await policyCounts(operator, 'dryRuns')).toEqual(dryRuns);
  });

  test('a caller with an identity that no policy permits is refused, under its own name', async () => {
    await runCountedPod(marketPod('guest', ['-rounds=5', '-every=50ms', '-http=http://orders:8080/items/1']));
    await untilRows('guest', {
      [JSON.stringify(['guest', 'orders', 'HTTP', 'GET', '/items/{id}', 403, false])]: 5,
    });
  });

  test('a caller without a sidecar is refused where mutual TLS is demanded, and seen', async () => {
    await runCountedPod({
      ...marketPod('outsider', ['-rounds=5', '-every=50ms', '-http=http://orders:8080/items/1']),
      serviceAccount: 'default',
      labels: { 'sidecar.istio.io/inject': 'false' },
    });
    await untilRows('outsider', {
      [JSON.stringify(['outsider', 'orders', 'TCP', '', '', 0, false])]: 5,
    });
  });

  test('receivers are replaced under traffic: nothing is lost, each call is there once', async () => {
    const made = 1_000;
    const mover = {
      ...marketPod('mover', [
        '-every=40ms',
        '-timeout=60s',
        `-rounds=${made}`,
        '-http=http://orders:8080/moved',
        '-grpc=orders:9090/shop.Orders/Move',
        '-tcp=orders:9000',
      ]),
      serviceAccount: 'caller',
    };
    await startCountedPod(mover);
    await untilCalls((calls) => expect(rowsOf(countRows(calls, 'market'), 'mover')).not.toEqual({}));
    const before = await receiverInstances();
    await replaceReceivers(operator, 'market');
    const after = await receiverInstances();
    expect(after.filter((instance) => before.includes(instance))).toEqual([]);
    await untilCountedPodIsDone(mover);
    const row = (...row: CallRow) => [JSON.stringify(row), made];
    await untilRows(
      'mover',
      Object.fromEntries([
        row('mover', 'orders', 'HTTP', 'GET', '/moved', 200, true),
        row('mover', 'orders', 'GRPC', 'POST', '/shop.Orders/Move', 200, true),
        row('mover', 'orders', 'TCP', '', '', 0, true),
      ]),
    );
    await untilLedgerCloses(() => readFlowLedgers(operator), { timeoutMs: 60_000 });
    const { lost } = (await readFlowLedgers(operator))['flows-l7'].accounts['flows-l7'] ?? {};
    expect(Object.entries(lost ?? { unread: 1 }).filter(([, count]) => count > 0)).toEqual([]);
    expect(
      await operator.alsReceivers[0]?.service.metric('kestrel_als_receiver_messages_total'),
    ).toBeGreaterThan(0);
  });

  test('nothing of the market is there that nobody made', async () => {
    const rows = countRows(await operator.cloud.calls(), 'market');
    const sources = new Set(Object.keys(rows).map((key) => JSON.parse(key)[0]));
    expect([...sources].sort()).toEqual(['caller', 'guest', 'mover', 'outsider']);
  });

  test('no Envoy has refused what istiod gave it', async () => {
    expect(await refusedConfiguration()).toEqual([]);
  });

  /** Another process is another instance. */
  async function receiverInstances(): Promise<string[]> {
    return Promise.all(operator.alsReceivers.map(async ({ service }) => (await service.status()).instance));
  }

  function untilCalls(check: (calls: readonly CloudCall[]) => void): Promise<void> {
    return eventually(async () => check(await operator.cloud.calls()), {
      timeoutMs: 60_000,
      intervalMs: 500,
      what: 'the expected calls',
    });
  }

  function untilRows(source: string, expected: Readonly<Record<string, number>>): Promise<void> {
    return untilCalls((calls) => expect(rowsOf(countRows(calls, 'market'), source)).toEqual(expected));
  }
});

function marketPod(name: string, args: readonly string[]): CountedPod {
  return { name, namespace: 'market', serviceAccount: name, args };
}
