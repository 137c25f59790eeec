import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ApiClient,
  countCloudFlows,
  countTruth,
  diffFlows,
  eventually,
  freePort,
  isMissingProgram,
  makeTempFolder,
  Operator,
  readFlowLedgers,
  removeTempFolder,
  SimulatedCluster,
  startHubbleRelay,
  untilLedgerCloses,
} from '@kestrel/testkit';
import { connect, nkeyAuthenticator } from 'nats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEventLedger } from '../support/event-ledger.ts';
import { expectInventoryEqual } from '../support/expect-inventory.ts';
import { refusalsIn, type SecuredBus, startSecuredBus } from '../support/secured-bus.ts';
import { simulatedApi } from '../support/simulated-api.ts';
import { quickRetries } from '../support/test-bed.ts';

/** S13: everything that the product does on the bus is in its table of permissions; and this much is enough. */
describe.skipIf(isMissingProgram('hubble-relay', 'helm'))(
  'five programs with the keys and subjects that the chart gives them',
  () => {
    let resources: AsyncDisposableStack;
    let bus: SecuredBus;
    let cluster: SimulatedCluster;
    let operator: Operator;
    let api: ApiClient;

    beforeAll(async () => {
      await using stack = new AsyncDisposableStack();
      const folder = makeTempFolder('identities');
      stack.defer(() => removeTempFolder(folder));
      bus = stack.use(await startSecuredBus());
      const receiverPort = await freePort();
      cluster = stack.use(
        await SimulatedCluster.start({
          kubeconfig: join(folder, 'kubeconfig'),
          env: { CLUSTER_HUBBLE_RING: '32767', CLUSTER_ALS_ADDRESS: `127.0.0.1:${receiverPort}` },
        }),
      );
      const relay = stack.use(await startHubbleRelay({ peers: cluster.peers }));
      api = simulatedApi(cluster);
      stack.defer(() => api.close());
      operator = stack.use(
        await Operator.start({
          natsUrl: bus.url,
          busEnv: bus.envOf,
          kubeconfig: cluster.kubeconfig,
          watchers: 2,
          gateways: 2,
          gatewayEnv: quickRetries,
          flowCollectors: 2,
          flowCollectorEnv: {
            ...quickRetries,
            FLOW_WINDOW: '1s',
            HUBBLE_RELAY_ADDRESS: relay.address,
            DISABLE_HUBBLE_TLS: 'true',
          },
          alsReceivers: 1,
          alsReceiverEnv: { ISTIO_ALS_PORT: String(receiverPort), ACCESS_LOG_WINDOW: '1s' },
        }),
      );
      await expectInventoryEqual(api, operator.cloud);
      await untilSourcesAreRead();
      resources = stack.move();
    });
    afterAll(() => resources?.disposeAsync());

    /** The relay's flows of every node have a reader, and the receiver knows the pods. */
    async function untilSourcesAreRead(): Promise<void> {
      await eventually(
        async () => {
          expectNoRefusal();
          const agents = await cluster.agents();
          expect(agents.filter(({ followed }) => !followed).map(({ node }) => node)).toEqual([]);
          for (const { service } of operator.alsReceivers)
            expect((await service.status()).inventory.addresses).toBeGreaterThan(0);
        },
        { intervalMs: 100, what: 'readers of flows and addresses' },
      );
    }

    /** Something of every kind that the product carries. */
    async function makeTraffic(): Promise<void> {
      await cluster.inject(600);
      await cluster.request('POST', '/access-logs/inject', { count: 300 });
      await cluster.request('POST', '/changes', { count: 60 });
    }

    async function expectLedgersClosed(): Promise<void> {
      await expectInventoryEqual(api, operator.cloud);
      await untilLedgerCloses(() => readFlowLedgers(operator), { intervalMs: 250 });
    }

    /** Neither the server nor a client has anything to say about permissions. */
    function expectNoRefusal(): void {
      expect(refusalsIn(bus.server)).toEqual([]);
      for (const service of [...operator.services, operator.busSetup])
        expect(service.process.logRecords('bus-server-error'), service.name).toEqual([]);
    }

    test('inventory, events, flows and access logs reach the cloud, and nothing is refused', async () => {
      await makeTraffic();
      const { flows } = await cluster.truth();
      await eventually(
        async () => {
          const inCloud = countCloudFlows(await operator.cloud.flows());
          expect(diffFlows(countTruth(flows), inCloud).slice(0, 5)).toEqual([]);
        },
        { intervalMs: 250, what: 'flows as the agents saw them' },
      );
      const read = async () => ({
        ...(await readFlowLedgers(operator)),
        events: await readEventLedger(operator),
      });
      await expectLedgersClosed();
      await untilLedgerCloses(read, { intervalMs: 250 });
      for (const [name, { inCloud }] of Object.entries(await read()))
        expect(inCloud, name).toBeGreaterThan(0);
      expectNoRefusal();
    });

    test('each service ends and starts again', async () => {
      for (const service of operator.services) {
        await service.stop();
        await service.start();
        await makeTraffic();
      }
      await untilSourcesAreRead();
      await expectLedgersClosed();
      expectNoRefusal();
    });

    test('each service is killed, and what it held is taken over', async () => {
      for (const service of operator.services) {
        await service.kill();
        await service.start();
      }
      await untilSourcesAreRead();
      await makeTraffic();
      await expectLedgersClosed();
      expectNoRefusal();
    });

    test('the bus is killed and comes back', async () => {
      await bus.server.kill();
      await bus.server.restart();
      await makeTraffic();
      await expectLedgersClosed();
      expectNoRefusal();
    });

    test('the bus comes back empty, and bus-setup makes every stream again', async () => {
      await bus.server.restartEmpty();
      await expectInventoryEqual(api, operator.cloud);
      await untilSourcesAreRead();
      await makeTraffic();
      await expectInventoryEqual(api, operator.cloud);
      expectNoRefusal();
    });

    test('a refusal would have been seen', async () => {
      const { NATS_NKEY_SEED_FILE: seedFile = '', NATS_CA_FILE: caFile = '' } = bus.envOf('watcher');
      const client = await connect({
        servers: bus.url,
        authenticator: nkeyAuthenticator(readFileSync(seedFile)),
        tls: { caFile },
      });
      client.publish('kestrel.flows.l4.0');
      await client.flush();
      await client.close();
      await eventually(() => expect(refusalsIn(bus.server).join()).toContain('kestrel.flows.l4.0'));
    });
  },
);
