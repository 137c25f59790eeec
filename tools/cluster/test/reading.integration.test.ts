import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsed, type RunningCluster, startCluster } from './start-cluster.ts';

let cluster: RunningCluster;

beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

const json = (path: string) => cluster.read(path);

async function listInPages(path: string, limit: number) {
  const names: string[] = [];
  const revisions = new Set<string>();
  let token = '';
  do {
    const page = await json(`${path}?limit=${limit}&continue=${token}`);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    names.push(...page.items.map(({ metadata }: { metadata: { name: string } }) => metadata.name));
    revisions.add(page.metadata.resourceVersion);
    token = page.metadata.continue ?? '';
  } while (token !== '');
  return { names, revisions };
}

test('probes answer without a token, everything else wants one', async () => {
  for (const path of ['/healthz', '/livez', '/readyz'])
    expect(await (await fetch(cluster.url + path)).text()).toBe('ok');
  const refused = await fetch(`${cluster.url}/api/v1/pods`);
  expect(refused.status).toBe(401);
  expect(await parsed(refused)).toMatchObject({ kind: 'Status', reason: 'Unauthorized', code: 401 });
  const wrong = { headers: { authorization: `Bearer ${cluster.token}x` } };
  expect((await fetch(`${cluster.url}/api`, wrong)).status).toBe(401);
});

test('discovery names every group and its resources', async () => {
  const groups = (await json('/apis')).groups.map(({ name }: { name: string }) => name);
  expect(groups.sort()).toEqual(['apps', 'batch', 'networking.k8s.io', 'security.istio.io']);
  const names = (await json('/apis/apps/v1')).resources.map(({ name }: { name: string }) => name);
  expect(names).toContain('deployments');
  expect(names).toContain('deployments/status');
  expect((await cluster.fetch('/apis/unknown.io')).status).toBe(404);
  expect(await json('/version')).toMatchObject({ major: '1' });
});

test('pages show one moment, each object once, while the cluster changes', async () => {
  const whole = await json('/api/v1/pods');
  const first = await json('/api/v1/pods?limit=10');
  await cluster.tell('POST', '/simulator/changes', { count: 200 });
  const rest = await json(`/api/v1/pods?limit=1000&continue=${first.metadata.continue}`);
  const uids = [...first.items, ...rest.items].map(({ metadata }) => metadata.uid);
  expect(uids).toEqual(whole.items.map(({ metadata }: { metadata: { uid: string } }) => metadata.uid));
  expect(rest.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
  expect(first.metadata.remainingItemCount).toBe(rest.items.length);
});

test('paging ends, in the order of keys', async () => {
  const { names, revisions } = await listInPages('/api/v1/namespaces', 2);
  expect(names).toEqual([...names].sort());
  expect(names).toContain('shop');
  expect(revisions.size).toBe(1);
});

test('a list in pages that was compacted away gets 410 and a token to go on without consistency', async () => {
  const first = await json('/api/v1/pods?limit=10');
  await cluster.tell('POST', '/simulator/compact');
  const expired = await cluster.fetch(`/api/v1/pods?limit=10&continue=${first.metadata.continue}`);
  expect(expired.status).toBe(410);
  const status = await parsed(expired);
  expect(status).toMatchObject({ kind: 'Status', status: 'Failure', reason: 'Expired', code: 410 });
  const next = await json(`/api/v1/pods?limit=10&continue=${status.metadata.continue}`);
  expect(next.items).toHaveLength(10);
  expect(next.items[0].metadata.name).not.toBe(first.items[0].metadata.name);
});

test('revision 0 ignores the limit, one from the future gets 504', async () => {
  expect((await json('/api/v1/pods?limit=3&resourceVersion=0')).items.length).toBeGreaterThan(3);
  const tooLarge = await cluster.fetch('/api/v1/pods?resourceVersion=99999999999999999');
  expect(tooLarge.status).toBe(504);
  expect((await parsed(tooLarge)).details.causes[0].reason).toBe('ResourceVersionTooLarge');
});

test('items of built-in kinds stand without kind, those of custom ones with it', async () => {
  const pods = await json('/api/v1/pods?limit=1');
  expect(pods).toMatchObject({ kind: 'PodList', apiVersion: 'v1' });
  expect(pods.items[0].kind).toBeUndefined();
  expect(pods.items[0].metadata.managedFields.length).toBeGreaterThan(0);
  const policies = await json('/apis/security.istio.io/v1/authorizationpolicies?limit=1');
  expect(policies.items[0].kind).toBe('AuthorizationPolicy');
  const { namespace, name } = pods.items[0].metadata;
  expect(await json(`/api/v1/namespaces/${namespace}/pods/${name}`)).toMatchObject({
    kind: 'Pod',
    apiVersion: 'v1',
  });
});

test('selectors choose by namespace, name, label and field', async () => {
  const cart = await json('/api/v1/pods?labelSelector=app.kubernetes.io/name%20in%20(cart)');
  expect(cart.items.length).toBeGreaterThan(0);
  const { name } = cart.items[0].metadata;
  expect((await json(`/api/v1/namespaces/shop/pods?fieldSelector=metadata.name=${name}`)).items).toHaveLength(
    1,
  );
  expect(
    (await json(`/api/v1/namespaces/default/pods?fieldSelector=metadata.name=${name}`)).items,
  ).toHaveLength(0);
  expect((await cluster.fetch('/api/v1/pods?fieldSelector=spec.hostNetwork=true')).status).toBe(400);
});

test('long answers are compressed when the client takes it', async () => {
  const plain = await cluster.fetch('/api/v1/pods', { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const compressed = await cluster.fetch('/api/v1/pods', { headers: { 'accept-encoding': 'gzip' } });
  expect(compressed.headers.get('content-encoding')).toBe('gzip');
  expect(Number(compressed.headers.get('content-length'))).toBeLessThan(
    Number(plain.headers.get('content-length')) / 5,
  );
  expect(await parsed(compressed)).toEqual(await parsed(plain));
});

test('the dump has every object that the lists have', async () => {
  const response = await fetch(`${cluster.control}/simulator/objects`);
  const objects = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { objects: counts } = (await cluster.tell('GET', '/simulator/state')) as {
    objects: Record<string, number>;
  };
  expect(objects).toHaveLength(Object.values(counts).reduce((sum, count) => sum + count, 0));
  expect(objects.filter(({ kind }) => kind === 'Pod')).toHaveLength(
    (await json('/api/v1/pods')).items.length,
  );
});
