import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, makeTempFolder, removeTempFolder } from '@kestrel/testkit';
import { type CertificateAuthority, createCertificateAuthority } from '@kestrel/testkit/certificates';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LogClient } from './support/log-client.ts';
import { RecordingServer } from './support/recording-server.ts';

let authority: CertificateAuthority;
let otherAuthority: CertificateAuthority;
const folders: string[] = [];

beforeAll(async () => {
  authority = await createCertificateAuthority({ name: 'mesh' });
  otherAuthority = await createCertificateAuthority({ name: 'other' });
});
afterAll(async () => {
  await Promise.all(folders.map(removeTempFolder));
});

const leaf = { commonName: 'als', ipAddresses: ['127.0.0.1'] };

async function writeFiles(folder: string, issuer: CertificateAuthority, clients = issuer): Promise<void> {
  const { certificate, key } = await issuer.issueServerCertificate(leaf);
  writeFileSync(join(folder, 'tls.crt'), certificate);
  writeFileSync(join(folder, 'tls.key'), key);
  writeFileSync(join(folder, 'ca.crt'), clients.certificate);
}

function settings(folder: string) {
  return {
    ISTIO_ALS_CERT_FILE: join(folder, 'tls.crt'),
    ISTIO_ALS_KEY_FILE: join(folder, 'tls.key'),
    ISTIO_ALS_CLIENT_CA_FILE: join(folder, 'ca.crt'),
    FILE_CHECK_INTERVAL: '100ms',
  };
}

async function startServer() {
  const folder = makeTempFolder('als-tls');
  folders.push(folder);
  await writeFiles(folder, authority);
  return { folder, server: await RecordingServer.start(settings(folder)) };
}

async function connect(port: number, trusted: CertificateAuthority, signer = trusted): Promise<LogClient> {
  const { certificate: cert, key } = await signer.issueClientCertificate({ commonName: 'envoy' });
  return new LogClient(port, { ca: trusted.certificate, cert, key }, 'https');
}

async function untilRefused({ session }: LogClient): Promise<void> {
  await eventually(() => expect(session.destroyed).toBe(true));
}

test('a client with a certificate of the mesh is taken, others are refused and counted', async () => {
  const { server } = await startServer();
  await using _server = server;
  using client = await connect(server.port, authority);
  expect(await client.open().send(Buffer.from('hello')).end()).toMatchObject({ status: 0 });
  using stranger = await connect(server.port, authority, otherAuthority);
  await untilRefused(stranger);
  using plain = new LogClient(server.port);
  await untilRefused(plain);
  using anonymous = new LogClient(server.port, { ca: authority.certificate }, 'https');
  await untilRefused(anonymous);
  await eventually(async () =>
    expect(await server.metric('connections_refused_total', { cause: 'tls' })).toBe(3),
  );
  expect(server.messages).toEqual(['hello']);
});

test('new files are taken up without a restart, half-written ones are not; old connections are asked to leave', async () => {
  const { folder, server } = await startServer();
  await using _server = server;
  using client = await connect(server.port, authority);
  const call = client.open().send(Buffer.from('one'));
  await eventually(() => expect(server.messages).toEqual(['one']));

  writeFileSync(join(folder, 'tls.key'), '-----BEGIN PRIVATE KEY-----\nhalf');
  await eventually(() => expect(server.condition?.state).toBe('degraded'));
  expect(await client.open().send(Buffer.from('two')).end()).toMatchObject({ status: 0 });

  await writeFiles(folder, otherAuthority);
  await eventually(() => expect(call.isAnswered && client.isToldToLeave).toBe(true));
  call.send(Buffer.from('three'));
  await call.end();
  await client.closed;
  expect(server.condition?.state).toBe('ok');
  using late = await connect(server.port, authority);
  await untilRefused(late);
  using next = await connect(server.port, otherAuthority);
  expect(await next.open().send(Buffer.from('four')).end()).toMatchObject({ status: 0 });
  expect(server.messages.sort()).toEqual(['four', 'one', 'three', 'two']);
});

test('files that are not there yet are waited for', async () => {
  const folder = makeTempFolder('als-tls');
  folders.push(folder);
  const starting = RecordingServer.start(settings(folder));
  await writeFiles(folder, authority);
  await using server = await starting;
  using client = await connect(server.port, authority);
  expect(await client.open().end()).toMatchObject({ status: 0 });
});
