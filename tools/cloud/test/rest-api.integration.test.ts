import { cloud } from '@kestrel/proto';
import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anomalyMeanings } from '../src/state/anomalies.ts';
import { startCloud, type TestCloud } from './support/start-cloud.ts';
import { TestOperator } from './support/test-operator.ts';

const { v1 } = cloud;
const at = (seconds: number) => ({ seconds, nanos: 0 });

let server: TestCloud;
let operator: TestOperator;

beforeAll(async () => {
  server = await startCloud({ HEARTBEAT_INTERVAL: '20ms' });
  operator = await TestOperator.connect(server, { extensions: 'received-through' });
  const data = operator.open('data').read();
  await data.send({ namespace: { name: 'shop', uid: 'n', action: v1.Action.ACTION_CREATE } });
  await data.send({ inventory_commit: {} });
  await data.send({ operator_stats: { num_goroutines: 3, total_messages_sent: 2 ** 40 } });
  const flow = {
    src: { ns: 'shop', kind: 'Deployment', name: 'web' },
    dst: { ns: 'shop', kind: 'StatefulSet', name: 'db' },
    direction: 'EGRESS',
    protocol: 'TCP',
    port: 5432,
    allowed: true,
  };
  await data.send({ flow: { ...flow, count: 3, first_seen: at(100), last_seen: at(200) } });
  const flows = operator.open('flows').read();
  const log = {
    l7_protocol: v1.L7ProtocolType.L7_PROTOCOL_HTTP,
    http_data: { method: 'GET', path: '/' },
    count: 7,
  };
  for (const message of [
    { flow: { ...flow, count: 4, first_seen: at(50), last_seen: at(150) } },
    { flow: { ...flow, allowed: false, count: 1 } },
    { l7_access_log: log },
  ]) {
    await flows.write(v1.StreamFlowsRequest.encode(message).finish());
  }
  const logs = operator.open('logs').read();
  await logs.write(v1.StreamLogsRequest.encode({ pod_logs: { pod_name: 'web-1' } }).finish());
  await eventually(async () => {
    const { streams } = await server.get('/clusters/shop/connection');
    const received = streams.map(({ kind, received }: Stream) => [kind, received]);
    expect(Object.fromEntries(received)).toEqual({ data: 4, flows: 3, logs: 1 });
    expect(streams.every((stream: { last_heartbeat_at: string | null }) => stream.last_heartbeat_at)).toBe(
      true,
    );
  });
});

