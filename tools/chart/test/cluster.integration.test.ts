import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { busIdentities, keyVariable } from '@kestrel/bus';
import {
  type ApiServer,
  eventually,
  findProgram,
  makeTempFolder,
  removeTempFolder,
  startApiServer,
  startNatsServer,
} from '@kestrel/testkit';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import { connect, nkeyAuthenticator } from 'nats';
import { createUser } from 'nkeys.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart, type Manifest, namespace, release, render, runHelm } from './render.ts';
import { matrix, onboarded, withValues } from './values.ts';

// Named here, so that the file is left out where there is no helm.
const helm = findProgram('helm');

/** Groups whose definitions are not in a bare API server. */
const isOfAnotherGroup = ({ apiVersion }: Manifest): boolean =>
  /istio\.io|coreos\.com|cilium\.io/.test(apiVersion);

describe('a real API server', () => {
  let api: ApiServer;
  let kubeconfig: string;

  beforeAll(async () => {
    api = await startApiServer();
    kubeconfig = api.writeKubeconfig('admin');
    // With the labels that make admission refuse what is not restricted.
    await api.admin.request('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
  });

  afterAll(() => api.stop());

  const against = (...args: string[]) => [...args, '--kubeconfig', kubeconfig];

  it.each(Object.entries(matrix))(
    'takes every object with values: %s, and every pod as restricted',
    async (_name, { values }) => {
      const manifests = render(values).filter((each) => !isOfAnotherGroup(each));
      expect(manifests.length).toBeGreaterThan(10);
      for (const manifest of manifests) {
        const { status, body } = await api.admin.request(
          'POST',
          `${await collectionOf(manifest)}?dryRun=All&fieldValidation=Strict`,
          manifest,
        );
        expect([status, body.message], `${manifest.kind} ${manifest.metadata.name}`).toEqual([
          201,
          undefined,
        ]);
        const template = manifest.spec?.template;
        if (!template) continue;
        const pod = {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { ...template.metadata, name: 'probe' },
          spec: withDefaults(template.spec),
        };
        const asPod = await api.admin.request('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All`, pod);
        expect([asPod.status, asPod.body.message], manifest.metadata.name).toEqual([201, undefined]);
      }
    },
  );

  it('says in the notes what is on, what has no effect, what is unknown, and what to do next', () => {
    const values = withValues({
      image: { repository: 'old/operator' },
      operator: {
        istio: { enabled: true },
        datadog: { enabled: true },
        safeApply: { enabled: true },
        ghost: {},
      },
      wurst: 1,
    });
    const notes =
      runHelm(against('install', release, chart, '--dry-run=server', '--no-hooks'), values).split(
        'NOTES:',
      )[1] ?? '';
    for (const text of [
      'cluster shop',
      'grpc.example.com:443 and nowhere else',
      'operator.datadog: not in this version',
      'operator.safeApply.enabled: nothing applies policies',
      'image.repository and image.tag name another',
      'operator.ghost has no meaning here',
      'wurst has no meaning here',
      'kestrel-operator-als.kestrel-ai.svc.cluster.local, port: 8080',
      'helm test kestrel-operator',
      'does not serve telemetry.istio.io/v1',
    ]) {
      expect(notes).toContain(text);
    }
    expect(notes).not.toContain('WARNING');
  });

  it('installs, upgrades in place and is removed without a trace of what it made', async () => {
    const flags = ['--no-hooks'];
    runHelm(against('install', release, chart, ...flags), onboarded);
    runHelm(against('upgrade', release, chart, ...flags), matrix.everything?.values ?? {}, {});
    const budgets = await api.admin.request(
      'GET',
      `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`,
    );
    expect(budgets.body.items).toHaveLength(4);
    runHelm(against('upgrade', release, chart, ...flags), onboarded);
    runHelm(against('uninstall', release, '--no-hooks'), {}, { isWithoutValues: true });
    for (const path of [
      `/apis/apps/v1/namespaces/${namespace}/deployments`,
      `/apis/apps/v1/namespaces/${namespace}/statefulsets`,
      `/api/v1/namespaces/${namespace}/secrets`,
      '/apis/rbac.authorization.k8s.io/v1/clusterroles?labelSelector=app.kubernetes.io/part-of=kestrel-operator',
    ]) {
      expect((await api.admin.request('GET', path)).body.items, path).toEqual([]);
    }
    expect(helm).toContain('helm');
  });

  it('stops where an earlier release logs the whole mesh, until the owner says what he wants', async () => {
    await serveTelemetry(api);
    await api.admin.request('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'istio-system' },
    });
    const path = '/apis/telemetry.istio.io/v1/namespaces/istio-system/telemetries';
    await untilServed(api, path);
    const { status } = await api.admin.request('POST', path, {
      apiVersion: 'telemetry.istio.io/v1',
      kind: 'Telemetry',
      metadata: { name: 'old', annotations: { 'meta.helm.sh/release-name': release } },
      spec: {},
    });
    expect(status).toBe(201);
    const install = (telemetry: Record<string, unknown>) =>
      runHelm(
        against('install', release, chart, '--dry-run=server', '--no-hooks'),
        withValues({ operator: { istio: { enabled: true, telemetry } } }),
      );
    expect(() => install({})).toThrow('set operator.istio.telemetry.scope=mesh to keep that');
    expect(install({ scope: 'mesh' })).toContain('namespace: istio-system');
    expect(install({ scope: 'namespaces', namespaces: ['shop'] })).toContain('namespace: shop');
  });

  async function collectionOf({ apiVersion, kind, metadata }: Manifest): Promise<string> {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const { body } = await api.admin.request('GET', base);
    const resource = body.resources.find(
      (each: { kind: string; name: string }) => each.kind === kind && !each.name.includes('/'),
    );
    return resource.namespaced
      ? `${base}/namespaces/${metadata.namespace}/${resource.name}`
      : `${base}/${resource.name}`;
  }
});

/** A pod of its own has no controller that makes its volume from a claim. */
function withDefaults(spec: {
  readonly volumes?: readonly { readonly name: string }[];
}): Record<string, unknown> {
  const { volumes = [] } = spec;
  const hasData = volumes.some(({ name }) => name === 'data');
  return { ...spec, volumes: hasData ? volumes : [...volumes, { name: 'data', emptyDir: {} }] };
}

async function serveTelemetry({ admin }: ApiServer): Promise<void> {
  const { status } = await admin.request('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'telemetries.telemetry.istio.io' },
    spec: {
      group: 'telemetry.istio.io',
      names: { kind: 'Telemetry', plural: 'telemetries', singular: 'telemetry', listKind: 'TelemetryList' },
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  });
  expect(status).toBe(201);
}

async function untilServed({ admin }: ApiServer, path: string): Promise<void> {
  await eventually(async () => expect((await admin.request('GET', path)).status).toBe(200));
}

describe('a real nats-server', () => {
  it('starts with the configuration of the chart, and lets each service do its own', async () => {
    const folder = makeTempFolder('chart-nats');
    const config: Record<string, string> = render(onboarded).find(({ kind }) => kind === 'ConfigMap')?.data;
    const authority = await createCertificateAuthority({ name: 'bus' });
    const pair = await authority.issueServerCertificate({ commonName: 'bus', dnsNames: ['localhost'] });
    const write = (name: string, text = '') => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const seeds = new Map(busIdentities.map(({ name }) => [name, createUser()]));
    for (const [name, user] of seeds) write(`${name}.conf`, `${keyVariable(name)}: ${user.getPublicKey()}\n`);
    // The server reads includes relative to its file, beside this folder. Addresses and folders are those of the test; the rest is as rendered.
    const rendered = (config['nats.conf'] ?? '')
      .replace(/^(server_name|listen|http):.*\n/gm, '')
      .replace(/^max_payload:.*\n/m, '')
      .replace(/jetstream \{[^}]*\}/, '')
      .replaceAll('../keys/', `../${basename(folder)}/`)
      .replace('/etc/nats/tls/tls.crt', write('tls.crt', pair.certificate))
      .replace('/etc/nats/tls/tls.key', write('tls.key', pair.key));
    await using server = await startNatsServer({ extraConfig: rendered });
    const servers = `tls://localhost:${server.port}`;
    const tls = { caFile: write('ca.crt', authority.certificate) };
    await expect(connect({ servers, tls, reconnect: false })).rejects.toThrow(/authorization/i);
    for (const [name, user] of seeds) {
      const client = await connect({
        servers,
        tls,
        authenticator: nkeyAuthenticator(user.getSeed()),
        inboxPrefix: `_INBOX_${name}`,
      });
      await client.request(
        `$JS.API.STREAM.INFO.${name === 'als-receiver' || name === 'flow-collector' ? 'KESTREL_FLOWS' : 'KESTREL_INVENTORY'}`,
      );
      await client.close();
    }
    await removeTempFolder(folder);
  });

  it('has the permissions that libs/bus declares', () => {
    const config: Record<string, string> = render(onboarded).find(({ kind }) => kind === 'ConfigMap')?.data;
    for (const { name, publish, subscribe } of busIdentities) {
      expect(config['nats.conf']).toContain(`include ../keys/${name}.conf`);
      for (const subject of [...publish, ...subscribe]) expect(config['nats.conf']).toContain(`"${subject}"`);
    }
  });
});
