import { createPrivateKey } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTempFolder } from '@kestrel/testkit';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import { describe, expect, it } from 'vitest';
import { loadTlsMaterial, type TlsFiles } from './tls-material.ts';
import { TlsMaterialError, type TlsProblem } from './tls-problem.ts';

const authority = await createCertificateAuthority({ name: 'test CA' });
const pair = await authority.issueClientCertificate({ commonName: 'client' });
const otherPair = await authority.issueClientCertificate({ commonName: 'client' });

interface Contents {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
}

function writeFiles(contents: Contents = {}): TlsFiles {
  const folder = makeTempFolder('tls');
  const texts = { cert: pair.certificate, key: pair.key, ca: authority.certificate, ...contents };
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined) writeFileSync(join(folder, name), text);
  }
  return { certFile: join(folder, 'cert'), keyFile: join(folder, 'key'), caFile: join(folder, 'ca') };
}

async function problemsOf(files: TlsFiles): Promise<readonly TlsProblem[]> {
  const error = await loadTlsMaterial(files).catch((failure: unknown) => failure);
  if (!(error instanceof TlsMaterialError)) throw new Error('expected a TlsMaterialError', { cause: error });
  return error.problems;
}

describe('loadTlsMaterial', () => {
  it('returns what fits together, with the end of the client certificate', async () => {
    const material = await loadTlsMaterial(writeFiles());
    expect(material).toMatchObject({ cert: pair.certificate, key: pair.key, ca: authority.certificate });
    expect(material.expiresAt.getTime()).toBeGreaterThan(Date.now());
    expect(material.warnings).toEqual([]);
  });

  it('needs no CA', async () => {
    const { certFile, keyFile } = writeFiles();
    expect((await loadTlsMaterial({ certFile, keyFile })).ca).toBeUndefined();
  });

  it('takes a chain, and checks the key against its first certificate', async () => {
    const files = writeFiles({ cert: `${pair.certificate}\n${authority.certificate}` });
    expect((await loadTlsMaterial(files)).cert).toContain(authority.certificate);
  });

  it('has the same digest for the same contents only', async () => {
    const first = await loadTlsMaterial(writeFiles());
    const same = await loadTlsMaterial(writeFiles());
    const other = await loadTlsMaterial(writeFiles({ cert: otherPair.certificate, key: otherPair.key }));
    expect(same.digest).toBe(first.digest);
    expect(other.digest).not.toBe(first.digest);
  });

  it('lists every file that is missing', async () => {
    const files = writeFiles({ cert: undefined, key: undefined, ca: undefined });
    const problems = await problemsOf(files);
    expect(problems.map(({ file }) => file)).toEqual([files.certFile, files.keyFile, files.caFile]);
    expect(problems[0]).toMatchObject({ message: 'does not exist', fix: expect.stringContaining('Secret') });
  });

  it.skipIf(process.getuid?.() === 0)('names a file that may not be read', async () => {
    const files = writeFiles();
    chmodSync(files.keyFile, 0o000);
    expect(await problemsOf(files)).toMatchObject([
      { file: files.keyFile, message: 'cannot be read (EACCES)' },
    ]);
  });

  it('names what is a folder', async () => {
    const files = writeFiles();
    const folder = makeTempFolder('tls');
    expect(await problemsOf({ ...files, keyFile: folder })).toMatchObject([
      { file: folder, message: 'cannot be read (EISDIR)' },
    ]);
  });

  it.each<[string, Contents, 'caFile' | 'certFile' | 'keyFile', RegExp]>([
    ['no PEM in the certificate', { cert: 'hello' }, 'certFile', /no PEM certificate/],
    ['an empty certificate', { cert: '' }, 'certFile', /no PEM certificate/],
    ['half a certificate', { cert: pair.certificate.slice(0, 300) }, 'certFile', /ends within a certificate/],
    [
      'a damaged certificate',
      { cert: pair.certificate.replace(/\n.{20}/, '\n') },
      'certFile',
      /cannot be parsed/,
    ],
    ['a key for a certificate', { cert: pair.key }, 'certFile', /private key, not a certificate/],
    ['no PEM in the key', { key: 'hello' }, 'keyFile', /no PEM private key/],
    ['half a key', { key: pair.key.slice(0, 100) }, 'keyFile', /cannot be parsed/],
    ['a certificate for a key', { key: pair.certificate }, 'keyFile', /certificate, not a private key/],
    ['an encrypted key', { key: encrypted(pair.key) }, 'keyFile', /is encrypted/],
    ['the key of another certificate', { key: otherPair.key }, 'keyFile', /not the key of the certificate/],
    ['no PEM in the CA', { ca: 'hello' }, 'caFile', /no PEM certificate/],
    ['half a CA', { ca: authority.certificate.slice(0, 300) }, 'caFile', /ends within a certificate/],
  ])('names the file with %s, and a fix', async (_, contents, name, message) => {
    const files = writeFiles(contents);
    const problems = await problemsOf(files);
    expect(problems).toMatchObject([{ file: files[name], message: expect.stringMatching(message) }]);
    expect(problems[0]?.fix).not.toBe('');
  });

  it.each([
    ['expired', /CN=client.* expired at/],
    ['not-yet-valid', /CN=client.* valid only from/],
  ] as const)('warns of a client certificate that is %s, and returns it', async (validity, message) => {
    const outOfTime = await authority.issueClientCertificate({ commonName: 'client', validity });
    const files = writeFiles({ cert: outOfTime.certificate, key: outOfTime.key });
    const { warnings } = await loadTlsMaterial(files);
    expect(warnings).toMatchObject([{ file: files.certFile, message: expect.stringMatching(message) }]);
  });

  it('warns of a CA that has expired', async () => {
    const expired = await createCertificateAuthority({ name: 'old CA', validity: 'expired' });
    const files = writeFiles({ ca: `${authority.certificate}\n${expired.certificate}` });
    const { warnings } = await loadTlsMaterial(files);
    expect(warnings).toMatchObject([{ file: files.caFile, message: expect.stringContaining('CN=old CA') }]);
  });
});

function encrypted(key: string): string {
  const options = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const;
  return createPrivateKey(key).export(options).toString();
}
