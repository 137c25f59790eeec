import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface KubeconfigOptions {
  readonly server: string;
  readonly token: string;
  /** PEM; undefined for a server without TLS. */
  readonly ca: string | undefined;
}

/** A kubeconfig with one cluster, one user and one context. JSON, which every YAML reader takes. */
export function buildKubeconfig({ server, token, ca }: KubeconfigOptions): string {
  const name = 'kestrel-cluster';
  const trust = ca === undefined ? {} : { 'certificate-authority-data': Buffer.from(ca).toString('base64') };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server, ...trust } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** Readable by the owner only: there is a token in it. */
export async function writeKubeconfig(path: string, options: KubeconfigOptions): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, buildKubeconfig(options), { mode: 0o600 });
}
