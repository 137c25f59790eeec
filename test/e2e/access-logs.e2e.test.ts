import {
  type ApiServer,
  annotationCanary,
  Balancer,
  eventually,
  type Mesh,
  meshPolicies,
  type NatsServer,
  Operator,
  readFlowLedgers,
  startApiServer,
  startMesh,
  startNatsServer,
  untilLedgerCloses,
} from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callCanary, makeCalls } from '../support/mesh-calls.ts';
import { placeMeshWorkload } from '../support/mesh-workloads.ts';

/** As much of a record as is asked for here. */
interface AccessLogRecord {
  readonly source?: { readonly namespace?: string; readonly kind?: string; readonly name?: string };
  readonly destination?: { readonly name?: string; readonly service_name?: string };
  readonly l7_protocol?: string;
  readonly http_data?: {
    readonly method?: string;
    readonly path?: string;
    readonly response_code?: number;
    readonly connection_termination_details?: string;
  };
  readonly tcp_data?: { readonly connection_termination_details?: string };
  readonly allowed?: boolean;
  /** A 64-bit number in JSON. */
  readonly count?: string;
}

describe('access logs of real sidecars, both providers on both sides', () => {
  let api: ApiServer;
  let nats: NatsServer;
  let operator: Operator;
  let balancer: Balancer;
  let mesh: Mesh;
  let expected: Map<string, number>;

  beforeAll(async () => {
    [api, nats] = await Promise.all([startApiServer(), startNatsServer()]);
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
    await nats?.stop();
    await api?.stop();
  });

  async function records(): Promise<AccessLogRecord[]> {
    const { cloud } = operator;
    return cloud.request('GET', `/clusters/${cloud.cluster}/access-logs?limit=10000`);
  }

  /** Calls in the cloud, whatever came of them. */
  async function total(): Promise<number> {
    return Object.values(tally(await records())).reduce((sum, count) => sum + count, 0);
  }

  /** Calls in a row while `during` goes on, and answers how many. */
  async function callWhile(during: Promise<unknown>): Promise<number> {
    let isOver = false;
    void during.finally(() => {
      isOver = true;
    });
    let calls = 0;
    while (!isOver || calls < 500) {
      await Promise.all(Array.from({ length: 8 }, () => mesh.client.request({ path: '/under-load' })));
      calls += 8;
    }
    await during;
    return calls;
  }

  const ledgerCloses = () => untilLedgerCloses(() => readFlowLedgers(operator), { timeoutMs: 60_000 });

  test('10,000 calls are in the cloud, each once, by what came of them', async () => {
    expected = await makeCalls(mesh);
    await eventually(async () => expect(tally(await records())).toEqual(Object.fromEntries(expected)), {
      timeoutMs: 60_000,
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
    const toOrders = (await records()).filter(({ destination }) => destination?.name === 'orders');
    const callers = new Set(toOrders.map(({ source }) => `${source?.namespace}/${source?.name}`));
    expect([...callers]).toEqual(['shop/web']);
  });

  test('denials name their policy', async () => {
    const denied = (await records()).filter(({ allowed }) => allowed !== true);
    const reasons = denied.map(
      ({ http_data: http, tcp_data: tcp }) =>
        http?.connection_termination_details ?? tcp?.connection_termination_details ?? '',
    );
    expect(reasons.some((reason) => reason.includes(meshPolicies.denyAdmin))).toBe(true);
    expect(reasons.some((reason) => reason.includes(meshPolicies.denyPort))).toBe(true);
    expect(reasons.some((reason) => reason.includes('none'))).toBe(true);
  });

  test('nothing personal has left the cluster', async () => {
    const said = JSON.stringify(await records());
    for (const canary of [callCanary, annotationCanary, 'canary-in-a-cookie'])
      expect(said).not.toContain(canary);
  });

  test('a receiver that is stopped under load loses nothing', async () => {
    const before = await total();
    const [leaving, ...staying] = operator.alsReceivers;
    balancer.retarget(staying.map(({ port }) => port));
    const calls = await callWhile(leaving?.service.stop() ?? Promise.resolve());
    await eventually(async () => expect(await total()).toBe(before + calls), { timeoutMs: 30_000 });
    await ledgerCloses();
  });

  test('a receiver that is killed takes at most what was open with it, and no call is counted twice', async () => {
    const before = await total();
    const [, killed, last] = operator.alsReceivers;
    balancer.retarget([last?.port ?? 0]);
    const calls = await callWhile(killed?.service.kill() ?? Promise.resolve());
    await ledgerCloses();
    const after = await total();
    const more = await callWhile(Promise.resolve());
    await eventually(async () => expect(await total()).toBeGreaterThanOrEqual(after + more), {
      timeoutMs: 30_000,
    });
    await ledgerCloses();
    expect(await total()).toBeLessThanOrEqual(before + calls + more);
  });
});

function tally(records: readonly AccessLogRecord[]): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const { destination, l7_protocol: protocol = '', http_data: http, allowed, count = '0' } of records) {
    const key = JSON.stringify([
      destination?.name ?? '',
      protocol.replace('L7_PROTOCOL_', ''),
      http?.method ?? '',
      http?.path ?? '',
      http?.response_code ?? 0,
      allowed === true,
    ]);
    rows[key] = (rows[key] ?? 0) + Number(count);
  }
  return rows;
}
