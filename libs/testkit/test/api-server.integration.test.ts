import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiClient, ApiStatusError, createApiClient } from '../src/api-server/api-client.ts';
import { type ApiServer, startApiServer } from '../src/api-server/api-server.ts';
import {
  installAuthorizationPolicies,
  removeAuthorizationPolicies,
} from '../src/api-server/authorization-policy-crd.ts';
import { deleteNamespace } from '../src/api-server/delete-namespace.ts';
import { collectionPath, resourceOfKind } from '../src/api-server/resources.ts';
import { eventually } from '../src/eventually.ts';
import { isMissingProgram } from '../src/find-program.ts';
import { collectCluster } from '../src/inventory/raw-cluster.ts';

const configMap = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
});
const reference = (name: string) => ({ kind: 'ConfigMap', name, namespace: 'default' });

describe.skipIf(isMissingProgram('etcd', 'kube-apiserver'))('startApiServer', () => {
  let server: ApiServer;
  let watcher: ApiClient;

  beforeAll(async () => {
    server = await startApiServer();
    watcher = createApiClient({ url: server.url, ca: server.ca, token: server.tokens.watcher });
  });
  afterAll(async () => {
    watcher?.close();
    await server?.stop();
  });

  test('creates, updates, patches, lists and deletes', async () => {
    const { admin } = server;
    await admin.create({ ...configMap('crud'), data: { a: '1', b: '2' } });
    await expect(admin.create(configMap('crud'))).rejects.toMatchObject({ code: 'API_STATUS', status: 409 });
    await admin.patch(reference('crud'), { data: { a: null, c: '3' } });
    expect((await admin.get(reference('crud')))?.data).toEqual({ b: '2', c: '3' });
    await admin.update({ ...configMap('crud'), data: { d: '4' } });
    const listed = await admin.list('ConfigMap', { namespace: 'default' });
    expect(listed.find((each) => each.metadata.name === 'crud')?.data).toEqual({ d: '4' });
    expect(await admin.delete(reference('crud'))).toBe(true);
    expect(await admin.delete(reference('crud'))).toBe(false);
    expect(await admin.get(reference('crud'))).toBeUndefined();
  });

  test('a scheduled pod and a Job are gone at once when deleted, without kubelet and garbage collector', async () => {
    const { admin } = server;
    const spec = { nodeName: 'n', restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] };
    const metadata = { name: 'gone', namespace: 'default' };
    await admin.create({ apiVersion: 'v1', kind: 'Pod', metadata, spec });
    await admin.create({ apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template: { spec } } });
    for (const kind of ['Pod', 'Job']) {
      await admin.patchStatus({ ...metadata, kind }, { status: { phase: 'Running' } });
      await admin.delete({ ...metadata, kind });
      expect(await admin.get({ ...metadata, kind })).toBeUndefined();
    }
  });

  test('keeps objects over SIGKILL of the API server and of etcd', async () => {
    const created = await server.admin.create(configMap('kept'));
    const before = server.pid;
    await server.kill();
    await expect(server.admin.get(reference('kept'))).rejects.toThrow();
    await server.etcd.kill();
    await server.etcd.restart();
    await server.restart();
    expect(server.pid).not.toBe(before);
    expect((await server.admin.get(reference('kept')))?.metadata.uid).toBe(created.metadata.uid);
  });

  test('goes on when etcd alone is killed and comes back', async () => {
    await server.etcd.kill();
    await server.etcd.restart();
    await eventually(() => server.admin.update(configMap('kept')));
  });

  test('lets the watcher read what is granted, kind by kind, and write nothing', async () => {
    expect(await watcher.list('Pod')).toEqual([]);
    await server.grants.refuse('pods');
    await expect(watcher.list('Pod')).rejects.toMatchObject({ status: 403 });
    expect(await watcher.list('Service')).not.toEqual([]);
    await server.grants.grant('pods');
    expect(await watcher.list('Pod')).toEqual([]);
    await expect(watcher.create(configMap('no'))).rejects.toMatchObject({ status: 403 });
    await expect(watcher.list('Secret')).rejects.toBeInstanceOf(ApiStatusError);
  });

  test('the audit log has each request of the watcher and none of the test itself', async () => {
    const sinceMs = Date.now();
    await watcher.list('Node');
    await server.admin.list('Node');
    await watcher.get({ kind: 'Pod', namespace: 'default', name: 'none' });
    expect(server.requests({ sinceMs })).toMatchObject([
      { user: 'watcher', verb: 'list', resource: 'nodes', status: 200 },
      { user: 'watcher', verb: 'get', resource: 'pods', namespace: 'default', name: 'none', status: 404 },
    ]);
    expect(server.requests({ sinceMs, verb: 'list', resource: 'nodes' })).toHaveLength(1);
    expect(server.requests({ sinceMs: Date.now() + 60_000 })).toEqual([]);
  });

  test('a watch is in the audit log once, though it is written there twice', async () => {
    const sinceMs = Date.now();
    await watcher.request('GET', '/api/v1/pods?watch=true&timeoutSeconds=1');
    expect(server.requests({ sinceMs, verb: 'watch' })).toMatchObject([{ resource: 'pods', status: 200 }]);
  });

  test('after compaction and a restart an old revision is answered with 410', async () => {
    const old = await server.admin.create(configMap('old'));
    for (let i = 0; i < 3; i++) await server.admin.patch(reference('old'), { data: { i: String(i) } });
    await server.etcd.compact();
    await server.restart();
    const path = `/api/v1/configmaps?watch=true&timeoutSeconds=1&resourceVersion=${old.metadata.resourceVersion}`;
    const { status, body } = await server.admin.request('GET', path);
    expect(status === 410 || (body.type === 'ERROR' && body.object.code === 410)).toBe(true);
  });

  test('AuthorizationPolicies are served in both versions once installed, and collected in the preferred one', async () => {
    const { admin } = server;
    expect((await collectCluster(admin)).AuthorizationPolicy).toEqual([]);
    await installAuthorizationPolicies(admin);
    const metadata = { name: 'a', namespace: 'default' };
    await admin.create({
      apiVersion: 'security.istio.io/v1beta1',
      kind: 'AuthorizationPolicy',
      metadata,
      spec: {},
    });
    const path = (version: string) =>
      collectionPath(resourceOfKind('AuthorizationPolicy'), undefined, version);
    for (const version of ['security.istio.io/v1', 'security.istio.io/v1beta1']) {
      expect((await admin.request('GET', path(version))).body.items).toMatchObject([{ apiVersion: version }]);
    }
    expect((await collectCluster(admin)).AuthorizationPolicy).toMatchObject([
      { apiVersion: 'security.istio.io/v1' },
    ]);
    await removeAuthorizationPolicies(admin);
    expect((await collectCluster(admin)).AuthorizationPolicy).toEqual([]);
  });

  test('a namespace is deleted with what is in it', async () => {
    const { admin } = server;
    const metadata = { name: 'web', namespace: 'doomed' };
    await admin.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'doomed' } });
    await admin.create({ apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port: 80 }] } });
    await deleteNamespace(admin, 'doomed');
    expect(await admin.get({ kind: 'Namespace', name: 'doomed' })).toBeUndefined();
    expect(await admin.get({ kind: 'Service', ...metadata })).toBeUndefined();
  });

  test('writes a kubeconfig of the watcher', () => {
    const config = JSON.parse(readFileSync(server.writeKubeconfig(), 'utf8'));
    expect(config.clusters[0].cluster.server).toBe(server.url);
    expect(config.users[0].user.token).toBe(server.tokens.watcher);
    expect(Buffer.from(config.clusters[0].cluster['certificate-authority-data'], 'base64').toString()).toBe(
      server.ca,
    );
  });

  test('a second one runs beside it, with nothing granted where nothing is asked for', async () => {
    await using other = await startApiServer({ granted: [] });
    expect(other.port).not.toBe(server.port);
    const otherWatcher = createApiClient({ url: other.url, ca: other.ca, token: other.tokens.watcher });
    await expect(otherWatcher.list('Pod')).rejects.toMatchObject({ status: 403 });
    otherWatcher.close();
  });

  test('a flag that the server refuses is in the error', async () => {
    await expect(startApiServer({ extraArgs: ['--no-such-flag'] })).rejects.toThrow(/no-such-flag/);
  });
});
