import { readFile } from 'node:fs/promises';
import type { Credentials } from './credentials.ts';
import type { KubeSource } from './kube-config.ts';

/** The service account of the pod, straight from the files that the kubelet keeps fresh. */
export function inClusterCredentials(source: KubeSource & { kind: 'in-cluster' }): Credentials {
  return {
    server: new URL(source.server),
    isServerVerified: true,
    async current() {
      const [token, ca] = await Promise.all([
        readFile(source.tokenFile, 'utf8'),
        readFile(source.caFile, 'utf8'),
      ]);
      return { tls: { ca }, headers: { authorization: `Bearer ${token.trim()}` } };
    },
    forget: () => undefined,
  };
}
