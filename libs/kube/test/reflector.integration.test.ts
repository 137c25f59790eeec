import { writeFileSync } from 'node:fs';
import {
  type ApiServer,
  eventually,
  installAuthorizationPolicies,
  isMissingProgram,
  makeTempFolder,
  removeAuthorizationPolicies,
  removeTempFolder,
  startApiServer,
  type TcpProxy,
  tcpProxy,
} from '@kestrel/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createKubeClient, createReflector, type KubeClient, type KubeResource } from '../src/index.ts';
import { kubeTestConfig } from './kube-test-config.ts';
import { fingerprint, Recorder } from './recorder.ts';
import { createTestContext, type TestContext } from './test-context.ts';

const services: KubeResource = { group: '', version: 'v1', plural: 'services', kind: 'Service' };
const namespaces: KubeResource = { group: '', version: 'v1', plural: 'namespaces', kind: 'Namespace' };
const deployments: KubeResource = { group: 'apps', version: 'v1', plural: 'deployments', kind: 'Deployment' };
const policies: KubeResource = {
  group: 'security.istio.io',
  plural: 'authorizationpolicies',
  kind: 'AuthorizationPolicy',
};
const never = new AbortController().signal;

let server: ApiServer;
let proxy: TcpProxy;
let folder: string;
let context: TestContext;
let client: KubeClient;
const cleanups: (() => Promise<void>)[] = [];

