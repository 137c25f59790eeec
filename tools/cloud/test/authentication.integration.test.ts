import { generateKeyPairSync } from 'node:crypto';
import { connect as connectTls, type SecureVersion } from 'node:tls';
import { status } from '@grpc/grpc-js';
import { grpc, server as serverApi } from '@kestrel/proto';
import { type CertificatePair, createCertificateAuthority } from '@kestrel/testkit/certificates';
import { importPKCS8, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenAudience, tokenIssuer } from '../src/authority/tokens.ts';
import { startCloud, type TestCloud } from './support/start-cloud.ts';
import { type OperatorOptions, TestOperator } from './support/test-operator.ts';

const healthCheck = '/grpc.health.v1.Health/Check';
const renew = '/server.v1.AutonpServerService/RenewClusterToken';

let server: TestCloud;

beforeAll(async () => {
  server = await startCloud();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

async function callWith(options: OperatorOptions): Promise<unknown> {
  using operator = await TestOperator.connect(server, options);
  return await operator.call(healthCheck).then(
    (bytes) => grpc.health.v1.HealthCheckResponse.decode(bytes),
    (error: unknown) => error,
  );
}

describe('mutual TLS', () => {
  async function expectRefusal(certificate: CertificatePair, reason: string): Promise<void> {
    const linesBefore = server.logLines.length;
    expect(await callWith({ certificate })).toMatchObject({ code: status.UNAVAILABLE });
    expect(server.logLines.slice(linesBefore)).toContainEqual(
      expect.objectContaining({ event: 'tls-refused', reason }),
    );
  }

  test('lets a client certificate of its CA in', async () => {
    expect(await callWith({})).toMatchObject({
      status: grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING,
    });
  });

  test.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
  ] as const)('refuses a client certificate that is %s', async (validity, reason) => {
    const certificate = await server.material.authority.issueClientCertificate({
      commonName: 'shop',
      validity,
    });
    await expectRefusal(certificate, reason);
  });

  test('refuses a client certificate of another CA', async () => {
    const other = await createCertificateAuthority({ name: 'another CA' });
    const certificate = await other.issueClientCertificate({ commonName: 'shop' });
    await expectRefusal(certificate, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  test('refuses a server certificate as client certificate', async () => {
    const certificate = await server.material.authority.issueServerCertificate({ commonName: 'shop' });
    await expectRefusal(certificate, 'INVALID_PURPOSE');
  });

  test('is not what a client finds that expects another name', async () => {
    expect(await callWith({ serverName: 'cloud.example' })).toMatchObject({
      code: status.UNAVAILABLE,
      details: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID'),
    });
  });

  test('refuses a client without a certificate', async () => {
    expect(await handshake('TLSv1.3', false)).toMatchObject({
      code: expect.stringContaining('CERTIFICATE_REQUIRED'),
    });
  });

  test.each([
    ['TLSv1.1', /ERR_SSL/],
    ['TLSv1.2', /^connected$/],
    ['TLSv1.3', /^connected$/],
  ] as const)('meets %s with %s', async (version, outcome) => {
    const { code } = await handshake(version, true);
    expect(code).toMatch(outcome);
  });

  /** TLS 1.3 tells a client only after its handshake what the server thinks of it: the first byte, or an error, decides. */
  async function handshake(version: SecureVersion, withCertificate: boolean): Promise<{ code: string }> {
    const pair = await server.material.authority.issueClientCertificate({ commonName: 'shop' });
    return new Promise((resolve) => {
      const socket = connectTls({
        port: server.grpcPort,
        host: '127.0.0.1',
        servername: 'localhost',
        ca: server.material.authority.certificate,
        ALPNProtocols: ['h2'],
        minVersion: version,
        maxVersion: version,
        ciphers: 'DEFAULT@SECLEVEL=0',
        ...(withCertificate && { cert: pair.certificate, key: pair.key }),
      });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? error.message }));
      socket.once('data', () => {
        socket.destroy();
        resolve({ code: 'connected' });
      });
    });
  }
});

