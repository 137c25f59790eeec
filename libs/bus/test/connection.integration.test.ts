import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EnvReader } from '@kestrel/service';
import {
  eventually,
  freePort,
  makeTempFolder,
  removeTempFolder,
  startNatsServer,
  tcpProxy,
} from '@kestrel/testkit';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import { nkeys } from 'nats';
import { beforeAll, describe, expect, it } from 'vitest';
import { createBus, parseBusConfig, RefusedError, UnansweredError } from '../src/index.ts';
import { askJetStream } from '../src/jetstream-api.ts';
import { bytes, conditionOf, connectBus, makeStreams, metricSum, testContext } from './start-bus.ts';

const never = new AbortController().signal;
let folder: string;

beforeAll(() => {
  folder = makeTempFolder('bus');
  return () => removeTempFolder(folder);
});

function secretFile(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function busWith(env: Record<string, string>, name = 'tester') {
  const { context, logLines } = testContext(name);
  const bus = createBus(parseBusConfig(new EnvReader(env), name), context);
  return { bus, context, logLines };
}

describe('the connection', () => {
  it('waits for a server that comes later, and says so meanwhile', async () => {
    const port = await freePort();
    const { bus, context } = busWith({ NATS_URL: `nats://127.0.0.1:${port}` });
    const starting = bus.start(never);
    await eventually(() =>
      expect(conditionOf(context, 'bus')).toEqual(
        expect.objectContaining({
          state: 'failed',
          reason: expect.stringContaining(`cannot connect to nats://127.0.0.1:${port}`),
        }),
      ),
    );
    await using server = await startNatsServer();
    await using _proxy = await tcpProxy({ port, target: server.port });
    await starting;
    expect(conditionOf(context, 'bus').state).toBe('ok');
    expect(bus.maxPayload).toBe(8 * 1024 * 1024);
    await bus.stop(AbortSignal.timeout(1_000));
  });

  it('gives up starting when it is told to', async () => {
    const { bus } = busWith({ NATS_URL: `nats://127.0.0.1:${await freePort()}` });
    const controller = new AbortController();
    const starting = bus.start(controller.signal);
    await delay(50);
    controller.abort(new Error('told to stop'));
    await expect(starting).rejects.toThrow('told to stop');
    await bus.stop(AbortSignal.timeout(1_000));
  });

  it('leaves nothing in a buffer while there is no server', async () => {
    await using server = await startNatsServer();
    await using test = await connectBus(server);
    await server.kill();
    await eventually(() => expect(test.bus.isConnected).toBe(false));
    expect(() => test.bus.send({ subject: 'x', payload: bytes('x') })).toThrow(UnansweredError);
    await expect(askJetStream(test.bus, 'INFO')).rejects.toMatchObject({ reason: 'disconnected' });
    expect(await metricSum(test.context, 'bus_connected')).toBe(0);
  });

  it('notices a dead path even with more written than the sockets hold, and takes another', {
    timeout: 60_000,
  }, async () => {
    await using server = await startNatsServer();
    await using proxy = await tcpProxy({ target: server.port });
    await using test = await connectBus({ url: `nats://127.0.0.1:${proxy.port}` });
    await makeStreams(test.bus);
    const publisher = await test.publisher(64 * 1024 * 1024);
    proxy.freeze();
    const sent = Array.from({ length: 40 }, (_, number) =>
      publisher.publish({
        subject: 'kestrel.events.a.b.c',
        payload: new Uint8Array(1024 * 1024).fill(number),
      }),
    );
    await eventually(() => expect(test.bus.isConnected).toBe(false));
    proxy.heal();
    const stored = await Promise.all(sent);
    expect(stored.map(({ sequence }) => sequence)).toEqual(sent.map((_, index) => index + 1));
    expect(proxy.acceptedConnections).toBeGreaterThan(1);
  });

  it('uses the inbox prefix of its service', async () => {
    await using server = await startNatsServer({
      extraConfig: `authorization { users: [ { user: w, password: p, permissions: {
        publish: ["$JS.API.INFO"], subscribe: ["_INBOX_watcher.>"] } } ] }`,
    });
    const { bus } = busWith(
      { NATS_URL: server.url, NATS_USER: 'w', NATS_PASSWORD_FILE: secretFile('w', 'p\n') },
      'watcher',
    );
    await bus.start(never);
    await expect(askJetStream(bus, 'INFO')).resolves.toHaveProperty('streams');
    await expect(askJetStream(bus, 'STREAM.NAMES')).rejects.toMatchObject({ reason: 'permission' });
    await bus.stop(AbortSignal.timeout(1_000));
  });

  it('refuses at once what the identity may not publish', async () => {
    await using server = await startNatsServer({
      extraConfig: `authorization { users: [ { user: w, password: p, permissions: {
        publish: { deny: ["kestrel.audit.>"] } } } ] }`,
    });
    const env = { NATS_USER: 'w', NATS_PASSWORD_FILE: secretFile('deny', 'p') };
    await using test = await connectBus(server, 'tester', env);
    await makeStreams(test.bus);
    const publisher = await test.publisher();
    const denied = publisher.publish({ subject: 'kestrel.audit.x', payload: bytes('x') });
    await expect(denied).rejects.toThrow(RefusedError);
    await expect(denied).rejects.toMatchObject({ reason: 'permission', retryable: false });
    await publisher.publish({ subject: 'kestrel.events.a.b.c', payload: bytes('x') });
  });

  it('is refused with a wrong password, and connects once the file is right', async () => {
    await using server = await startNatsServer({ extraConfig: 'authorization { user: w, password: right }' });
    const passwordFile = secretFile('rotated', 'wrong');
    const { bus, context } = busWith({
      NATS_URL: server.url,
      NATS_USER: 'w',
      NATS_PASSWORD_FILE: passwordFile,
    });
    const starting = bus.start(never);
    await eventually(() => expect(conditionOf(context, 'bus').reason).toMatch(/authorization/i));
    secretFile('rotated', 'right\n');
    await starting;
    await bus.stop(AbortSignal.timeout(1_000));
  });

  it('keeps trying when its password is refused at a reconnect', async () => {
    const authorization = (password: string) => `authorization { user: w, password: ${password} }`;
    await using server = await startNatsServer({ extraConfig: authorization('first') });
    const passwordFile = secretFile('later', 'first');
    await using test = await connectBus(server, 'tester', {
      NATS_USER: 'w',
      NATS_PASSWORD_FILE: passwordFile,
    });
    await server.restart({ extraConfig: authorization('second') });
    await eventually(() => expect(test.bus.isConnected).toBe(false));
    await delay(5_000);
    secretFile('later', 'second');
    await eventually(() => expect(test.bus.isConnected).toBe(true));
  });

  it('proves itself with an nkey', async () => {
    const user = nkeys.createUser();
    const seed = Buffer.from(user.getSeed()).toString();
    await using server = await startNatsServer({
      extraConfig: `authorization { users: [ { nkey: ${user.getPublicKey()} } ] }`,
    });
    await using test = await connectBus(server, 'tester', {
      NATS_NKEY_SEED_FILE: secretFile('seed', `${seed}\n`),
    });
    expect(test.bus.isConnected).toBe(true);
  });

  it('speaks TLS with a server that its authority signed, and with no other', async () => {
    const authority = await createCertificateAuthority({ name: 'Bus CA' });
    const other = await createCertificateAuthority({ name: 'Other CA' });
    const leaf = await authority.issueServerCertificate({ commonName: 'bus', dnsNames: ['localhost'] });
    const [cert, key] = [secretFile('bus.pem', leaf.certificate), secretFile('bus-key.pem', leaf.key)];
    await using server = await startNatsServer({
      extraConfig: `tls { cert_file: "${cert}", key_file: "${key}" }`,
    });
    const url = `tls://localhost:${server.port}`;
    await using test = await connectBus({ url }, 'tester', {
      NATS_CA_FILE: secretFile('ca.pem', authority.certificate),
    });
    await expect(askJetStream(test.bus, 'INFO')).resolves.toHaveProperty('streams');

    const stranger = busWith({ NATS_URL: url, NATS_CA_FILE: secretFile('other.pem', other.certificate) });
    const controller = new AbortController();
    const starting = stranger.bus.start(controller.signal);
    await eventually(() => expect(conditionOf(stranger.context, 'bus').reason).toMatch(/certificate/i));
    controller.abort(new Error('told to stop'));
    await expect(starting).rejects.toThrow('told to stop');
  });

  it('does not fall back to plaintext where TLS is demanded', async () => {
    await using server = await startNatsServer();
    const { bus, context } = busWith({ NATS_URL: `tls://127.0.0.1:${server.port}` });
    const controller = new AbortController();
    const starting = bus.start(controller.signal);
    await eventually(() => expect(conditionOf(context, 'bus')).toMatchObject({ state: 'failed' }));
    expect(bus.isConnected).toBe(false);
    controller.abort(new Error('told to stop'));
    await expect(starting).rejects.toThrow('told to stop');
  });
});
