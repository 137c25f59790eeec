import type { Json } from '@kestrel/proto/json';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiServer, startApiServer } from '../src/api-server/api-server.ts';
import { installAuthorizationPolicies } from '../src/api-server/authorization-policy-crd.ts';
import { deleteNamespace } from '../src/api-server/delete-namespace.ts';
import { isMissingProgram } from '../src/find-program.ts';
import {
  describeDiff,
  diffInventory,
  type InventoryEntry,
  toEntries,
} from '../src/inventory/diff-inventory.ts';
import { expectedInventory } from '../src/inventory/expected-inventory.ts';
import { collectCluster } from '../src/inventory/raw-cluster.ts';
import { RecordedCluster, replaceUids } from './recorded-cluster.ts';
import { readRecordedInventory } from './recorded-inventory.ts';

type Message = Record<string, Json>;

/** Where we say something else than the deployed operator, on purpose. Each must be met at least once. */
const wantedDifferences: readonly {
  readonly why: string;
  readonly apply: (entry: InventoryEntry) => Message;
}[] = [
  {
    why: 'the last-applied annotation stays in the cluster',
    apply: ({ json }) => withoutLastApplied(json as Message),
  },
  {
    why: 'an AuthorizationPolicy has the version that is served, here v1',
    apply: ({ type, json }) =>
      type === 'authorizationpolicy'
        ? { ...(json as Message), api_version: 'security.istio.io/v1' }
        : (json as Message),
  },
  {
    why: 'the targets of a NetworkPolicy with matchExpressions are what these take, not the whole namespace',
    apply: ({ type, name, json }) =>
      type === 'networkpolicy' && name === 'back'
        ? { ...(json as Message), target_workloads: ['shop.Deployment.orders'] }
        : (json as Message),
  },
  {
    why: 'a Pod without an owner is a workload, so a policy for the whole namespace has it among its targets',
    apply: ({ json }) => withLonePodAmongTargets(json as Message),
  },
];

describe.skipIf(isMissingProgram('etcd', 'kube-apiserver'))('the mapping and a deployed operator', () => {
  const recorded = readRecordedInventory();
  let server: ApiServer;
  let cluster: RecordedCluster;

  beforeAll(async () => {
    server = await startApiServer();
    await installAuthorizationPolicies(server.admin);
    cluster = new RecordedCluster(server.admin, recorded);
    await cluster.build();
  });
  afterAll(() => server?.stop());

  /** Ours of the objects that were recorded, and theirs as it should be: with our uids, times and wanted differences. */
  async function compare(theirs: readonly InventoryEntry[]): Promise<string> {
    const all = toEntries(expectedInventory(await collectCluster(server.admin)));
    const ours = all.filter(isOfTheManifests);
    const aligned = theirs
      .filter(isOfTheManifests)
      .map((entry) => applyWantedDifferences(replaceUids(entry, cluster.uids)))
      .map((entry) => alignGenerated(entry, ours));
    return describeDiff(diffInventory(aligned, ours));
  }

  test('agree on every object at the commit', async () => {
    expect(await compare(recorded.atCommit)).toBe('the inventories are equal');
  });

  test('agree after a label, a new pod, deletes and the end of a namespace', async () => {
    const { admin } = server;
    const shop = 'shop';
    await admin.patch(
      { kind: 'Deployment', namespace: shop, name: 'web' },
      { metadata: { labels: { stage: 'prod' } } },
    );
    for (const entry of recorded.atEnd.filter(isLaterPod)) await cluster.bringUpPod(entry);
    await admin.delete({ kind: 'Service', namespace: shop, name: 'ext' });
    await admin.delete({ kind: 'NetworkPolicy', namespace: shop, name: 'all' });
    await admin.delete({ kind: 'AuthorizationPolicy', namespace: shop, name: 'deny-nothing' });
    await cluster.apply({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'applied-by-cloud', namespace: shop },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
    await deleteNamespace(admin, 'ops');
    expect(await compare(recorded.atEnd)).toBe('the inventories are equal');
  });

  test.each(wantedDifferences)('differ on purpose: $why', ({ apply }) => {
    const changed = recorded.atCommit.filter(
      (entry) => JSON.stringify(apply(entry)) !== JSON.stringify(entry.json),
    );
    expect(changed.length).toBeGreaterThan(0);
  });
});

const laterPod = 'web-6fd46bb98f-ctt8n';

function isLaterPod({ type, name }: InventoryEntry): boolean {
  return type === 'pod' && name === laterPod;
}

/** The recorded cluster also ran CoreDNS, and its API server had another port. */
function isOfTheManifests({ type, namespace }: InventoryEntry): boolean {
  return type === 'namespace' || type === 'node' || namespace === 'shop' || namespace === 'ops';
}

function applyWantedDifferences(entry: InventoryEntry): InventoryEntry {
  let current = entry;
  for (const difference of wantedDifferences) current = { ...current, json: difference.apply(current) };
  return current;
}

/** What an API server makes up, where both have it: creation time and resource version. */
function alignGenerated(theirs: InventoryEntry, ours: readonly InventoryEntry[]): InventoryEntry {
  const own = ours.find((entry) => entry.type === theirs.type && entry.uid === theirs.uid)?.json as
    | Message
    | undefined;
  const json = theirs.json as Message;
  return {
    ...theirs,
    json: {
      ...json,
      ...sharedField(json, own, 'created_at'),
      ...(json.metadata === undefined
        ? {}
        : {
            metadata: {
              ...(json.metadata as Message),
              ...sharedField(
                json.metadata as Message,
                own?.metadata as Message | undefined,
                'resource_version',
              ),
            },
          }),
    },
  };
}

function sharedField(theirs: Message, ours: Message | undefined, name: string): Message {
  const own = ours?.[name];
  return theirs[name] === undefined || own === undefined ? {} : { [name]: own };
}

function withoutLastApplied(message: Message): Message {
  const { metadata, ...rest } = message;
  return metadata === undefined
    ? dropAnnotation(message)
    : { metadata: dropAnnotation(metadata as Message), ...rest };
}

function dropAnnotation(holder: Message): Message {
  const { annotations, ...rest } = holder;
  if (annotations === undefined) return holder;
  const { 'kubectl.kubernetes.io/last-applied-configuration': _dropped, ...kept } = annotations as Message;
  return Object.keys(kept).length === 0 ? rest : { ...rest, annotations: kept };
}

function withLonePodAmongTargets(message: Message): Message {
  const targets = message.target_workloads as string[] | undefined;
  const isWholeNamespace = targets?.includes('shop.Deployment.web') === true;
  return isWholeNamespace ? { ...message, target_workloads: [...targets, 'shop.Pod.broken'] } : message;
}
