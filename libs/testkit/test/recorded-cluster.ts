import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { ApiClient, RawObject } from '../src/api-server/api-client.ts';
import type { InventoryEntry } from '../src/inventory/diff-inventory.ts';
import type { RecordedInventory } from './recorded-inventory.ts';

type Message = RawObject['spec'];

/** Recorded uid → uid of the same object in the rebuilt cluster. */
export type UidMap = Map<string, string>;

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Rebuilds the cluster that the deployed operator was recorded in: its manifests applied, and what controllers and a
 * kubelet had made of them by hand, from what was recorded.
 */
export class RecordedCluster {
  readonly uids: UidMap = new Map();
  readonly #admin: ApiClient;
  readonly #recorded: RecordedInventory;

  constructor(admin: ApiClient, recorded: RecordedInventory) {
    this.#admin = admin;
    this.#recorded = recorded;
  }

  /** As it was at the commit. */
  async build(): Promise<void> {
    await this.#createNode();
    for (const manifest of readManifests()) await this.apply(manifest);
    for (const entry of this.#ofType('workload-replicaset')) await this.#createReplicaSet(entry);
    for (const entry of this.#ofType('workload-job')) {
      if (entry.name.startsWith('nightly-')) await this.#createJobOfCronJob(entry);
    }
    for (const entry of this.#ofType('pod')) await this.bringUpPod(entry);
    for (const { metadata } of await this.#admin.list('Namespace')) {
      this.#note('namespace', metadata.name ?? '', undefined, metadata.uid);
    }
  }

  /** As `kubectl apply` does, with the cluster address that was recorded. */
  async apply(manifest: RawObject): Promise<void> {
    const created = await this.#admin.create({
      ...manifest,
      metadata: { ...manifest.metadata, annotations: annotate(manifest) },
      ...this.#recordedAddress(manifest),
    });
    const { name = '', namespace, uid } = created.metadata;
    for (const type of typesOf(created)) this.#note(type, name, namespace, uid);
  }

  /** Creates the pod, unless a manifest did, and gives it the status that a kubelet had reported. */
  async bringUpPod(entry: InventoryEntry): Promise<void> {
    const message = this.#withCurrentUids(entry.json as Message);
    const { name, namespace } = entry;
    const reference = { kind: 'Pod', name, namespace };
    if ((await this.#admin.get(reference)) === undefined) {
      const metadata = { name, namespace, labels: message.labels, ownerReferences: toOwners(message) };
      const created = await this.#admin.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata,
        spec: { containers: [{ name: 'c', image: 'pause:local' }] },
      });
      this.#note('pod', name, namespace, created.metadata.uid);
    }
    await this.#admin.patchStatus(reference, {
      status: {
        phase: message.phase,
        podIP: message.pod_ip,
        podIPs: [{ ip: message.pod_ip }],
        conditions: [{ type: 'Ready', status: message.ready === true ? 'True' : 'False' }],
      },
    });
  }

  async #createNode(): Promise<void> {
    for (const { name, json } of this.#ofType('node')) {
      const message = json as Message;
      const node = { apiVersion: 'v1', kind: 'Node', metadata: { name, labels: message.labels } };
      const created = await this.#admin.create(node);
      this.#note('node', name, undefined, created.metadata.uid);
      await this.#admin.patchStatus(
        { kind: 'Node', name },
        {
          status: {
            addresses: [
              { type: 'InternalIP', address: message.internal_ips[0] },
              { type: 'Hostname', address: message.hostname },
            ],
            conditions: [{ type: 'Ready', status: 'True' }],
          },
        },
      );
    }
  }

  /** `web-6fd46bb98f` belongs to the Deployment `web`, and has its template. */
  async #createReplicaSet({ name, namespace, json }: InventoryEntry): Promise<void> {
    if (namespace === 'kube-system') return;
    const deployment = await this.#get('Deployment', namespace, name.slice(0, name.lastIndexOf('-')));
    const { labels } = json as Message;
    const template = { ...deployment.spec.template, metadata: { labels } };
    const created = await this.#admin.create({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name, namespace, labels, ownerReferences: [controllerReference(deployment)] },
      spec: { replicas: deployment.spec.replicas, selector: { matchLabels: labels }, template },
    });
    this.#note('workload-replicaset', name, namespace, created.metadata.uid);
  }

  async #createJobOfCronJob({ name, namespace }: InventoryEntry): Promise<void> {
    const cronJob = await this.#get('CronJob', namespace, 'nightly');
    const created = await this.#admin.create({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name, namespace, ownerReferences: [controllerReference(cronJob)] },
      spec: cronJob.spec.jobTemplate.spec,
    });
    this.#note('workload-job', name, namespace, created.metadata.uid);
  }

  async #get(kind: string, namespace: string, name: string): Promise<RawObject> {
    const object = await this.#admin.get({ kind, namespace, name });
    if (object === undefined) throw new Error(`no ${kind} ${namespace}/${name}`);
    return { apiVersion: kind === 'CronJob' ? 'batch/v1' : 'apps/v1', kind, ...object };
  }

  #ofType(type: string): InventoryEntry[] {
    return this.#recorded.atCommit.filter(
      (entry) => entry.type === type && entry.namespace !== 'kube-system',
    );
  }

  #note(type: string, name: string, namespace: string | undefined, uid: string | undefined): void {
    const recorded = [...this.#recorded.atCommit, ...this.#recorded.atEnd].find(
      (entry) => entry.type === type && entry.name === name && entry.namespace === (namespace ?? ''),
    );
    if (recorded !== undefined && uid !== undefined) this.uids.set(recorded.uid, uid);
  }

  #withCurrentUids(message: Message): Message {
    return replaceUids(message, this.uids);
  }

  #recordedAddress(manifest: RawObject): { spec?: unknown } {
    if (manifest.kind !== 'Service') return {};
    const { name, namespace } = manifest.metadata;
    const recorded = this.#ofType('service').find(
      (entry) => entry.name === name && entry.namespace === namespace,
    );
    const address = (recorded?.json as Message)?.cluster_ip;
    return address === undefined ? {} : { spec: { ...manifest.spec, clusterIP: address } };
  }
}

/** Every recorded uid in a message, wherever it stands, replaced by the rebuilt object's. */
export function replaceUids<T>(message: T, uids: ReadonlyMap<string, string>): T {
  let text = JSON.stringify(message);
  for (const [recorded, current] of uids) text = text.replaceAll(recorded, current);
  return JSON.parse(text);
}

function readManifests(): RawObject[] {
  const file = new URL('../fixtures/deployed-operator-cluster.yaml', import.meta.url);
  return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS());
}

function annotate(manifest: RawObject): Record<string, string> {
  return { ...manifest.metadata.annotations, [lastApplied]: `${JSON.stringify(manifest)}\n` };
}

/** An owner-less Pod of the manifests is two objects of the inventory. */
function typesOf({ kind = '' }: RawObject): string[] {
  const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];
  if (kind === 'Pod') return ['pod', 'workload-pod'];
  return [workloads.includes(kind) ? `workload-${kind.toLowerCase()}` : kind.toLowerCase()];
}

function controllerReference({ apiVersion, kind, metadata }: RawObject) {
  return {
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

function toOwners(message: Message) {
  return (message.owner_references ?? []).map((owner: Message) => ({
    apiVersion: owner.api_version,
    kind: owner.kind,
    name: owner.name,
    uid: owner.uid,
    controller: owner.controller,
    blockOwnerDeletion: owner.block_owner_deletion,
  }));
}
