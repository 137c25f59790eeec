import { rmSync } from 'node:fs';
import { eventually, freePort } from '@kestrel/testkit';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { token } from './support/credentials.ts';
import { TestBed } from './support/test-bed.ts';
import type { TestGateway } from './support/test-gateway.ts';

let bed: TestBed;

beforeEach(async () => {
  bed = await TestBed.start();
  await bed.bus.marker();
});

afterEach(() => bed[Symbol.asyncDispose]());

/** The condition says so, readiness is no, and one line was logged for it however often it was tried. */
async function expectFault(gateway: TestGateway, condition: string, reason: RegExp): Promise<void> {
  await eventually(() => {
    expect(gateway.condition(condition)).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(reason),
    });
  });
  expect(gateway.readiness.ready).toBe(false);
  // A dozen attempts later.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const lines = gateway
    .logged('condition-changed')
    .filter((line) => line.condition === condition && reason.test(String(line.reason)));
  expect(lines).toHaveLength(1);
}

async function expectRecovery(gateway: TestGateway): Promise<void> {
  await eventually(() => expect(bed.cloud.inventory.commits).not.toEqual([]));
  await eventually(() => expect(gateway.readiness.ready).toBe(true));
}

describe('certificates', () => {
  test('no client certificate', async () => {
    rmSync(bed.credentials.path('client.crt'));
    const gateway = bed.startGateway();
    await expectFault(gateway, 'client-certificate', /client\.crt does not exist/);
    await bed.credentials.issueClient();
    await expectRecovery(gateway);
  });

  test('a client certificate of another authority', async () => {
    const other = await createCertificateAuthority({ name: 'another' });
    await bed.credentials.issueClient({ authority: other });
    const gateway = bed.startGateway();
    await expectFault(gateway, 'cloud', /certificate|handshake|TLS/i);
    expect(await gateway.metric('connect_failures_total')).toBeGreaterThan(1);
    await bed.credentials.issueClient();
    await expectRecovery(gateway);
  });

  test('an expired client certificate', async () => {
    await bed.credentials.issueClient({ validity: 'expired' });
    const gateway = bed.startGateway();
    await expectFault(gateway, 'cloud', /certificate|handshake|TLS/i);
    expect(gateway.condition('client-certificate')).toMatchObject({
      state: 'degraded',
      reason: expect.stringMatching(/client\.crt .*(expired|ended)/),
    });
    await bed.credentials.issueClient();
    await expectRecovery(gateway);
    await eventually(() => expect(gateway.condition('client-certificate').state).toBe('ok'));
  });

  test('a cloud of another authority', async () => {
    const other = await createCertificateAuthority({ name: 'another' });
    bed.credentials.write('ca.crt', other.certificate);
    const gateway = bed.startGateway();
    await expectFault(gateway, 'cloud', /certificate/i);
    bed.credentials.write('ca.crt', bed.credentials.authority.certificate);
    await expectRecovery(gateway);
  });

  test('a cloud whose certificate has expired', async () => {
    bed.cloud.close();
    const expired = await bed.credentials.authority.issueServerCertificate({
      commonName: 'cloud',
      ipAddresses: ['127.0.0.1'],
      validity: 'expired',
    });
    await bed.cloud.listen(bed.credentials.authority, expired);
    const gateway = bed.startGateway();
    await expectFault(gateway, 'cloud', /expired/i);
    bed.cloud.close();
    await bed.cloudListens();
    await expectRecovery(gateway);
  });

  test('a wrong server name', async () => {
    const gateway = bed.startGateway({ SERVER_NAME: 'elsewhere.test' });
    await expectFault(gateway, 'cloud', /elsewhere\.test|name/i);
    const right = bed.startGateway({ SERVER_NAME: 'cloud.test' });
    await gateway.stop();
    await expectRecovery(right);
  });

  test('no verification is accepted when it is switched off, and said aloud', async () => {
    const other = await createCertificateAuthority({ name: 'another' });
    bed.credentials.write('ca.crt', other.certificate);
    const gateway = bed.startGateway({ TLS_INSECURE_SKIP_VERIFY: 'true' });
    await expectRecovery(gateway);
    expect(gateway.logged('tls-verification-off')).toHaveLength(1);
    expect(gateway.condition('tls-verification').state).toBe('degraded');
    expect(gateway.status.client_certificate.verification_off).toBe(true);
  });
});

