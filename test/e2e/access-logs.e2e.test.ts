import {
  type ApiServer,
  annotationCanary,
  Balancer,
  countCalls,
  denialOf,
  eventually,
  type Mesh,
  meshPolicies,
  type NatsServer,
  Operator,
  outcomeOf,
  policyCounts,
  readFlowLedgers,
  startApiServer,
  startMesh,
  startNatsServer,
  untilLedgerCloses,
} from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BusObserver } from '../support/bus-observer.ts';
import { untilEntriesRest } from '../support/entry-books.ts';
import { callCanary, makeCalls } from '../support/mesh-calls.ts';
import { MeshLoad } from '../support/mesh-load.ts';
import { placeMeshWorkload } from '../support/mesh-workloads.ts';
import { trialVerdicts } from '../support/trial-verdicts.ts';

describe('access logs of real sidecars, both providers on both sides', () => {
  let api: ApiServer;
  let nats: NatsServer;
  let operator: Operator;
  let balancer: Balancer;
  let mesh: Mesh;
  let observer: BusObserver;
  let expected: Map<string, number>;

  beforeAll(async () => {
    [api, nats] = await Promise.all([startApiServer(), startNatsServer()]);
    observer = await BusObserver.start(nats.url);
    operator = await Operator.start({
      natsUrl: nats.url,
      kubeconfig: api.writeKubeconfig(),
      asServiceAccount: true,
      alsReceivers: 3,
      alsReceiverEnv: { ACCESS_LOG_WINDOW: '1s', ISTIO_ALS_MAX_CONNECTION_AGE: '3s' },
    });
    balancer = await Balancer.start(operator.alsReceivers.map(({ port }) => port));
    mesh = await startMesh({ alsAddress: `127.0.0.1:${balancer.port}`, concurrency: 2 });
    await api.admin.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
    for (const workload of [mesh.clientWorkload, mesh.serverWorkload])
      await placeMeshWorkload(api.admin, workload);
    await eventually(async () => {
      for (const { service } of operator.alsReceivers) {
        // The two pods, and the API server's own Service.
        expect((await service.status()).inventory.addresses).toBeGreaterThanOrEqual(3);
      }
    });
  });

  afterAll(async () => {
    await mesh?.stop();
    balancer?.[Symbol.dispose]();
    await operator?.stop();
    await observer?.[Symbol.asyncDispose]();
    await nats?.stop();
    await api?.stop();
  });

  const callsByOutcome = async () => countCalls(await operator.cloud.calls(), outcomeOf);
  const ledgerCloses = () => untilLedgerCloses(() => readFlowLedgers(operator));

  test('10,000 calls are in the cloud, each once, by what came of them', async () => {
    expected = await makeCalls(mesh);
    await eventually(async () => expect(await callsByOutcome()).toEqual(Object.fromEntries(expected)), {
      intervalMs: 500,
    });
  });

  test('the ledger closes, and all three receivers had a part in it', async () => {
    await ledgerCloses();
    for (const { service } of operator.alsReceivers) {
      expect(await service.metric('kestrel_als_receiver_streams_total')).toBeGreaterThan(0);
    }
  });

  test('whoever called is named by its certificate', async () => {
    const toOrders = (await operator.cloud.calls()).filter(
      ({ destination }) => destination?.name === 'orders',
    );
    const callers = new Set(toOrders.map(({ source }) => `${source?.namespace}/${source?.name}`));
    expect([...callers]).toEqual(['shop/web']);
  });

  test('denials name their policy', async () => {
    const denied = (await operator.cloud.calls()).filter(({ allowed }) => allowed !== true);
    const reasons = denied.map(denialOf);
    expect(reasons.some((reason) => reason.includes(meshPolicies.denyAdmin))).toBe(true);
    expect(reasons.some((reason) => reason.includes(meshPolicies.denyPort))).toBe(true);
    expect(reasons.some((reason) => reason.includes('none'))).toBe(true);
  });

  test('denials, and what policies on trial would have done, are counted by policy', async () => {
    expect(await policyCounts(operator, 'dryRuns')).toMatchObject(trialVerdicts(expected));
    expect(await policyCounts(operator, 'denials')).toMatchObject({
      'shop/deny-admin': 300,
      'shop/deny-port': 80,
      none: 100,
    });
  });

  test('a receiver that is killed under load takes at most what was open with it, and no call counts twice', async () => {
    const [killed, ...staying] = operator.alsReceivers;
    if (!killed) throw new Error('there is no receiver');
    // What is in a window of minutes when the receiver dies has not been published.
    await killed.service.stop();
    await killed.service.start({ ACCESS_LOG_WINDOW: '10m' });
    const { instance } = await killed.service.status();
    const before = await untilEntriesRest(operator, mesh);
    expect(before.ledger.received).toBe(before.written);
    const callsBefore = await callsByOutcome();

    await using load = new MeshLoad(mesh, '/under-kill');
    await eventually(
      async () => expect((await observer.accessLogTotals(instance))?.open ?? 0).toBeGreaterThan(100),
      { what: 'entries open with the receiver' },
    );
    await killed.service.kill();
    balancer.retarget(staying.map(({ port }) => port));
    const callsAtKill = load.calls;
    await eventually(() => expect(load.calls).toBeGreaterThan(callsAtKill + 1_000));
    const made = await load.stop();

    const crashed = ({ ledger }: typeof before) => ledger.lost.crash ?? 0;
    const after = await eventually(
      async () => {
        const books = await untilEntriesRest(operator, mesh);
        expect(crashed(books)).toBeGreaterThan(crashed(before));
        return books;
      },
      { timeoutMs: 120_000, what: 'the account of the killed receiver closing' },
    );
    await ledgerCloses();
    const { [underKill]: arrived = 0, ...others } = await callsByOutcome();
    expect(others).toEqual(callsBefore);
    const written = after.written - before.written;
    const unreceived = written - (after.ledger.received - before.ledger.received);
    const lost = crashed(after) - crashed(before) + unreceived;
    expect(after.ledger.difference).toBe(0);
    expect(after.dropped).toBe(0);
    expect(unreceived).toBeGreaterThanOrEqual(0);
    expect(made - arrived).toBeGreaterThanOrEqual(0);
    expect(made - arrived).toBeLessThanOrEqual(lost);
  });

  test('a receiver that is stopped under load loses nothing', async () => {
    const [, leaving, last] = operator.alsReceivers;
    const callsBefore = await callsByOutcome();
    await using load = new MeshLoad(mesh, '/under-stop');
    await eventually(() => expect(load.calls).toBeGreaterThan(250));
    balancer.retarget([last?.port ?? 0]);
    await leaving?.service.stop();
    const callsAtStop = load.calls;
    await eventually(() => expect(load.calls).toBeGreaterThan(callsAtStop + 250));
    const made = await load.stop();
    await eventually(
      async () => expect(await callsByOutcome()).toEqual({ ...callsBefore, [underStop]: made }),
      { intervalMs: 250 },
    );
    await ledgerCloses();
  });

  test('nothing personal has left the cluster, nor has it been on the bus for that', async () => {
    const said = JSON.stringify(await operator.cloud.calls());
    const bytes = Buffer.concat(await observer.flowPayloads());
    // What is looked for would be found.
    expect(bytes.includes('/api/orders/{id}')).toBe(true);
    for (const canary of [callCanary, annotationCanary, 'canary-in-a-cookie']) {
      expect(said).not.toContain(canary);
      expect(bytes.includes(canary), canary).toBe(false);
    }
  });
});

const underKill = JSON.stringify(['orders', 'HTTP', 'GET', '/under-kill', 200, true]);
const underStop = JSON.stringify(['orders', 'HTTP', 'GET', '/under-stop', 200, true]);