describe.skipIf(isMissingProgram('etcd', 'kube-apiserver'))('a reflector of a real API server', () => {
  beforeAll(async () => {
    server = await startApiServer({ granted: ['services', 'namespaces', 'authorizationpolicies'] });
    proxy = await tcpProxy({ target: server.port });
    folder = makeTempFolder('kube-test');
    writeFileSync(`${folder}/token`, server.tokens.watcher);
    await server.admin.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  });

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    for (const { metadata } of await server.admin.list('Service', { namespace: 'shop' })) {
      await server.admin.delete({ kind: 'Service', namespace: 'shop', name: metadata.name ?? '' });
    }
  });

  afterAll(async () => {
    await proxy.close();
    await server.stop();
    await removeTempFolder(folder);
  });

  /** A running reflector behind the proxy, and what it told. */
  async function reflect(resource: KubeResource, pageSize = 250): Promise<Recorder> {
    context = createTestContext();
    const source = {
      kind: 'in-cluster',
      server: `https://127.0.0.1:${proxy.port}`,
      tokenFile: `${folder}/token`,
      caFile: server.caFile,
    } as const;
    client = await createKubeClient(kubeTestConfig(source, { pageSize }), context);
    const recorder = new Recorder();
    const reflector = createReflector({ client, context, resource, handler: recorder });
    await reflector.start(never);
    cleanups.push(
      () => client.stop(never),
      () => reflector.stop(never),
      async () => expect(recorder.violations).toEqual([]),
    );
    return recorder;
  }

  const untilPhase = (recorder: Recorder, phase: string) =>
    eventually(() => expect(recorder.states.at(-1)?.phase).toBe(phase), {
      what: `phase ${phase}`,
    });

  const untilEqual = (recorder: Recorder, kind = 'Service') =>
    eventually(async () => expect(recorder.fingerprint).toEqual(fingerprint(await server.admin.list(kind))), {
      intervalMs: 100,
      what: 'equality with the API server',
    });

  const createService = (name: string) =>
    server.admin.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'shop' },
      spec: { ports: [{ port: 80 }] },
    });
  const service = (name: string) => ({ kind: 'Service', namespace: 'shop', name });

  test('sees what is created, changed and deleted', async () => {
    await createService('before');
    const recorder = await reflect(services);
    await untilPhase(recorder, 'watching');
    expect(recorder.objects.get('shop/before')).toMatchObject({ apiVersion: 'v1', kind: 'Service' });
    await createService('after');
    await server.admin.patch(service('before'), { metadata: { labels: { tier: 'web' } } });
    await untilEqual(recorder);
    await server.admin.delete(service('before'));
    await untilEqual(recorder);
    expect(recorder.gone.map(({ name }) => name)).toEqual(['before']);
    expect(recorder.phases).toEqual(['listing', 'watching']);
    expect(recorder.lists).toBe(1);
  });

  test('continues after a cut watch with what happened meanwhile, without a list', async () => {
    await Promise.all(['kept', 'deleted', 'recreated', 'changed'].map(createService));
    const recorder = await reflect(services);
    await untilPhase(recorder, 'watching');
    proxy.refuse();
    await untilPhase(recorder, 'failing');
    await server.admin.delete(service('deleted'));
    await server.admin.delete(service('recreated'));
    await createService('recreated');
    await createService('new');
    await server.admin.patch(service('changed'), { metadata: { labels: { tier: 'web' } } });
    proxy.heal();
    await untilEqual(recorder);
    expect(recorder.gone.map(({ name }) => name).sort()).toEqual(['deleted', 'recreated']);
    expect(recorder.lists).toBe(1);
  });

  test('a version that is compacted away leads to one list, which finds what is gone and what was replaced', async () => {
    await Promise.all(['kept', 'deleted', 'recreated'].map(createService));
    const recorder = await reflect(services);
    await untilPhase(recorder, 'watching');
    proxy.refuse();
    await server.admin.delete(service('deleted'));
    await server.admin.delete(service('recreated'));
    await createService('recreated');
    await server.etcd.compact();
    await server.restart();
    proxy.heal();
    await untilEqual(recorder);
    await untilPhase(recorder, 'watching');
    expect(recorder.gone.map(({ name }) => name).sort()).toEqual(['deleted', 'recreated']);
    expect(recorder.lists).toBe(2);
    expect(recorder.unchanged).toBeGreaterThan(0);
    expect(await context.value('kube_lists_total', { cause: 'expired' })).toBe(1);
  });

  test('survives SIGKILLs of the API server in a row', async () => {
    await createService('kept');
    const recorder = await reflect(services);
    await untilPhase(recorder, 'watching');
    for (let round = 0; round < 3; round += 1) {
      await createService(`round-${round}`);
      // What is deleted before it was seen leaves no trace where the restarted API server no longer knows the version.
      await untilEqual(recorder);
      await server.restart();
      await server.admin.delete(service(`round-${round}`));
      await createService(`after-${round}`);
      await untilEqual(recorder);
    }
    expect(recorder.gone.map(({ name }) => name)).toEqual(['round-0', 'round-1', 'round-2']);
    expect(recorder.lists).toBe(1 + (await context.value('kube_lists_total', { cause: 'expired' })));
  });

  test('a refused kind says what to grant, and is read when it was granted', async () => {
    const recorder = await reflect(deployments);
    await untilPhase(recorder, 'refused');
    expect(recorder.states.at(-1)).toMatchObject({ verb: 'list', resource: 'deployments.apps', status: 403 });
    await server.grants.grant('deployments');
    await untilPhase(recorder, 'watching');
    expect(recorder.listed).toBe(1);
  });

  test('a permission that is withdrawn makes nothing disappear', async () => {
    await createService('kept');
    const recorder = await reflect(services);
    await untilPhase(recorder, 'watching');
    await server.grants.refuse('services');
    proxy.resetAll();
    await untilPhase(recorder, 'refused');
    expect(recorder.states.at(-1)).toMatchObject({ verb: 'watch', resource: 'services', status: 403 });
    await server.admin.delete(service('kept'));
    expect(recorder.gone).toEqual([]);
    await server.grants.grant('services');
    await untilEqual(recorder);
    expect(recorder.gone.map(({ name }) => name)).toEqual(['kept']);
  });

  test('a kind that is defined later is picked up, and given up when its definition goes', async () => {
    const recorder = await reflect(policies);
    await untilPhase(recorder, 'absent');
    await installAuthorizationPolicies(server.admin);
    await untilPhase(recorder, 'watching');
    await server.admin.create({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'deny-all', namespace: 'shop' },
      spec: {},
    });
    await untilEqual(recorder, 'AuthorizationPolicy');
    await removeAuthorizationPolicies(server.admin);
    await untilPhase(recorder, 'absent');
    expect(recorder.objects.size).toBe(0);
  });

  test('2,000 objects come in compressed pages, and a handler without room holds the reader', async () => {
    const names = Array.from({ length: 2000 }, (_, index) => `many-${index}`);
    await Promise.all(
      names.map((name) =>
        server.admin.create({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name, annotations: { padding: 'x'.repeat(500) } },
        }),
      ),
    );
    const recorder = new Recorder();
    const gate = Promise.withResolvers<void>();
    recorder.roomGate = gate.promise;
    const bytesBefore = proxy.bytes.toClient;
    const first = await reflect(namespaces);
    const reflector = createReflector({
      client,
      context,
      resource: namespaces,
      handler: recorder,
    });
    cleanups.push(() => reflector.stop(never));
    await reflector.start(never);
    await untilPhase(first, 'watching');
    expect(first.objects.size).toBeGreaterThan(2000);
    const jsonBytes = Buffer.byteLength(JSON.stringify([...first.objects.values()]));
    expect(proxy.bytes.toClient - bytesBefore).toBeLessThan(jsonBytes / 3);
    expect(recorder.objects.size).toBe(0);
    recorder.roomGate = undefined;
    gate.resolve();
    await untilPhase(recorder, 'watching');
    expect(recorder.fingerprint).toEqual(first.fingerprint);
    const pages = server.requests({ user: 'watcher', verb: 'list', resource: 'namespaces' });
    expect(pages.length).toBeGreaterThanOrEqual(2 * Math.ceil(2000 / 250));
    expect(pages.filter(({ uri }) => !uri.includes('limit=250'))).toEqual([]);
  });

  test('does not take a starting API server for a cluster without the kind', async () => {
    await installAuthorizationPolicies(server.admin);
    await server.kill();
    const early = await reflect(policies);
    await server.restart();
    await untilPhase(early, 'watching');
    expect(early.phases).not.toContain('absent');
    await removeAuthorizationPolicies(server.admin);
  });
});
