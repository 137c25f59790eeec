import { type CallOutcome, eventually, ghostHost, type Mesh } from '@kestrel/testkit';

/** Stands in queries, headers and cookies of the calls: nothing of it may leave the cluster. */
export const callCanary = 'canary-of-a-caller';

interface Kind {
  readonly name: string;
  readonly count: number;
  /** What the cloud must have of each call: all of these, once. */
  readonly rows: readonly CallOutcome[];
  readonly make: (mesh: Mesh, index: number) => Promise<unknown>;
}

const secrets = { authorization: `Bearer ${callCanary}`, cookie: callCanary, 'x-tenant': callCanary };
const http = (method: string, path: string, code: number, allowed = true): CallOutcome => [
  'orders',
  'HTTP',
  method,
  path,
  code,
  allowed,
];

const kinds: readonly Kind[] = [
  {
    name: 'reads with an id and a query',
    count: 6_000,
    rows: [http('GET', '/api/orders/{id}', 200)],
    make: ({ client }, index) =>
      client.request({ path: `/api/orders/${index}?token=${callCanary}`, headers: secrets }),
  },
  {
    name: 'writes',
    count: 1_000,
    rows: [http('POST', '/api/orders', 201)],
    make: ({ client }) =>
      client.request({ method: 'POST', path: '/api/orders', headers: { 'x-answer': '201' } }),
  },
  {
    name: 'what is not there',
    count: 600,
    rows: [http('GET', '/api/orders/{id}/lines', 404)],
    make: ({ client }, index) =>
      client.request({ path: `/api/orders/${index}/lines`, headers: { 'x-answer': '404' } }),
  },
  {
    name: 'failures',
    count: 500,
    rows: [http('PUT', '/api/failing', 500)],
    make: ({ client }) =>
      client.request({ method: 'PUT', path: '/api/failing', headers: { 'x-answer': '500' } }),
  },
  {
    name: 'gRPC',
    count: 1_000,
    rows: [['orders', 'GRPC', 'POST', '/shop.Orders/Place', 200, true]],
    make: ({ client }, index) => client.call('/shop.Orders/Place', index % 5 === 0 ? 5 : 0),
  },
  {
    name: 'denied by a policy',
    count: 300,
    rows: [http('GET', '/admin/users', 403, false)],
    make: ({ client }) => client.request({ path: '/admin/users' }),
  },
  {
    name: 'allowed by none',
    count: 100,
    rows: [http('GET', '/unlisted', 403, false)],
    make: ({ client }) => client.request({ path: '/unlisted' }),
  },
  {
    name: 'denied in dry-run',
    count: 100,
    rows: [http('DELETE', '/api/orders/{id}', 200)],
    make: ({ client }, index) => client.request({ method: 'DELETE', path: `/api/orders/${index}` }),
  },
  {
    name: 'broken off by the workload',
    count: 50,
    rows: [http('GET', '/breaking', 503)],
    make: ({ client }) => client.request({ path: '/breaking', headers: { 'x-answer': 'reset' } }),
  },
  {
    name: 'tried twice',
    count: 50,
    rows: [http('GET', '/retried/{id}', 503), http('GET', '/retried/{id}', 200)],
    make: ({ client }, index) =>
      client.request({ path: `/retried/${index}`, headers: { 'x-answer': 'second' } }),
  },
  {
    name: 'to a service without workloads',
    count: 50,
    rows: [['ghost', 'HTTP', 'GET', '/', 503, true]],
    make: ({ client }) => client.request({ path: '/', host: ghostHost }),
  },
  {
    name: 'TCP',
    count: 150,
    rows: [['orders', 'TCP', '', '', 0, true]],
    make: ({ client }) => client.exchange(callCanary),
  },
  {
    name: 'TCP denied',
    count: 80,
    rows: [['orders', 'TCP', '', '', 0, false]],
    make: ({ client }) => client.exchange(callCanary, 'deniedTcp'),
  },
];

const leavers = 20;
const atOnce = 16;

/** Every kind of call, mixed: 10,000 of them. Answers what the cloud must have, by row as JSON. */
export async function makeCalls(mesh: Mesh): Promise<Map<string, number>> {
  const expected = new Map<string, number>();
  const plan = kinds.flatMap((kind) =>
    Array.from({ length: kind.count }, (_none, index) => ({ kind, index })),
  );
  // A fixed stride over the plan mixes the kinds in the same way each time.
  const stride = 7_919;
  const at = (position: number) => plan[(position * stride) % plan.length];
  for (let position = 0; position < plan.length; position += atOnce) {
    const group = Array.from({ length: Math.min(atOnce, plan.length - position) }, (_none, offset) =>
      at(position + offset),
    );
    await Promise.all(group.map((planned) => planned?.kind.make(mesh, planned.index)));
  }
  for (const { rows, count } of kinds) for (const row of rows) add(expected, row, count);
  for (let index = 0; index < leavers; index += 1) await leave(mesh);
  add(expected, http('GET', '/waiting', 0), leavers);
  return expected;
}

function add(expected: Map<string, number>, row: CallOutcome, count: number): void {
  const key = JSON.stringify(row);
  expected.set(key, (expected.get(key) ?? 0) + count);
}

/** A caller that goes away once its request has reached the workload. Waits until the workload's sidecar knows that too. */
async function leave({ client, serverSidecar }: Mesh): Promise<void> {
  const untilActive = (isActive: boolean) =>
    eventually(async () => {
      const active = await serverSidecar.statistics('cluster.inbound.*upstream_rq_active');
      if (Object.values(active).some((count) => count > 0) !== isActive)
        throw new Error(isActive ? 'not there yet' : 'still there');
    });
  await client.leave({ path: '/waiting' }, () => untilActive(true));
  // Else the next caller would take this request for its own, and go too early.
  await untilActive(false);
}
