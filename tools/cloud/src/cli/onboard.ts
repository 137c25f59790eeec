import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CertificateAuthority, CertificatePair } from '@kestrel/testkit/certificates';
import { ensureMaterial } from '../authority/material.ts';
import { createTokens } from '../authority/tokens.ts';
import { renderValues } from './values-file.ts';

export interface OnboardOptions {
  /** A name that Kubernetes would accept, used as id and name of the cluster. */
  readonly cluster: string;
  readonly tenant: string;
  /** The cloud's directory; the cluster's files go to `<dir>/clusters/<cluster>`. */
  readonly dir: string;
  readonly serverHost: string;
  readonly serverPort: number;
  readonly tokenExpiresInSeconds: number;
}

/** Paths of what was written, and the environment with which a gateway outside Kubernetes uses it. */
export interface Onboarding {
  readonly valuesFile: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Gives a cluster its credentials. A second time renews the token and keeps the CA and the client certificate. */
export async function onboard(options: OnboardOptions): Promise<Onboarding> {
  const { cluster, tenant } = options;
  const material = await ensureMaterial(options.dir, options.serverHost);
  const tokens = await createTokens(material.tokenKey);
  const token = await tokens.issue({ cluster, tenant, expiresInSeconds: options.tokenExpiresInSeconds });
  const folder = resolve(options.dir, 'clusters', cluster);
  const client = await clientCertificate(folder, material.authority, cluster);

  await mkdir(folder, { recursive: true, mode: 0o700 });
  const write = async (file: string, text: string) => {
    const path = join(folder, file);
    await writeFile(path, text, { mode: 0o600 });
    return path;
  };
  const caCertificate = material.authority.certificate;
  const valuesFile = await write(
    `kestrel-ai-operator-values-${cluster}.yaml`,
    renderValues({ ...options, token, client, caCertificate }),
  );
  await write('token', token);
  return {
    valuesFile,
    environment: {
      SERVER_HOST: options.serverHost,
      SERVER_PORT: String(options.serverPort),
      CLIENT_CERT_FILE: await write('client.crt', client.certificate),
      CLIENT_KEY_FILE: await write('client.key', client.key),
      CA_CERT_FILE: await write('ca.crt', caCertificate),
      AUTH_TOKEN: token,
    },
  };
}

async function clientCertificate(
  folder: string,
  authority: CertificateAuthority,
  cluster: string,
): Promise<CertificatePair> {
  const [certificate, key] = await Promise.all(
    ['client.crt', 'client.key'].map((file) => readFile(join(folder, file), 'utf8').catch(() => undefined)),
  );
  if (certificate !== undefined && key !== undefined) return { certificate, key };
  return authority.issueClientCertificate({ commonName: cluster });
}
