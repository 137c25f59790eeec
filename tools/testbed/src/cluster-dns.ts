import { join } from 'node:path';
import { apply, kubectl } from './kubectl.ts';

/** CoreDNS as a Deployment behind the cluster's DNS address. */
export async function ensureClusterDns(): Promise<string | undefined> {
  const available = '{.status.availableReplicas}';
  const query = ['get', 'deployment', 'coredns', '-n', 'kube-system', '--ignore-not-found'];
  if ((await kubectl([...query, '-o', `jsonpath=${available}`])) === '1') return undefined;
  await apply({ file: join(import.meta.dirname, '../manifests/coredns.yaml') });
  await kubectl(['rollout', 'status', 'deployment/coredns', '-n', 'kube-system', '--timeout=120s']);
  return 'available';
}
