import { eventually } from '@kestrel/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Statistics } from '../src/simulator/statistics.ts';
import { parsed, type RunningCluster, startCluster } from './start-cluster.ts';
import { openWatch } from './watch-lines.ts';

let cluster: RunningCluster;

beforeAll(async () => {
  cluster = await startCluster();
});
beforeEach(() => cluster.tell('DELETE', '/simulator/statistics'));
afterEach(() => cluster.tell('DELETE', '/simulator/faults'));
afterAll(() => cluster.stop());

const pods = '/api/v1/pods';
const inject = (body: unknown) => cluster.tell('POST', '/simulator/faults', body);
const interrupt = (body: unknown) => cluster.tell('POST', '/simulator/watches/interrupt', body);
const heartbeats = (count: number) =>
  cluster.tell('POST', '/simulator/changes', { count, story: 'node-heartbeat' });

async function watchNodes() {
  const { metadata } = await cluster.read('/api/v1/nodes');
  return openWatch(cluster, `/api/v1/nodes?watch=true&resourceVersion=${metadata.resourceVersion}`);
}

test.each([
  ['too-many-requests', 429, 'TooManyRequests'],
  ['internal-error', 500, 'InternalError'],
  ['forbidden', 403, 'Forbidden'],
  ['expired', 410, 'Expired'],
])('%s is answered with %i and a Status', async (fault, code, reason) => {
  await inject({ fault, retryAfterSeconds: 7 });
  const response = await cluster.fetch(pods);
  expect(response.status).toBe(code);
  expect(await parsed(response)).toMatchObject({ kind: 'Status', status: 'Failure', reason, code });
  if (code === 429) expect(response.headers.get('retry-after')).toBe('7');
});

test('the message of a refusal names who may not do what', async () => {
  await inject({ fault: 'forbidden', resources: ['networkpolicies'], verbs: ['list'] });
  const refused = await cluster.fetch('/apis/networking.k8s.io/v1/networkpolicies');
  expect((await parsed(refused)).message).toMatch(
    /^networkpolicies\.networking\.k8s\.io is forbidden: User ".+" cannot list resource "networkpolicies" in API group "networking\.k8s\.io" at the cluster scope$/,
  );
  expect((await cluster.fetch(pods)).status).toBe(200);
});

test('a fault ends after its count, its duration, or when it is taken away', async () => {
  await inject({ fault: 'internal-error', count: 2, resources: ['pods'] });
  const codes = [];
  for (let time = 0; time < 3; time += 1) codes.push((await cluster.fetch(pods)).status);
  expect(codes).toEqual([500, 500, 200]);
  await inject({ fault: 'internal-error', durationMs: 100 });
  await eventually(async () => expect((await cluster.fetch(pods)).status).toBe(200));
  const { id } = (await inject({ fault: 'internal-error' })) as { id: number };
  expect((await cluster.fetch(pods)).status).toBe(500);
  await cluster.tell('DELETE', `/simulator/faults/${id}`);
  expect((await cluster.fetch(pods)).status).toBe(200);
});

test('reset and close cut the connection of a list', async () => {
  await inject({ fault: 'reset', count: 1 });
  await expect(cluster.fetch(pods)).rejects.toThrow();
  await inject({ fault: 'close', count: 1 });
  await expect(cluster.fetch(pods)).rejects.toThrow();
  expect((await cluster.fetch(pods)).status).toBe(200);
});

test('silence never answers, slow answers late', async () => {
  await inject({ fault: 'silence', count: 1 });
  await expect(cluster.fetch(pods, { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/i);
  await inject({ fault: 'slow', count: 1, delayMs: 200 });
  const before = performance.now();
  expect((await cluster.fetch(pods)).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThan(190);
});

test('garbage is JSON that cannot be parsed', async () => {
  await inject({ fault: 'garbage', count: 1 });
  await expect((await cluster.fetch(pods)).json()).rejects.toThrow(SyntaxError);
});

test('a watch that begins under a fault is closed at once, sent an ERROR, or kept in silence', async () => {
  await inject({ fault: 'close', count: 1, verbs: ['watch'] });
  expect(await (await watchNodes()).ended).toBe('closed');
  await inject({ fault: 'error-event', count: 1 });
  const failed = await watchNodes();
  await failed.ended;
  expect(failed.lines).toMatchObject([{ type: 'ERROR', object: { code: 500 } }]);
  await inject({ fault: 'silence', count: 1, verbs: ['watch'] });
  const [silent, healthy] = [await watchNodes(), await watchNodes()];
  await heartbeats(3);
  await eventually(() => expect(healthy.lines).toHaveLength(3));
  expect(silent.lines).toEqual([]);
  silent.cancel();
  healthy.cancel();
});

test.each([
  ['reset', 'broken', []],
  ['close', 'closed', []],
  ['expired', 'closed', [{ type: 'ERROR', object: { code: 410 } }]],
  ['error', 'closed', [{ type: 'ERROR', object: { code: 500 } }]],
])('%s ends watches that are open', async (how, ending, lines) => {
  const watch = await watchNodes();
  expect(await interrupt({ how, resources: ['nodes'] })).toEqual({ interrupted: 1 });
  expect(await watch.ended).toBe(ending);
  expect(watch.lines).toMatchObject(lines);
});

test('an open watch falls silent, or gets a line of garbage between its events', async () => {
  const watch = await watchNodes();
  await interrupt({ how: 'garbage' });
  await heartbeats(1);
  await eventually(() => expect([watch.garbage.length, watch.lines.length]).toEqual([1, 1]));
  await interrupt({ how: 'silence' });
  const healthy = await watchNodes();
  await heartbeats(1);
  await eventually(() => expect(healthy.lines).toHaveLength(1));
  expect(watch.lines).toHaveLength(1);
  watch.cancel();
  healthy.cancel();
});

test('statistics count requests by verb, resource and outcome', async () => {
  await inject({ fault: 'reset', count: 1, verbs: ['watch'] });
  await cluster.fetch(pods);
  await cluster.fetch(`${pods}?watch=true`).catch(() => undefined);
  await cluster.fetch('/api/v1/namespaces/nowhere');
  const { totalRequests, requests } = (await cluster.tell('GET', '/simulator/statistics')) as Statistics;
  expect(totalRequests).toBe(3);
  expect(requests).toEqual(
    expect.arrayContaining([
      { verb: 'list', resource: 'pods', status: '200', count: 1 },
      { verb: 'watch', resource: 'pods', status: 'reset', count: 1 },
      { verb: 'get', resource: 'namespaces', status: '404', count: 1 },
    ]),
  );
});

test('the control API refuses what it does not know and describes itself', async () => {
  await expect(inject({ fault: 'earthquake' })).rejects.toThrow('400');
  await expect(inject({ fault: 'reset', resource: ['pods'] })).rejects.toThrow('400');
  const { paths } = (await cluster.tell('GET', '/openapi.json')) as { paths: Record<string, unknown> };
  expect(Object.keys(paths)).toContain('/simulator/faults');
});