describe('tokens', () => {
  const hour = 3600;
  const claims = { tenant: 'acme', cluster: 'shop' };

  async function sign(
    change: (jwt: SignJWT) => SignJWT,
    payload: object = claims,
    key = server.material.tokenKey,
  ) {
    const jwt = new SignJWT({ ...payload })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(tokenIssuer)
      .setAudience(tokenAudience)
      .setExpirationTime('1h');
    return change(jwt).sign(await importPKCS8(key, 'ES256'));
  }

  const as = (jwt: SignJWT) => jwt;
  const strangersKey = () =>
    generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
  const publicKeyAsSecret = (jwt: SignJWT) =>
    jwt.setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(server.material.tokenKey));

  const cases: readonly [name: string, token: () => Promise<string>, message: RegExp][] = [
    ['expired', () => server.tokens.issue({ ...claims, expiresInSeconds: -hour }), /has expired/],
    [
      'without tenant',
      () => server.tokens.issue({ ...claims, tenant: undefined, expiresInSeconds: hour }),
      /no claim "tenant"/,
    ],
    ['without cluster', () => sign(as, { tenant: 'acme' }), /no claim "cluster"/],
    ['with an empty tenant', () => sign(as, { ...claims, tenant: '' }), /no claim "tenant"/],
    ['signed by another key', () => sign(as, claims, strangersKey()), /not signed by this cloud/],
    [
      'with alg none',
      async () =>
        new UnsecuredJWT(claims)
          .setIssuer(tokenIssuer)
          .setAudience(tokenAudience)
          .setExpirationTime('1h')
          .encode(),
      /not signed with ES256|not a signed JWT/,
    ],
    [
      'with an HMAC',
      async () =>
        publicKeyAsSecret(
          new SignJWT(claims).setIssuer(tokenIssuer).setAudience(tokenAudience).setExpirationTime('1h'),
        ),
      /not signed with ES256/,
    ],
    ['of another issuer', () => sign((jwt) => jwt.setIssuer('someone')), /claim "iss"/],
    ['for another audience', () => sign((jwt) => jwt.setAudience('someone')), /claim "aud"/],
    [
      'that never expires',
      async () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256' })
          .setIssuer(tokenIssuer)
          .setAudience(tokenAudience)
          .sign(await importPKCS8(server.material.tokenKey, 'ES256')),
      /claim "exp"/,
    ],
    ['not valid yet', () => sign((jwt) => jwt.setNotBefore('30m')), /claim "nbf"/],
    ['that is no token', async () => 'abc', /not a signed JWT/],
  ];

  test.each(cases)('%s is UNAUTHENTICATED on streams and calls', async (_name, token, message) => {
    const text = await token();
    using operator = await TestOperator.connect(server, {
      metadata: { authorization: `Bearer ${text}`, 'autonp-tenantid': 'acme' },
    });
    const refused = { code: status.UNAUTHENTICATED, details: expect.stringMatching(message) };
    const ended = await operator.open('data').read().ended;
    expect(ended).toMatchObject(refused);
    expect(ended.details).not.toContain(text);
    await expect(operator.call(healthCheck)).rejects.toMatchObject(refused);
  });

  test('no token at all is UNAUTHENTICATED', async () => {
    expect(await callWith({ metadata: { 'autonp-tenantid': 'acme' } })).toMatchObject({
      code: status.UNAUTHENTICATED,
      details: expect.stringContaining('authorization'),
    });
  });

  test.each([
    ['another tenant', { 'autonp-tenantid': 'other' }, /is "other", the token's tenant is "acme"/],
    ['no tenant', {}, /is missing/],
  ])('a good token with the metadata of %s is PERMISSION_DENIED', async (_name, tenant, details) => {
    const token = await server.tokens.issue({ ...claims, expiresInSeconds: hour });
    expect(await callWith({ metadata: { authorization: `Bearer ${token}`, ...tenant } })).toMatchObject({
      code: status.PERMISSION_DENIED,
      details: expect.stringMatching(details),
    });
  });

  test('a cluster belongs to the tenant that it called for first', async () => {
    using first = await TestOperator.connect(server, { cluster: 'taken', tenant: 'acme' });
    const stream = first.open('data').read();
    await stream.send({ inventory_commit: {} });
    using second = await TestOperator.connect(server, { cluster: 'taken', tenant: 'other' });
    stream.end();
    await stream.ended;
    expect(await second.open('data').read().ended).toMatchObject({ code: status.PERMISSION_DENIED });
  });

  test('are refused altogether while the switch is on', async () => {
    await server.send('PATCH', '/faults', { reject_tokens: true });
    expect(await callWith({})).toMatchObject({ code: status.UNAUTHENTICATED });
    await server.send('PATCH', '/faults', { reject_tokens: false });
    expect(await callWith({})).toMatchObject({ status: 1 });
  });
});

describe('RenewClusterToken', () => {
  const { RenewClusterTokenRequest, RenewClusterTokenResponse } = serverApi.v1;

  async function renewWith(current: string) {
    using operator = await TestOperator.connect(server);
    return RenewClusterTokenResponse.decode(
      await operator.call(renew, RenewClusterTokenRequest.encode({ current_token: current }).finish()),
    );
  }

  test('gives a new token for the same tenant and cluster', async () => {
    const current = await server.tokens.issue({ cluster: 'shop', tenant: 'acme', expiresInSeconds: 60 });
    const response = await renewWith(current);
    expect(response).toMatchObject({ expires_in: 86_400, token_type: 'Bearer' });
    expect(await server.tokens.verify(response.access_token)).toEqual({ cluster: 'shop', tenant: 'acme' });
  });

  test('refuses an expired one, and one of another cluster', async () => {
    const expired = await server.tokens.issue({ cluster: 'shop', tenant: 'acme', expiresInSeconds: -1 });
    await expect(renewWith(expired)).rejects.toMatchObject({ code: status.UNAUTHENTICATED });
    const other = await server.tokens.issue({ cluster: 'other', tenant: 'acme', expiresInSeconds: 60 });
    await expect(renewWith(other)).rejects.toMatchObject({ code: status.PERMISSION_DENIED });
  });
});