describe('tokens', () => {
  test.each([
    ['without a tenant', token({}), /no claim `tenant`/],
    ['that is no JWT', 'not-a-token', /not a JWT/],
    ['that is empty', '\n', /empty/],
  ])('one %s', async (_what, text, reason) => {
    bed.credentials.write('token', text);
    const gateway = bed.startGateway();
    await expectFault(gateway, 'token', reason);
    bed.credentials.write('token', token({ tenant: 'acme' }));
    await expectRecovery(gateway);
  });

  test('no file', async () => {
    rmSync(bed.credentials.path('token'));
    const gateway = bed.startGateway();
    await expectFault(gateway, 'token', /AUTH_TOKEN_FILE .* does not exist/);
    bed.credentials.write('token', token({ tenant: 'acme' }));
    await expectRecovery(gateway);
  });

  test('an expired one, which the cloud refuses', async () => {
    const expired = token({ tenant: 'acme', exp: 1_700_000_000 });
    bed.credentials.write('token', expired);
    bed.cloud.script.refusesToken = (text) => text === expired;
    const gateway = bed.startGateway();
    await expectFault(gateway, 'token', /refuses the access token; the access token expired at 2023-11-14/);
    await eventually(async () =>
      expect(await gateway.metric('connect_failures_total', { kind: 'unauthenticated' })).toBeGreaterThan(1),
    );
    const lines = JSON.stringify(gateway.lines);
    expect(lines).not.toContain(expired);
    bed.credentials.write('token', token({ tenant: 'acme' }));
    await expectRecovery(gateway);
  });

  test('one that only this clock calls expired is used, since the cloud takes it', async () => {
    bed.credentials.write('token', token({ tenant: 'acme', exp: 1_700_000_000 }));
    const gateway = bed.startGateway();
    await expectRecovery(gateway);
    expect(gateway.condition('token').state).toBe('ok');
  });

  test('a file that breaks later leaves the token in use', async () => {
    const gateway = bed.startGateway();
    await expectRecovery(gateway);
    bed.credentials.write('token', 'broken');
    await eventually(() => expect(gateway.condition('token').state).toBe('degraded'));
    expect(gateway.readiness.ready).toBe(true);
  });
});

describe('the outside', () => {
  test('an unreachable cloud', async () => {
    const port = bed.cloud.port;
    bed.cloud.close();
    const gateway = bed.startGateway();
    await expectFault(gateway, 'cloud', /ECONNREFUSED/);
    expect(await gateway.metric('connect_failures_total', { kind: 'unreachable' })).toBeGreaterThan(1);
    expect(bed.cloud.port).toBe(port);
    await bed.cloudListens();
    await expectRecovery(gateway);
  });

  test('an unreachable bus', async () => {
    await bed.bus.server.kill();
    const gateway = bed.startGateway();
    await expectFault(gateway, 'bus', /cannot connect/);
    await bed.bus.server.restart();
    await expectRecovery(gateway);
  });

  test('a stream that is not as declared', async () => {
    await bed.bus.changeInventoryStream({ discard: 'old' });
    const gateway = bed.startGateway();
    await expectFault(gateway, 'streams', /KESTREL_INVENTORY.*discard/);
    await bed.bus.changeInventoryStream({ discard: 'new' });
    await expectRecovery(gateway);
  });

  test('a port where nobody speaks', async () => {
    const gateway = bed.startGateway({ SERVER_PORT: String(await freePort()) });
    await expectFault(gateway, 'cloud', /ECONNREFUSED/);
  });
});
