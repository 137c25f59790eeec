import type { ApiClient, MeshWorkload, RawObject } from '@kestrel/testkit';

/** Puts a workload of the test mesh into the cluster: a Deployment, its ReplicaSet, and a running Pod with the address. */
export async function placeMeshWorkload(api: ApiClient, workload: MeshWorkload): Promise<void> {
  const { namespace, name, pod, ip } = workload;
  const labels = { app: name };
  const spec = { containers: [{ name: 'app', image: 'registry.example/app:1' }] };
  const controller = {
    metadata: { name, namespace, labels },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  };
  const deployment = await api.create({ apiVersion: 'apps/v1', kind: 'Deployment', ...controller });
  const replicaSet = await api.create({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    ...controller,
    metadata: { ...controller.metadata, ownerReferences: [ownedBy(deployment)] },
  });
  await api.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: pod, namespace, labels, ownerReferences: [ownedBy(replicaSet)] },
    spec: { ...spec, nodeName: 'n1' },
  });
  const status = { phase: 'Running', podIP: ip, podIPs: [{ ip }] };
  await api.patchStatus({ apiVersion: 'v1', kind: 'Pod', namespace, name: pod }, { status });
}

function ownedBy({ apiVersion, kind, metadata }: RawObject) {
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true };
}
