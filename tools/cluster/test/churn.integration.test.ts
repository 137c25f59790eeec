import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsed, type RunningCluster, startCluster } from './start-cluster.ts';

let cluster: RunningCluster;

beforeAll(async () => {
  cluster = await startCluster({ CLUSTER_ISTIO: 'false' });
});
afterAll(() => cluster.stop());

const state = async () =>
  (await cluster.tell('GET', '/simulator/state')) as { revision: string; istio: boolean };
const policies = '/apis/security.istio.io/v1/authorizationpolicies';

test('churn starts, stops and goes on as it is told', async () => {
  const { revision } = await state();
  await cluster.tell('PUT', '/simulator/churn', { changesPerSecond: 500 });
  await eventually(async () =>
    expect(Number((await state()).revision)).toBeGreaterThan(Number(revision) + 50),
  );
  await cluster.tell('PUT', '/simulator/churn', { paused: true });
  const churn = await cluster.tell('PUT', '/simulator/churn', { changesPerSecond: 200 });
  expect(churn).toEqual({ paused: true, changesPerSecond: 200 });
});

test('the AuthorizationPolicy definition comes and goes with its objects', async () => {
  expect((await cluster.fetch(policies)).status).toBe(404);
  expect((await cluster.fetch('/apis/security.istio.io')).status).toBe(404);
  await cluster.tell('PUT', '/simulator/istio', { served: true });
  expect((await cluster.read(policies)).items.length).toBeGreaterThan(10);
  expect((await state()).istio).toBe(true);
  await cluster.tell('PUT', '/simulator/istio', { served: false });
  expect((await cluster.fetch(policies)).status).toBe(404);
});

test('a namespace is deleted with all that is in it, and takes nothing new meanwhile', async () => {
  await cluster.fetch('/api/v1/namespaces/shop', { method: 'DELETE' });
  const refused = await cluster.fetch('/api/v1/namespaces/shop/services', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ metadata: { name: 'late' }, spec: {} }),
  });
  expect((await parsed(refused)).details.causes[0].reason).toBe('NamespaceTerminating');
  await eventually(async () => expect((await cluster.fetch('/api/v1/namespaces/shop')).status).toBe(404));
  const { items } = await cluster.read('/api/v1/namespaces/shop/pods');
  expect(items).toEqual([]);
});
