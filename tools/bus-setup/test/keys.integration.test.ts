import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorizationConfig, busIdentities } from '@kestrel/bus';
import {
  type ApiServer,
  freePort,
  makeTempFolder,
  type RawObject,
  removeTempFolder,
  startApiServer,
  startNatsServer,
  startProcess,
} from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bundle = join(import.meta.dirname, '../src/main.ts');
const namespace = 'kestrel-ai';
const prefix = 'kestrel-operator-nats';
const names = [...busIdentities.map(({ name }) => `${prefix}-${name}`), `${prefix}-tls`];

async function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = await startProcess({ name: 'bus-setup', bundle, args, env });
  const { code } = await child.exited;
  return { code, records: child.logRecords.bind(child), output: child.lines.join('\n') };
}

/** What the chart's hook may do: create, and get its own by name. */
function grantHook({ admin }: ApiServer, rules: readonly unknown[]): Promise<unknown> {
  const metadata = { name: 'bus-setup', namespace };
  const path = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
  return Promise.all([
    admin.request('POST', `${path}/roles`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules,
    }),
    admin.request('POST', `${path}/rolebindings`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'bus-setup' },
      subjects: [{ kind: 'User', name: 'watcher', apiGroup: 'rbac.authorization.k8s.io' }],
    }),
  ]);
}

describe('bus-setup keys', () => {
  let api: ApiServer;
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    folder = makeTempFolder('keys');
    api = await startApiServer();
    const nowhere = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'elsewhere' } };
    await api.admin.request('POST', '/api/v1/namespaces', nowhere);
    await api.admin.request('POST', '/api/v1/namespaces', { ...nowhere, metadata: { name: namespace } });
    await grantHook(api, [
      { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: names, verbs: ['get'] },
    ]);
    env = {
      KUBECONFIG: api.writeKubeconfig(),
      POD_NAMESPACE: namespace,
      NATS_SERVER_NAMES: `${prefix},localhost`,
      SECRET_LABELS: 'app.kubernetes.io/instance=kestrel',
    };
  });

  afterAll(async () => {
    await api.stop();
    await removeTempFolder(folder);
  });

  async function readSecret(name: string): Promise<Record<string, string>> {
    const { body } = await api.admin.request('GET', `/api/v1/namespaces/${namespace}/secrets/${name}`);
    const data: Record<string, string> = (body as RawObject).data;
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]),
    );
  }

  const readAll = async () =>
    Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readSecret(name)])));

  it('makes every Secret once, and only the one that is missing later', async () => {
    const first = await run(['keys'], env);
    expect(first.code).toBe(0);
    expect(first.records('secret-created').map(({ name }) => name)).toEqual(names);
    const made = await readAll();

    await api.admin.request('DELETE', `/api/v1/namespaces/${namespace}/secrets/${prefix}-watcher`);
    const second = await run(['keys'], env);
    expect(second.records('secret-created').map(({ name }) => name)).toEqual([`${prefix}-watcher`]);
    const now = await readAll();
    expect(now[`${prefix}-watcher`]).not.toEqual(made[`${prefix}-watcher`]);
    expect({ ...now, [`${prefix}-watcher`]: undefined }).toEqual({
      ...made,
      [`${prefix}-watcher`]: undefined,
    });
    const logged = `${first.output}${second.output}`;
    expect(logged).not.toMatch(/\bSU[A-Z2-7]{20}|PRIVATE KEY/);
  });

  it('makes keys and a certificate with which a real server and a service find each other', async () => {
    const secrets = await readAll();
    const file = (name: string, text = '') => {
      const path = join(folder, name);
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    };
    const tls = secrets[`${prefix}-tls`] ?? {};
    const keys = busIdentities.map(({ name }) => secrets[`${prefix}-${name}`]?.['nkey.conf'] ?? '').join('');
    const certFile = file('tls.crt', tls['tls.crt']);
    const keyFile = file('tls.key', tls['tls.key']);
    await using server = await startNatsServer({
      extraConfig: `${keys}\n${authorizationConfig()}\ntls { cert_file: "${certFile}", key_file: "${keyFile}" }`,
    });
    const busEnv = {
      NATS_URL: `tls://localhost:${server.port}`,
      NATS_CA_FILE: file('ca.crt', tls['ca.crt']),
      NATS_NKEY_SEED_FILE: file('seed', secrets[`${prefix}-bus-setup`]?.['nkey.seed']),
    };
    const streams = await run(['streams'], busEnv);
    expect(streams.records('streams-not-as-declared')).toEqual([]);
    expect(streams.code).toBe(0);

    const stranger = {
      ...busEnv,
      NATS_NKEY_SEED_FILE: file('other', readFileSync(busEnv.NATS_NKEY_SEED_FILE, 'utf8')),
    };
    writeFileSync(stranger.NATS_NKEY_SEED_FILE, secrets[`${prefix}-watcher`]?.['nkey.seed'] ?? '');
    const refused = await run(['streams'], { ...stranger, SETUP_TIMEOUT: '1s' });
    expect(refused.code).toBe(1);
  });

  it('says what to grant where it may not make a Secret', async () => {
    const { code, records } = await run(['keys'], { ...env, POD_NAMESPACE: 'elsewhere' });
    expect(code).toBe(1);
    expect(records('keys-not-made')[0]?.reason).toContain('grant create on secrets in namespace elsewhere');
  });

  it('gives up with the reason where there is no API server', async () => {
    const kubeconfig = file(folder, api.writeKubeconfig(), api.port, await freePort());
    const { code, records } = await run(['keys'], { ...env, KUBECONFIG: kubeconfig, SETUP_TIMEOUT: '1s' });
    expect(code).toBe(1);
    expect(String(records('keys-not-made')[0]?.reason)).toContain('ECONNREFUSED');
  });
});

/** The kubeconfig with another port. */
function file(folder: string, source: string, port: number, otherPort: number): string {
  const path = join(folder, 'kubeconfig-nowhere');
  writeFileSync(path, readFileSync(source, 'utf8').replaceAll(`:${port}`, `:${otherPort}`));
  return path;
}
