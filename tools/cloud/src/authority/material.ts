import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  loadCertificateAuthority,
} from '@kestrel/testkit/certificates';
import { exportPKCS8, generateKeyPair } from 'jose';

/** Names under which a development cloud is reached without being told: this machine, and its service in compose. */
const usualNames = ['localhost', '127.0.0.1', '::1', 'cloud'];

/** What the cloud proves itself with and checks others by. PEM texts. */
export interface Material {
  readonly authority: CertificateAuthority;
  readonly serverCertificate: string;
  readonly serverKey: string;
  /** Signs and verifies access tokens (ES256), PKCS #8. */
  readonly tokenKey: string;
}

/**
 * The material in `<dir>/authority`, made there the first time. Safe when several processes start at once: the folder
 * appears whole, and whoever comes second takes the first one's. A host that the server certificate does not name yet
 * gets a new certificate by the same CA, which a running cloud takes up when it starts again.
 */
export async function ensureMaterial(dir: string, serverHost?: string): Promise<Material> {
  const folder = join(dir, 'authority');
  if (!(await exists(folder))) await createFolder(dir, folder);
  const authority = loadCertificateAuthority({
    certificate: await readText(folder, 'ca.crt'),
    key: await readText(folder, 'ca.key'),
  });
  if (serverHost !== undefined) await addServerName(folder, authority, serverHost);
  return {
    authority,
    serverCertificate: await readText(folder, 'server.crt'),
    serverKey: await readText(folder, 'server.key'),
    tokenKey: await readText(folder, 'token.key'),
  };
}

async function createFolder(dir: string, folder: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  const draft = await mkdtemp(join(dir, '.authority-'));
  const authority = await createCertificateAuthority({ name: 'Kestrel development cloud CA' });
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  await writeSecret(draft, 'ca.crt', authority.certificate);
  await writeSecret(draft, 'ca.key', authority.key);
  await writeSecret(draft, 'token.key', await exportPKCS8(privateKey));
  await writeServerCertificate(draft, authority, usualNames);
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
}

async function addServerName(folder: string, authority: CertificateAuthority, host: string): Promise<void> {
  const certificate = new X509Certificate(await readText(folder, 'server.crt'));
  const covered = isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host);
  if (covered === undefined) {
    await writeServerCertificate(folder, authority, [...new Set([...namesOf(certificate), host])]);
  }
}

async function writeServerCertificate(
  folder: string,
  authority: CertificateAuthority,
  names: readonly string[],
): Promise<void> {
  const pair = await authority.issueServerCertificate({
    commonName: 'Kestrel development cloud',
    dnsNames: names.filter((name) => !isIP(name)),
    ipAddresses: names.filter((name) => isIP(name)),
  });
  await writeSecret(folder, 'server.crt', pair.certificate);
  await writeSecret(folder, 'server.key', pair.key);
}

/** `subjectAltName` is text such as `DNS:localhost, IP Address:127.0.0.1`. */
function namesOf(certificate: X509Certificate): string[] {
  return (certificate.subjectAltName ?? '')
    .split(', ')
    .map((entry) => entry.slice(entry.indexOf(':') + 1))
    .filter((name) => name !== '');
}

async function exists(folder: string): Promise<boolean> {
  return readFile(join(folder, 'token.key')).then(
    () => true,
    () => false,
  );
}

function readText(folder: string, file: string): Promise<string> {
  return readFile(join(folder, file), 'utf8');
}

async function writeSecret(folder: string, file: string, text: string): Promise<void> {
  await writeFile(join(folder, file), text, { mode: 0o600 });
}
