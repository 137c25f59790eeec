import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apply } from '../../src/kubectl.ts';
import { dataFolder, nodeName } from '../../src/settings.ts';

const className = 'testbed';

/** What a cluster has before anything is installed: a default class of storage, and an unused volume on this node. */
export async function provideVolume(): Promise<void> {
  const name = `testbed-${Date.now()}`;
  const path = join(dataFolder, 'volumes', name);
  mkdirSync(path, { recursive: true });
  const onThisNode = { key: 'kubernetes.io/hostname', operator: 'In', values: [nodeName] };
  await apply([
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: {
        name: className,
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      },
      provisioner: 'kubernetes.io/no-provisioner',
      volumeBindingMode: 'WaitForFirstConsumer',
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        storageClassName: className,
        capacity: { storage: '4Gi' },
        accessModes: ['ReadWriteOnce'],
        persistentVolumeReclaimPolicy: 'Retain',
        local: { path },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [onThisNode] }] } },
      },
    },
  ]);
}
