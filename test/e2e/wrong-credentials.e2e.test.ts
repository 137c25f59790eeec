import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BundleService, eventually, makeTempFolder, removeTempFolder } from '@kestrel/testkit';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { problemLines, untilCondition } from '../support/conditions.ts';
import { startTestBed, type TestBed } from '../support/test-bed.ts';

interface WrongThing {
  readonly what: string;
  /** Makes it wrong in the folder of credentials, and returns settings to start with. */
  readonly spoil: (folder: string, bed: TestBed) => Promise<Record<string, string>>;
  /** Which condition says so, and how. */
  readonly condition: string;
  readonly reason: RegExp;
  /** Needs a restart to be mended: it is a setting and not a file. */
  readonly restart?: true;
}

const otherAuthority = await createCertificateAuthority({ name: 'another authority' });

const wrongThings: readonly WrongThing[] = [
  {
    what: 'no client certificate',
    async spoil(folder) {
      rmSync(join(folder, 'client.crt'));
      return {};
    },
    condition: 'client-certificate',
    reason: /client\.crt/,
  },
  {
    what: 'a certificate of another authority',
    async spoil(folder) {
      writeCertificate(folder, await otherAuthority.issueClientCertificate({ commonName: 'demo' }));
      return {};
    },
    condition: 'cloud',
    reason: /refuses our client certificate/,
  },
  {
    what: 'an expired certificate',
    async spoil(folder) {
      const leaf = { commonName: 'demo', validity: 'expired' } as const;
      writeCertificate(folder, await otherAuthority.issueClientCertificate(leaf));
      return {};
    },
    condition: 'client-certificate',
    reason: /expired/,
  },
  {
    what: 'the wrong authority for the server',
    async spoil(folder) {
      writeFileSync(join(folder, 'ca.crt'), otherAuthority.certificate);
      return {};
    },
    condition: 'cloud',
    reason: /not from a CA that we trust/,
  },
  {
    what: 'the wrong server name',
    spoil: async () => ({ SERVER_NAME: 'other.example' }),
    condition: 'cloud',
    reason: /other\.example/,
    restart: true,
  },
  {
    what: 'a token without tenant',
    async spoil(folder, bed) {
      writeFileSync(join(folder, 'token'), await bed.operator.cloud.issueToken('--no-tenant'));
      return {};
    },
    condition: 'token',
    reason: /tenant/,
  },
  {
    what: 'an expired token',
    async spoil(folder, bed) {
      writeFileSync(join(folder, 'token'), await bed.operator.cloud.issueToken('--expires-in=-1h'));
      return {};
    },
    condition: 'token',
    reason: /expired/,
  },
  {
    what: 'a token that is none',
    async spoil(folder) {
      writeFileSync(join(folder, 'token'), 'not-a-token');
      return {};
    },
    condition: 'token',
    reason: /JWT|token/,
  },
];

describe('wrong credentials: one clear line, not ready, and well again when mended', () => {
  let bed: TestBed;
  let folder: string;
  let gateway: BundleService | undefined;

  beforeAll(async () => {
    folder = makeTempFolder('credentials');
    bed = await startTestBed({ watchers: 0, gateways: 0 });
  });

  afterEach(async () => {
    await gateway?.stop();
  });

  afterAll(async () => {
    await removeTempFolder(folder);
    await bed?.[Symbol.asyncDispose]();
  });

  test.each(wrongThings)('$what', async ({ spoil, condition, reason, restart }) => {
    restoreCredentials();
    const settings = await spoil(folder, bed);
    gateway = await bed.operator.addGateway({ ...credentialFiles(folder), ...settings });

    // Failed it is from the start; why, it says after the first attempt.
    const bad = await untilCondition(gateway, condition, /failed|degraded/, reason);
    expect(bad.ready).toBe(false);
    await eventually(() => expect(problemLines(gateway, reason)).not.toEqual([]));
    // One line says it; repeats are rare, not one an attempt.
    expect(problemLines(gateway, reason).length).toBeLessThanOrEqual(3);
    expect(await gateway.metric('kestrel_uplink_gateway_condition_state')).toBeGreaterThan(0);

    restoreCredentials();
    if (restart) {
      await gateway.stop();
      await gateway.start({ SERVER_NAME: '' });
    }
    await untilCondition(gateway, 'cloud', /^ok$/);
    await untilCondition(gateway, condition, /^ok$/);
    await eventually(async () => expect((await gateway?.readiness())?.ready).toBe(true));
  });

  function restoreCredentials(): void {
    cpSync(bed.operator.cloud.credentialsFolder, folder, { recursive: true });
  }
});

/** Files that change are noticed at once: the wait for it is no part of what is tested. */
function credentialFiles(folder: string): Record<string, string> {
  return {
    CLIENT_CERT_FILE: join(folder, 'client.crt'),
    CLIENT_KEY_FILE: join(folder, 'client.key'),
    CA_CERT_FILE: join(folder, 'ca.crt'),
    AUTH_TOKEN_FILE: join(folder, 'token'),
    FILE_CHECK_INTERVAL: '500ms',
  };
}

function writeCertificate(folder: string, pair: { certificate: string; key: string }): void {
  writeFileSync(join(folder, 'client.crt'), pair.certificate);
  writeFileSync(join(folder, 'client.key'), pair.key);
}