afterAll(async () => {
  operator[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

test('lists the clusters that called', async () => {
  expect(await server.get('/clusters')).toEqual([
    {
      cluster: 'shop',
      tenant: 'acme',
      first_seen: expect.any(String),
      connected: true,
      open_streams: 3,
      commits: 1,
      objects: 1,
      anomalies: 0,
    },
  ]);
});

test('shows streams with their peer, certificate, extensions and heartbeats', async () => {
  const { streams } = await server.get('/clusters/shop/connection');
  const ofKind = (wanted: string) => streams.find(({ kind }: Stream) => kind === wanted);
  expect(ofKind('data')).toMatchObject({
    name: expect.stringMatching(/^data-\d+$/),
    certificate_subject: 'shop',
    operator_extensions: ['received-through'],
    announced_extensions: ['received-through', 'delivery-id'],
    received: 4,
    committed: true,
    objects: 1,
    closed_at: null,
  });
  expect(ofKind('flows')).not.toHaveProperty('committed');
});

test('finds traffic by who, whom and how, in pages, and says how much there was', async () => {
  const find = async (query: string) => (await server.get(`/clusters/shop/${query}`)).length;
  expect(await find('flows?src=shop/web&dst=db&port=5432&protocol=TCP')).toBe(2);
  expect(await find('flows?allowed=false')).toBe(1);
  expect(await find('flows?dst=web')).toBe(0);
  expect(await find('flows?limit=1&offset=1')).toBe(1);
  expect(await find('flows?offset=2')).toBe(0);
  expect(await find('access-logs?method=GET&path=/')).toBe(1);
  expect(await find('access-logs?code=500')).toBe(0);
  const page = await fetch(`${server.httpUrl}/api/v1/clusters/shop/flows?limit=1`);
  expect(page.headers.get('x-total-count')).toBe('2');
  expect(await server.get('/clusters/shop/traffic')).toEqual({
    flows: { keys: 2, observations: 8, denied: 1, forgotten: 0, duplicates: 0 },
    access_logs: { keys: 1, observations: 7, denied: 7, forgotten: 0, duplicates: 0 },
  });
});

test('merges flows that differ in nothing but time and count', async () => {
  const flows = await server.get('/clusters/shop/flows');
  expect(flows).toHaveLength(2);
  expect(flows.find(({ allowed }: { allowed?: boolean }) => allowed)).toMatchObject({
    count: '7',
    first_seen: '1970-01-01T00:00:50Z',
    last_seen: '1970-01-01T00:03:20Z',
  });
  expect(await server.get('/clusters/shop/access-logs')).toEqual([
    { l7_protocol: 'L7_PROTOCOL_HTTP', http_data: { method: 'GET', path: '/' }, count: '7' },
  ]);
  expect((await server.get('/clusters/shop/logs'))[0]).toMatchObject({
    stream: 'logs',
    message: { pod_name: 'web-1' },
  });
});

test('counts observations by class however they came', async () => {
  const { classes, operator_stats } = await server.get('/clusters/shop/ledger');
  expect(classes).toMatchObject({
    inventory: { delivered: 1 },
    flows: { delivered: 8 },
    access_logs: { delivered: 7 },
    logs: { delivered: 1 },
    events: { delivered: 0 },
  });
  expect(operator_stats.message).toEqual({ num_goroutines: 3, total_messages_sent: String(2 ** 40) });
  const { received } = await server.get('/clusters/shop/counters');
  expect(received.flows.flow).toMatchObject({ messages: 2, observations: 5, bytes: expect.any(Number) });
  expect(received.data.flow).toMatchObject({ messages: 1, observations: 3 });
});

test('names every anomaly in its counters, the ones that did not happen too', async () => {
  const { anomalies } = await server.get('/clusters/shop/counters');
  expect(Object.keys(anomalies).sort()).toEqual(Object.keys(anomalyMeanings).sort());
});

test('answers with a code and a sentence what it cannot do', async () => {
  expect(await server.send('GET', '/clusters/nobody/inventory')).toEqual({
    status: 404,
    json: { code: 'CLUSTER_UNKNOWN', message: expect.stringContaining('nobody') },
  });
  expect(await server.send('GET', '/clusters/shop/inventory/objects?limit=0')).toMatchObject({ status: 400 });
  expect(await server.send('PATCH', '/faults', { nonsense: true })).toMatchObject({ status: 400 });
  expect(await server.send('GET', '/nowhere')).toMatchObject({ status: 404 });
});

test('documents every route with a schema for what it returns', async () => {
  const document = (await (await fetch(`${server.httpUrl}/openapi.json`)).json()) as OpenApi;
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({ name: `${method} ${path}`, ...route })),
  );
  expect(routes.map(({ name }) => name).sort()).toEqual([
    'get /api/v1/clusters',
    'get /api/v1/clusters/{cluster}',
    'get /api/v1/clusters/{cluster}/access-logs',
    'get /api/v1/clusters/{cluster}/connection',
    'get /api/v1/clusters/{cluster}/control',
    'get /api/v1/clusters/{cluster}/control/{request}',
    'get /api/v1/clusters/{cluster}/counters',
    'get /api/v1/clusters/{cluster}/events',
    'get /api/v1/clusters/{cluster}/flows',
    'get /api/v1/clusters/{cluster}/inventory',
    'get /api/v1/clusters/{cluster}/inventory/digest',
    'get /api/v1/clusters/{cluster}/inventory/objects',
    'get /api/v1/clusters/{cluster}/ledger',
    'get /api/v1/clusters/{cluster}/logs',
    'get /api/v1/clusters/{cluster}/traffic',
    'get /api/v1/faults',
    'patch /api/v1/faults',
    'post /api/v1/clusters/{cluster}/control/{type}',
    'post /api/v1/faults/drop-connections',
    'post /api/v1/faults/go-away',
  ]);
  for (const { name, summary, responses } of routes) {
    expect(summary, name).toBeTruthy();
    expect(responses['200']?.content['application/json'].schema.type, name).toMatch(/object|array/);
  }
});

interface Stream {
  readonly kind: string;
  readonly received: number;
}

interface OpenApi {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        summary: string;
        responses: Record<string, { content: { 'application/json': { schema: { type: string } } } }>;
      }
    >
  >;
}
