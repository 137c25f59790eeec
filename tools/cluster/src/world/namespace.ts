import { type KubernetesObject, toTimestamp } from '../objects/kubernetes-object.ts';
import { withManagedFields } from './managed-fields.ts';
import { newMeta, type World } from './world.ts';

/** What every cluster starts with. */
export const systemNamespaces = ['default', 'kube-node-lease', 'kube-public', 'kube-system'] as const;

export function buildNamespace(
  world: World,
  name: string,
  createdMs: number,
  labels: Record<string, string> = {},
): KubernetesObject {
  const namespace: KubernetesObject = {
    kind: 'Namespace',
    apiVersion: 'v1',
    metadata: newMeta(world.random, {
      name,
      createdMs,
      labels: { 'kubernetes.io/metadata.name': name, ...labels },
    }),
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
  return withManagedFields(namespace, { manager: 'helm', time: toTimestamp(createdMs) });
}
