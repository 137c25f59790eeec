import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import {
  createServer as createTlsServer,
  getCACertificates,
  setDefaultCACertificates,
  type TlsOptions,
} from 'node:tls';
import { ServerCredentials } from '@grpc/grpc-js';
import { eventually, freePort, manualClock, tcpProxy } from '@kestrel/testkit';
import { type CertificatePair, createCertificateAuthority } from '@kestrel/testkit/certificates';
import { describe, expect, it, vi } from 'vitest';
import { type CallEnd, EndedError, openBidiStream } from '../src/index.ts';
import { openCollected } from './collected-stream.ts';
import {
  authority,
  clientCertificate,
  connectTo,
  credentialsOf,
  listenLocally,
  paths,
  serverCertificate,
  startTestServer,
} from './test-server.ts';

type ConnectOptions = Parameters<typeof connectTo>[1];

async function failureOf(port: number, options?: ConnectOptions): Promise<CallEnd> {
  using connection = connectTo(port, options);
  const { ended } = openCollected(connection);
  const end = await ended;
  expect(await connection.settled).toBe('failed');
  expect(await connection.ended).toEqual(end);
  return end;
}

const otherAuthority = await createCertificateAuthority({ name: 'another CA' });

describe('a connection with wrong certificates', () => {
  it.each<[string, () => Promise<CertificatePair>]>([
    ['of another CA', () => otherAuthority.issueClientCertificate({ commonName: 'client' })],
    [
      'that has expired',
      () => authority.issueClientCertificate({ commonName: 'client', validity: 'expired' }),
    ],
    [
      'of the future',
      () => authority.issueClientCertificate({ commonName: 'client', validity: 'not-yet-valid' }),
    ],
  ])('is untrusted with a client certificate %s', async (_, issue) => {
    await using server = await startTestServer();
    const end = await failureOf(server.port, { credentials: credentialsOf(await issue()) });
    expect(end).toMatchObject({ kind: 'untrusted', fix: expect.stringContaining('client certificate') });
    expect(end.reason).toContain('client certificate');
  });

  it.each([
    ['is no PEM', { cert: 'certificate', key: 'key' }],
    ['does not belong to its key', { cert: serverCertificate.certificate, key: clientCertificate.key }],
  ])('is untrusted where our own certificate %s', async (_, pair) => {
    await using server = await startTestServer();
    expect(await failureOf(server.port, { credentials: pair })).toMatchObject({
      kind: 'untrusted',
      reason: expect.stringContaining('our own certificates cannot be used'),
      fix: expect.stringContaining('belong together'),
    });
  });

  it('trusts the system beside its CA, and the CA alone where it is told so', async () => {
    await using server = await startTestServer();
    const system = getCACertificates('default');
    setDefaultCACertificates([authority.certificate]);
    try {
      const credentials = { ...credentialsOf(clientCertificate), ca: otherAuthority.certificate };
      using connection = connectTo(server.port, { credentials });
      expect(await connection.settled).toBe('open');
      const strict = { ...credentials, trustsOnlyCa: true };
      expect(await failureOf(server.port, { credentials: strict })).toMatchObject({ kind: 'untrusted' });
    } finally {
      setDefaultCACertificates(system);
    }
  });

  it('is untrusted without a client certificate', async () => {
    await using server = await startTestServer();
    const end = await failureOf(server.port, { credentials: { ca: authority.certificate } });
    expect(end).toMatchObject({ kind: 'untrusted', fix: expect.stringContaining('client certificate') });
  });

  it.each([
    ['another CA', otherAuthority.certificate],
    ['the system alone', undefined],
  ])('does not trust a server when the CA given is %s', async (_, ca) => {
    await using server = await startTestServer();
    const credentials = { ...credentialsOf(clientCertificate), ca };
    expect(await failureOf(server.port, { credentials })).toMatchObject({
      kind: 'untrusted',
      reason: expect.stringContaining("the server's certificate is not from a CA that we trust"),
      fix: expect.stringContaining('CA file'),
    });
  });

  it('names the names of a certificate that is for another', async () => {
    await using server = await startTestServer();
    expect(await failureOf(server.port, { serverName: 'cloud.example.com' })).toMatchObject({
      kind: 'untrusted',
      reason: expect.stringMatching(/cloud\.example\.com.*DNS:localhost/),
      fix: expect.stringContaining('server name'),
    });
  });

  it('says when the certificate of the server has expired', async () => {
    const certificate = await authority.issueServerCertificate({
      commonName: 'server',
      dnsNames: ['localhost'],
      validity: 'expired',
    });
    await using server = await startTestServer({ certificate });
    expect(await failureOf(server.port)).toMatchObject({
      kind: 'untrusted',
      reason: "the server's certificate has expired",
    });
  });

  it('verifies nothing when told so', async () => {
    await using server = await startTestServer();
    const credentials = { ...credentialsOf(clientCertificate), ca: undefined, insecureSkipVerify: true };
    using connection = connectTo(server.port, { credentials, serverName: 'cloud.example.com' });
    expect(await connection.settled).toBe('open');
  });
});

