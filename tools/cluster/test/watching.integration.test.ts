import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningCluster, startCluster } from './start-cluster.ts';
import { openWatch } from './watch-lines.ts';

let cluster: RunningCluster;

beforeAll(async () => {
  cluster = await startCluster({ CLUSTER_BOOKMARK_INTERVAL: '100ms', CLUSTER_WATCH_HISTORY: '500' });
});
afterAll(() => cluster.stop());

type ListItem = { metadata: { name: string; namespace: string; uid: string; resourceVersion: string } };

async function list(path: string): Promise<{ metadata: { resourceVersion: string }; items: ListItem[] }> {
  return cluster.read(path);
}

const pods = '/api/v1/pods';
const revisionOf = async (path: string) => (await list(path)).metadata.resourceVersion;

test('list and watch together give what is there, through all kinds of changes', async () => {
  const first = await list(pods);
  const known = new Map(first.items.map(({ metadata }) => [metadata.uid, metadata.resourceVersion]));
  const watch = await openWatch(
    cluster,
    `${pods}?watch=true&resourceVersion=${first.metadata.resourceVersion}`,
  );
  await cluster.tell('POST', '/simulator/changes', { count: 400 });
  await eventually(async () => {
    const replayed = new Map(known);
    for (const { type, object } of watch.lines) {
      const { uid, resourceVersion } = object.metadata as ListItem['metadata'];
      if (type === 'DELETED') replayed.delete(uid);
      else replayed.set(uid, resourceVersion);
    }
    const now = await list(pods);
    expect([...replayed].sort()).toEqual(
      now.items.map(({ metadata }) => [metadata.uid, metadata.resourceVersion]).sort(),
    );
  });
  const types = new Set(watch.lines.map(({ type }) => type));
  expect([...types].sort()).toEqual(['ADDED', 'DELETED', 'MODIFIED']);
  expect(watch.lines.every(({ object }) => object.kind === 'Pod')).toBe(true);
  watch.cancel();
});

test('a watch from the past replays what came after', async () => {
  const revision = await revisionOf('/api/v1/nodes');
  await cluster.tell('POST', '/simulator/changes', { count: 5, story: 'node-heartbeat' });
  const watch = await openWatch(cluster, `/api/v1/nodes?watch=1&resourceVersion=${revision}`);
  await eventually(() => expect(watch.lines).toHaveLength(5));
  watch.cancel();
});

test('without a revision a watch begins with all that is there', async () => {
  const { items } = await list('/api/v1/namespaces');
  const watch = await openWatch(cluster, '/api/v1/namespaces?watch=true');
  await eventually(() => expect(watch.lines.map(({ type }) => type)).toEqual(items.map(() => 'ADDED')));
  watch.cancel();
});

test('bookmarks carry the newest revision and come only when asked for', async () => {
  // Pods that earlier changes told to end may still go meanwhile: nodes stand still.
  const nodes = '/api/v1/nodes';
  const revision = await revisionOf(nodes);
  const [asked, notAsked] = await Promise.all([
    openWatch(cluster, `${nodes}?watch=true&resourceVersion=${revision}&allowWatchBookmarks=true`),
    openWatch(cluster, `${nodes}?watch=true&resourceVersion=${revision}`),
  ]);
  await cluster.tell('POST', '/simulator/changes', { count: 1, story: 'policy-edit' });
  await eventually(() =>
    expect(Number(asked.lines.at(-1)?.object.metadata.resourceVersion)).toBeGreaterThan(Number(revision)),
  );
  expect(asked.lines.every(({ type }) => type === 'BOOKMARK')).toBe(true);
  expect(notAsked.lines).toEqual([]);
  asked.cancel();
  notAsked.cancel();
});

test('a watch ends in good order after timeoutSeconds', async () => {
  const watch = await openWatch(
    cluster,
    `${pods}?watch=true&timeoutSeconds=1&resourceVersion=${await revisionOf(pods)}`,
  );
  expect(await watch.ended).toBe('closed');
});

test('a revision older than the history gets an ERROR event with 410', async () => {
  const revision = await revisionOf(pods);
  await cluster.tell('POST', '/simulator/changes', { count: 1 });
  await cluster.tell('POST', '/simulator/compact');
  const compacted = await openWatch(cluster, `${pods}?watch=true&resourceVersion=${revision}`);
  expect(await compacted.ended).toBe('closed');
  expect(compacted.lines).toMatchObject([
    { type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired' } },
  ]);
  await cluster.tell('POST', '/simulator/changes', { count: 700, story: 'node-heartbeat' });
  const forgotten = await openWatch(cluster, `/api/v1/nodes?watch=true&resourceVersion=${revision}`);
  await forgotten.ended;
  expect(forgotten.lines).toMatchObject([{ type: 'ERROR', object: { code: 410 } }]);
});

test('an object that leaves the selector is DELETED for that watch, one that enters it is ADDED', async () => {
  const post = (path: string, body: unknown, method = 'POST', type = 'application/json') =>
    cluster.fetch(path, { method, body: JSON.stringify(body), headers: { 'content-type': type } });
  const revision = await revisionOf('/api/v1/services');
  const services = '/api/v1/namespaces/default/services';
  const watch = await openWatch(
    cluster,
    `${services}?watch=true&labelSelector=team%3Da&resourceVersion=${revision}`,
  );
  await post(services, { metadata: { name: 'web', labels: { team: 'a' } }, spec: {} });
  await post(
    `${services}/web`,
    { metadata: { labels: { team: 'b' } } },
    'PATCH',
    'application/merge-patch+json',
  );
  await post(
    `${services}/web`,
    { metadata: { labels: { team: 'a' } } },
    'PATCH',
    'application/merge-patch+json',
  );
  await post(`${services}/web`, {}, 'DELETE');
  await eventually(() =>
    expect(watch.lines.map(({ type }) => type)).toEqual(['ADDED', 'DELETED', 'ADDED', 'DELETED']),
  );
  watch.cancel();
});

test('a streaming list is refused, so that clients go back to pages', async () => {
  const refused = await cluster.fetch(
    `${pods}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan`,
  );
  expect(refused.status).toBe(422);
});
