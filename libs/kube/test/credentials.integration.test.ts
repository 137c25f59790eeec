import { execFile } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import {
  type ApiServer,
  isMissingProgram,
  makeTempFolder,
  removeTempFolder,
  startApiServer,
} from '@kestrel/testkit';
import { type CertificatePair, createCertificateAuthority } from '@kestrel/testkit/certificates';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKubeClient } from '../src/index.ts';
import { kubeTestConfig } from './kube-test-config.ts';
import { createTestContext } from './test-context.ts';

let server: ApiServer;
let folder: string;
let certificate: CertificatePair;

describe.skipIf(isMissingProgram('etcd', 'kube-apiserver'))('credentials', () => {
  beforeAll(async () => {
    folder = makeTempFolder('kube-credentials');
    const authority = await createCertificateAuthority({ name: 'client-ca' });
    certificate = await authority.issueClientCertificate({ commonName: 'watcher' });
    writeFileSync(`${folder}/client-ca.crt`, authority.certificate);
    server = await startApiServer({
      granted: ['pods'],
      extraArgs: [`--client-ca-file=${folder}/client-ca.crt`],
    });
  });

  afterAll(async () => {
    await server.stop();
    await removeTempFolder(folder);
  });

  const base64 = (text: string) => Buffer.from(text).toString('base64');

  interface Parts {
    readonly cluster?: Record<string, unknown>;
    readonly user?: Record<string, unknown>;
  }

  /** Writes a kubeconfig whose parts are the given ones, where a token and the CA would be. */
  function writeKubeconfig(name: string, { cluster, user }: Parts): string {
    const file = `${folder}/${name}.yaml`;
    const trusted = { 'certificate-authority-data': base64(server.ca) };
    writeFileSync(
      file,
      JSON.stringify({
        'current-context': 'test',
        contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
        clusters: [{ name: 'test', cluster: { server: server.url, ...(cluster ?? trusted) } }],
        users: [{ name: 'test', user: user ?? { token: server.tokens.watcher } }],
      }),
    );
    return file;
  }

  /** Lists pods with a client of its own; the status, or what went wrong. */
  async function listPods(files: readonly string[]): Promise<number> {
    const client = await createKubeClient(kubeTestConfig({ kind: 'kubeconfig', files }), createTestContext());
    try {
      return (await client.get('/api/v1/pods?limit=1')).status;
    } finally {
      await client.stop(new AbortController().signal);
    }
  }

  test('a token in a kubeconfig', async () => {
    expect(await listPods([server.writeKubeconfig('watcher')])).toBe(200);
  });

  test('a client certificate', async () => {
    const user = {
      'client-certificate-data': base64(certificate.certificate),
      'client-key-data': base64(certificate.key),
    };
    expect(await listPods([writeKubeconfig('certificate', { user })])).toBe(200);
  });

  test('an exec plugin', async () => {
    const credential = {
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: { token: server.tokens.watcher },
    };
    writeFileSync(`${folder}/plugin`, `#!/bin/sh\necho '${JSON.stringify(credential)}'\n`);
    chmodSync(`${folder}/plugin`, 0o755);
    const exec = { apiVersion: credential.apiVersion, command: `${folder}/plugin`, interactiveMode: 'Never' };
    expect(await listPods([writeKubeconfig('exec', { user: { exec } })])).toBe(200);
  });

  test('an exec plugin that fails is an error with its words', async () => {
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: 'sh',
      args: ['-c', 'echo no login >&2; exit 1'],
    };
    await expect(listPods([writeKubeconfig('exec-fails', { user: { exec } })])).rejects.toMatchObject({
      code: 'KUBE_CREDENTIALS',
      message: expect.stringContaining('no login'),
    });
  });

  test('a server certificate that nobody vouches for is refused, unless verification is switched off', async () => {
    await expect(listPods([writeKubeconfig('untrusted', { cluster: {} })])).rejects.toMatchObject({
      code: 'KUBE_UNREACHABLE',
    });
    const cluster = { 'insecure-skip-tls-verify': true };
    expect(await listPods([writeKubeconfig('unverified', { cluster })])).toBe(200);
  });

  test('the server certificate is checked for tls-server-name', async () => {
    const trusted = { 'certificate-authority-data': base64(server.ca) };
    const right = { ...trusted, 'tls-server-name': 'kubernetes.default.svc' };
    expect(await listPods([writeKubeconfig('right-name', { cluster: right })])).toBe(200);
    const wrong = { ...trusted, 'tls-server-name': 'elsewhere.example' };
    await expect(listPods([writeKubeconfig('wrong-name', { cluster: wrong })])).rejects.toMatchObject({
      code: 'KUBE_UNREACHABLE',
      message: expect.stringContaining('elsewhere.example'),
    });
  });

  test('several files are merged, the first current-context counts', async () => {
    const first = writeKubeconfig('first', {});
    const second = `${folder}/second.yaml`;
    writeFileSync(
      second,
      JSON.stringify({
        'current-context': 'other',
        contexts: [{ name: 'other', context: { cluster: 'other', user: 'other' } }],
        clusters: [{ name: 'other', cluster: { server: 'https://127.0.0.1:1' } }],
        users: [{ name: 'other', user: {} }],
      }),
    );
    expect(await listPods([first, second])).toBe(200);
  });

  test.each([
    ['is not there', undefined],
    ['is not YAML', '{"clusters": ['],
    ['names no cluster', '{}'],
  ])('a kubeconfig that %s is a problem of KUBECONFIG', async (_name, text) => {
    const file = `${folder}/bad.yaml`;
    if (text !== undefined) writeFileSync(file, text);
    const files = [text === undefined ? `${folder}/missing.yaml` : file];
    const problems = [{ variable: 'KUBECONFIG', message: expect.any(String) }];
    await expect(listPods(files)).rejects.toMatchObject({ code: 'CONFIG_INVALID', problems });
  });

  test('a token that is rotated in the pod is used from the next request on', async () => {
    const tokenFile = `${folder}/token`;
    writeFileSync(tokenFile, 'stale');
    const source = { kind: 'in-cluster', server: server.url, tokenFile, caFile: server.caFile } as const;
    const client = await createKubeClient(kubeTestConfig(source), createTestContext());
    await expect(client.get('/api/v1/pods?limit=1')).rejects.toMatchObject({ code: 'KUBE_API', status: 401 });
    writeFileSync(tokenFile, `${server.tokens.watcher}\n`);
    expect((await client.get('/api/v1/pods?limit=1')).status).toBe(200);
    await client.stop(new AbortController().signal);
  });

  test('a token that is rotated in the kubeconfig is used after the next 401', async () => {
    const file = writeKubeconfig('rotated', { user: { token: 'stale' } });
    const client = await createKubeClient(
      kubeTestConfig({ kind: 'kubeconfig', files: [file] }),
      createTestContext(),
    );
    await expect(client.get('/api/v1/pods?limit=1')).rejects.toMatchObject({ status: 401 });
    writeKubeconfig('rotated', {});
    expect((await client.get('/api/v1/pods?limit=1')).status).toBe(200);
    await client.stop(new AbortController().signal);
  });

  test('in a cluster @kubernetes/client-node is not loaded', async () => {
    const refuse = `
    import { registerHooks } from 'node:module';
    registerHooks({ resolve(specifier, context, next) {
      if (specifier.startsWith('@kubernetes/')) throw new Error('loaded ' + specifier);
      return next(specifier, context);
    } });`;
    writeFileSync(`${folder}/refuse.mjs`, refuse);
    writeFileSync(`${folder}/watcher-token`, server.tokens.watcher);
    const script = new URL('list-pods.ts', import.meta.url).pathname;
    const run = promisify(execFile);
    const args = [
      '--import',
      `${folder}/refuse.mjs`,
      script,
      server.url,
      `${folder}/watcher-token`,
      server.caFile,
    ];
    const { stdout } = await run(process.execPath, args);
    expect(stdout).toContain('status 200');
  });
});
