import { eventually, type RawObject } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BusObserver } from '../support/bus-observer.ts';
import { createChangeDriver } from '../support/change-driver.ts';
import { expectInventoryEqual, protocolAnomalies } from '../support/expect-inventory.ts';
import { startTestBed, type TestBed } from '../support/test-bed.ts';

const containers = [{ name: 'main', image: 'registry.example/app:1' }];

function ownerReference(kind: string, name: string, uid: string) {
  return { apiVersion: 'apps/v1', kind, name, uid, controller: true };
}

describe('what must cost nothing', () => {
  let bed: TestBed;

  beforeAll(async () => {
    bed = await startTestBed();
    await createChangeDriver({ api: bed.api.admin, random: bed.random, namespaces: bed.namespaces }).apply(
      300,
    );
    await bed.api.admin.create({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'steady' } });
    await bed.api.admin.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'steady', namespace: 'shop', labels: { app: 'steady' } },
      spec: { containers },
    });
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
  });

  afterAll(async () => bed?.[Symbol.asyncDispose]());

  test('a cut cloud connection commits again without a request to the API server', async () => {
    const { cloud } = bed.operator;
    const before = await commits();
    const sinceMs = Date.now();
    await cloud.request('POST', '/faults/drop-connections');
    await eventually(async () => expect(await commits()).toBeGreaterThan(before));
    await expectInventoryEqual(bed.api.admin, cloud);
    expect(bed.api.requests({ user: 'watcher', sinceMs })).toEqual([]);
  });

  test('heartbeats and changes of fields that are not sent make no message', async () => {
    const admin = bed.api.admin;
    const before = (await bed.operator.cloud.receivedTotals()).messages;
    for (let beat = 0; beat < 20; beat += 1) {
      await admin.patchStatus(
        { kind: 'Node', name: 'steady' },
        { status: { nodeInfo: { bootID: `boot-${beat}` } } },
      );
      await admin.patchStatus(
        { kind: 'Node', name: 'steady' },
        { status: { capacity: { cpu: `${beat + 1}` } } },
      );
      await admin.patch(
        { kind: 'Pod', namespace: 'shop', name: 'steady' },
        { metadata: { annotations: { checked: `${beat}` } } },
      );
      await admin.patchStatus(
        { kind: 'Pod', namespace: 'shop', name: 'steady' },
        { status: { message: `note ${beat}`, hostIP: '10.9.9.9' } },
      );
    }
    // One visible change behind them: when it is there, the others have been looked at.
    await admin.patch({ kind: 'Node', name: 'steady' }, { metadata: { labels: { seen: 'yes' } } });
    await expectInventoryEqual(admin, bed.operator.cloud);
    expect((await bed.operator.cloud.receivedTotals()).messages).toBe(before + 1);
  });

  test('a pod whose controller gets another owner is said again on the bus, and not to the cloud', async () => {
    const admin = bed.api.admin;
    // Where no policy reaches it.
    await admin.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'adopted' } });
    const reference = { kind: 'ReplicaSet', namespace: 'adopted', name: 'adopted' };
    const template = { metadata: { labels: { app: 'adopted' } }, spec: { containers } };
    const { metadata } = await admin.create({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'adopted', namespace: 'adopted' },
      spec: { replicas: 0, selector: { matchLabels: { app: 'adopted' } }, template },
    });
    const ownerReferences = [ownerReference('ReplicaSet', 'adopted', metadata.uid ?? '')];
    const pod = await admin.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'adopted', namespace: 'adopted', ownerReferences },
      spec: { containers },
    });
    await expectInventoryEqual(admin, bed.operator.cloud);
    await expectRoot(pod, 'ReplicaSet/adopted');
    const before = (await bed.operator.cloud.receivedTotals()).messages;
    const adopting = ownerReference('Deployment', 'adopter', '00000000-0000-4000-8000-000000000000');
    await admin.patch(reference, { metadata: { ownerReferences: [adopting] } });
    await expectRoot(pod, 'Deployment/adopter');
    // A change behind it: when the cloud has it, the pod was read as well.
    await admin.patch({ kind: 'Node', name: 'steady' }, { metadata: { labels: { seen: 'twice' } } });
    await expectInventoryEqual(admin, bed.operator.cloud);
    expect((await bed.operator.cloud.receivedTotals()).messages).toBe(before + 1);
    expect(await protocolAnomalies(bed.operator.cloud)).toEqual({});
  });

  /** Waits until the bus names this root of the pod. */
  async function expectRoot({ metadata }: RawObject, root: string): Promise<void> {
    const { namespace = '', name = '', uid = '' } = metadata;
    await using bus = await BusObserver.start(bed.nats.url);
    await eventually(async () => expect(await bus.podRoot({ namespace, name, uid })).toBe(root));
  }

  async function commits(): Promise<number> {
    return (await bed.operator.cloud.request('GET', `/clusters/${bed.operator.cloud.cluster}/inventory`))
      .commits;
  }
});
