import { readFileSync } from 'node:fs';
import { type ApiClient, createApiClient, type SimulatedCluster } from '@kestrel/testkit';

/** Reads the simulated cluster's API as its kubeconfig says. */
export function simulatedApi({ kubeconfig }: SimulatedCluster): ApiClient {
  const { clusters, users } = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  const { server, 'certificate-authority-data': ca } = clusters[0].cluster;
  return createApiClient({
    url: server,
    ca: Buffer.from(ca, 'base64').toString(),
    token: users[0].user.token,
  });
}
