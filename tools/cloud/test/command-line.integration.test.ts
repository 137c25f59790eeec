import { execFile } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { makeTempFolder, removeTempFolder, startProcess } from '@kestrel/testkit';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const run = promisify(execFile);
const main = join(import.meta.dirname, '../src/main.ts');

let dir: string;

beforeEach(() => {
  dir = makeTempFolder('cloud');
});

afterEach(() => removeTempFolder(dir));

const { NODE_COMPILE_CACHE } = process.env;
const cloud = (...args: string[]) =>
  run(process.execPath, [main, ...args], { env: { NODE_COMPILE_CACHE, CLOUD_DIR: dir } });
const failing = (...args: string[]) =>
  cloud(...args).then(
    () => undefined,
    (error: { code: number; stderr: string }) => error,
  );

describe('onboard', () => {
  test('writes the values file that installations have, and the same as plain files', async () => {
    const { stdout } = await cloud(
      'onboard',
      '--cluster',
      'shop',
      '--tenant',
      'acme',
      '--server-host',
      'cloud.example',
      '--server-port',
      '443',
    );
    const folder = join(dir, 'clusters/shop');
    const text = (file: string) => readFileSync(join(folder, file), 'utf8');
    const values = parse(text('kestrel-ai-operator-values-shop.yaml'));
    expect(values).toEqual({
      server: { host: 'cloud.example', port: 443, tls: { insecureSkipVerify: false } },
      auth: { token: text('token') },
      certificates: {
        client: { cert: text('client.crt'), key: text('client.key') },
        ca: { cert: text('ca.crt') },
      },
      operator: {
        cluster: { id: 'shop', name: 'shop' },
        cilium: { disableFlows: false },
        istio: { enabled: false },
        safeApply: { enabled: false },
      },
    });
    const certificate = new X509Certificate(text('client.crt'));
    expect(certificate.checkPrivateKey(createPrivateKey(text('client.key')))).toBe(true);
    expect(certificate.verify(new X509Certificate(text('ca.crt')).publicKey)).toBe(true);
    expect(decodeJwt(text('token'))).toMatchObject({ tenant: 'acme', cluster: 'shop' });
    expect(
      new X509Certificate(readFileSync(join(dir, 'authority/server.crt'))).checkHost('cloud.example'),
    ).toBeTruthy();
    expect(stdout).toContain(`export CLIENT_CERT_FILE=${join(folder, 'client.crt')}`);
    expect(stdout).toContain('export SERVER_HOST=cloud.example');
  });

  test('keeps its secrets from other users', async () => {
    await cloud('onboard', '--cluster', 'shop');
    for (const file of [
      'authority/ca.key',
      'authority/token.key',
      'clusters/shop/client.key',
      'clusters/shop/token',
    ]) {
      expect(statSync(join(dir, file)).mode & 0o077, file).toBe(0);
    }
  });

  test('keeps the CA and the client certificate the second time', async () => {
    await cloud('onboard', '--cluster', 'shop');
    const files = ['authority/ca.crt', 'authority/server.crt', 'clusters/shop/client.crt'];
    const before = files.map((file) => readFileSync(join(dir, file), 'utf8'));
    await cloud('onboard', '--cluster', 'shop');
    expect(files.map((file) => readFileSync(join(dir, file), 'utf8'))).toEqual(before);
  });

  test('makes one CA when two start at once', async () => {
    await Promise.all(['one', 'two'].map((cluster) => cloud('onboard', '--cluster', cluster)));
    const [one, two] = ['one', 'two'].map((cluster) =>
      readFileSync(join(dir, 'clusters', cluster, 'ca.crt'), 'utf8'),
    );
    expect(one).toBe(two);
  });
});

test('serve --cluster onboards, and serves under the name that was given', async () => {
  const child = await startProcess({
    name: 'cloud',
    bundle: main,
    args: ['serve', '--cluster', 'shop', '--server-host', 'cloud.example'],
    env: {
      CLOUD_DIR: dir,
      CLOUD_READY_FILE: join(dir, 'ready.json'),
      GRPC_PORT: '0',
      HTTP_PORT: '0',
      HEALTH_PORT: '0',
    },
    ready: { check: () => readFileSync(join(dir, 'ready.json')) },
  });
  await using _ = child;
  const { grpc_port: port } = JSON.parse(readFileSync(join(dir, 'ready.json'), 'utf8'));
  const credentials = join(dir, 'clusters/shop');
  const socket = connect({
    port,
    host: '127.0.0.1',
    servername: 'cloud.example',
    ca: readFileSync(join(credentials, 'ca.crt')),
    cert: readFileSync(join(credentials, 'client.crt')),
    key: readFileSync(join(credentials, 'client.key')),
    ALPNProtocols: ['h2'],
  });
  await once(socket, 'secureConnect');
  expect(socket.authorized).toBe(true);
  socket.destroy();
  expect(child.lines.join()).not.toContain(readFileSync(join(credentials, 'token'), 'utf8'));
});

describe('token', () => {
  test('can be made wrong for tests', async () => {
    const { stdout } = await cloud('token', '--cluster', 'shop', '--no-tenant', '--expires-in=-1h');
    const claims = decodeJwt(stdout.trim());
    expect(claims).not.toHaveProperty('tenant');
    expect(claims.exp).toBeLessThan(Date.now() / 1000);
  });
});

describe('wrong use', () => {
  test.each([
    [['onboard'], '--cluster wants a name'],
    [['onboard', '--cluster', '../etc'], '--cluster wants a name'],
    [['onboard', '--cluster', 'shop', '--server-port', '99999'], '--server-port wants a port'],
    [['token', '--cluster', 'shop', '--expires-in', 'soon'], '--expires-in wants a duration'],
    [['token', '--colour'], 'Unknown option'],
    [['dance'], 'no command "dance"'],
    [[], 'which command?'],
  ])('%j exits with 2 and says what is wanted', async (args, message) => {
    const error = await failing(...args);
    expect(error).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });

  test('--help tells the commands, serve --help the settings', async () => {
    expect((await cloud('--help')).stdout).toContain('cloud onboard --cluster NAME');
    expect((await cloud('serve', '--help')).stdout).toContain('GRPC_PORT');
  });
});