describe('a connection without TLS', () => {
  it('carries calls', async () => {
    await using server = await startTestServer({ credentials: ServerCredentials.createInsecure() });
    using connection = connectTo(server.port, { credentials: undefined });
    const { stream, messages } = openCollected(connection);
    stream.write(Buffer.from('plain'));
    await eventually(() => expect(messages.map(String)).toEqual(['plain']));
  });

  it('is unreachable, not untrusted, where the peer wants TLS or closes at once', async () => {
    await using server = await startTestServer();
    expect(await failureOf(server.port, { credentials: undefined })).toMatchObject({ kind: 'unreachable' });
    const closing = createServer((socket) => socket.end());
    const port = await listenLocally(closing);
    try {
      expect(await failureOf(port, { credentials: undefined })).toMatchObject({
        kind: 'unreachable',
        reason: 'no connection: the peer closed the connection',
      });
    } finally {
      closing.close();
    }
  });
});

describe('a connection to something else', () => {
  it.each<[string, TlsOptions, string]>([
    [
      'no TLS after 1.1',
      { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      'no TLS 1.2',
    ],
    ['no HTTP/2', { ALPNProtocols: ['http/1.1'] }, 'does not speak HTTP/2'],
  ])('is untrusted where there is %s', async (_, options, reason) => {
    const { certificate: cert, key } = serverCertificate;
    const server = createTlsServer({ cert, key, ...options });
    const port = await listenLocally(server);
    try {
      expect(await failureOf(port)).toMatchObject({
        kind: 'untrusted',
        reason: expect.stringContaining(reason),
      });
    } finally {
      server.close();
    }
  });

  it('is untrusted where there is no TLS', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const port = await listenLocally(server);
    try {
      expect(await failureOf(port)).toMatchObject({ kind: 'untrusted', fix: 'check host and port' });
    } finally {
      server.close();
    }
  });

  it('is unreachable where nobody listens, with the address in the reason', async () => {
    const port = await freePort();
    const end = await failureOf(port);
    expect(end.kind).toBe('unreachable');
    expect(end.reason).toMatch(/ECONNREFUSED .*:\d+/);
  });

  it('is unreachable where its proxy refuses, and says who did', async () => {
    const proxy = createHttpServer();
    proxy.on('connect', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    const port = await listenLocally(proxy);
    vi.stubEnv('https_proxy', `http://localhost:${port}`);
    try {
      expect(await failureOf(443)).toMatchObject({
        kind: 'unreachable',
        reason: `no connection: the proxy localhost:${port} answers 403 to CONNECT localhost:443`,
      });
    } finally {
      vi.unstubAllEnvs();
      proxy.close();
    }
  });

  it('is unreachable where its proxy is, and where the variable names none', async () => {
    const port = await freePort();
    try {
      vi.stubEnv('https_proxy', `http://127.0.0.1:${port}`);
      const reason = expect.stringContaining(`the proxy 127.0.0.1:${port} is out of reach`);
      expect(await failureOf(443)).toMatchObject({ kind: 'unreachable', reason });
      vi.stubEnv('https_proxy', 'socks5://127.0.0.1');
      const other = expect.stringContaining('the variable https_proxy');
      expect(await failureOf(443)).toMatchObject({ kind: 'unreachable', reason: other });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('gives up where the peer says nothing, in time, with its streams', async () => {
    const server = createServer();
    const port = await listenLocally(server);
    const clock = manualClock();
    try {
      using connection = connectTo(port, { clock, connectTimeoutMs: 5000 });
      const { ended } = openCollected(connection);
      await clock.advance(4999);
      expect(connection.state).toBe('connecting');
      await clock.advance(1);
      expect(await ended).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('5000 ms') });
      expect(connection.state).toBe('failed');
    } finally {
      server.close();
    }
  });
});

describe('an open connection', () => {
  it('is leaving at a GOAWAY: its streams go on, new calls are refused', async () => {
    await using server = await startTestServer();
    using connection = connectTo(server.port);
    const { stream, messages } = openCollected(connection);
    stream.write(Buffer.from('before'));
    await eventually(() => expect(messages).toHaveLength(1));
    const left = new Promise<void>((resolve) => connection.onLeaving(resolve));
    server.server.drain(`localhost:${server.port}`, 10_000);
    await left;
    expect(connection.state).toBe('leaving');
    expect(() => openCollected(connection)).toThrow(EndedError);
    stream.write(Buffer.from('after'));
    await eventually(() => expect(messages.map(String)).toEqual(['before', 'after']));
    expect(stream.ended).toBeUndefined();
  });

  it('is leaving when it is lost, and does not come back by itself', async () => {
    await using server = await startTestServer();
    using connection = connectTo(server.port);
    const { ended } = openCollected(connection);
    expect(await connection.settled).toBe('open');
    server.server.forceShutdown();
    expect((await ended).kind).toBe('interrupted');
    await eventually(() => expect(connection.state).toBe('leaving'));
    expect(() => openCollected(connection)).toThrow(EndedError);
  });

  it('tells a listener that comes late', async () => {
    await using server = await startTestServer();
    using connection = connectTo(server.port);
    await connection.settled;
    server.server.forceShutdown();
    await eventually(() => expect(connection.state).toBe('leaving'));
    let told = false;
    connection.onLeaving(() => {
      told = true;
    });
    expect(told).toBe(true);
  });

  it('is leaving when a ping finds the peer dead, and says so to its streams', async () => {
    await using server = await startTestServer();
    await using proxy = await tcpProxy({ target: server.port });
    const clock = manualClock();
    using connection = connectTo(proxy.port, { clock, keepaliveTimeMs: 1000, keepaliveTimeoutMs: 100 });
    const { ended } = openCollected(connection);
    expect(await connection.settled).toBe('open');
    proxy.freeze();
    await clock.advance(1000);
    await clock.advance(100);
    expect(await ended).toMatchObject({
      kind: 'interrupted',
      reason: 'UNAVAILABLE: the connection broke: no answer to a ping within 100 ms',
    });
    expect(connection.state).toBe('leaving');
  });

  it('lives on where the peer answers its pings', async () => {
    await using server = await startTestServer();
    const clock = manualClock();
    using connection = connectTo(server.port, { clock, keepaliveTimeMs: 1000, keepaliveTimeoutMs: 100 });
    const { stream, messages } = openCollected(connection);
    await connection.settled;
    for (let round = 1; round <= 3; round++) {
      // The next ping; a last one without answer would be found out on the way.
      await clock.advance(1000);
      // The echo is behind the answer to the ping.
      stream.write(Buffer.from('after a ping'));
      await eventually(() => expect(messages).toHaveLength(round));
    }
    expect(connection.state).toBe('open');
  });

  it('ends its streams when it is closed, and only once', async () => {
    await using server = await startTestServer();
    using connection = connectTo(server.port);
    const ends: CallEnd[] = [];
    openBidiStream(connection, {
      path: paths.stream,
      metadata: {},
      onMessage: () => undefined,
      onEnd: (end) => ends.push(end),
    });
    await connection.settled;
    connection.close();
    connection.close();
    await eventually(() => expect(ends.map(({ kind }) => kind)).toEqual(['cancelled']));
    expect(connection.state).toBe('closed');
  });
});
