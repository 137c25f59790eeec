import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './bundle-service.ts';

/**
 * Lays out what a pod finds in a cluster (token and CA in a folder, address in the environment) for the server of a
 * kubeconfig that this repository's own servers wrote, so that a service runs as it does in a pod.
 */
export function serviceAccountEnvironment(kubeconfigFile: string, folder: string): Environment {
  const { clusters, users } = JSON.parse(readFileSync(kubeconfigFile, 'utf8'));
  const { server, 'certificate-authority-data': ca } = clusters[0].cluster;
  const accountFolder = join(folder, 'service-account');
  mkdirSync(accountFolder, { recursive: true });
  writeFileSync(join(accountFolder, 'token'), users[0].user.token, { mode: 0o600 });
  writeFileSync(join(accountFolder, 'ca.crt'), Buffer.from(ca, 'base64'));
  const { hostname, port } = new URL(server);
  return {
    KUBERNETES_SERVICE_HOST: hostname,
    KUBERNETES_SERVICE_PORT: port,
    KUBE_SERVICE_ACCOUNT_DIR: accountFolder,
  };
}
