import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChangeDriver } from '../support/change-driver.ts';
import { expectInventoryEqual } from '../support/expect-inventory.ts';
import { startTestBed, type TestBed } from '../support/test-bed.ts';

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
      spec: { containers: [{ name: 'main', image: 'registry.example/app:1' }] },
    });
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud, 30_000);
  });

  afterAll(async () => bed?.[Symbol.asyncDispose]());

  test('a cut cloud connection commits again without a request to the API server', async () => {
    const { cloud } = bed.operator;
    const before = await commits();
    const sinceMs = Date.now();
    await cloud.request('POST', '/faults/drop-connections');
    await eventually(async () => expect(await commits()).toBeGreaterThan(before), { timeoutMs: 15_000 });
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

  async function commits(): Promise<number> {
    return (await bed.operator.cloud.request('GET', `/clusters/${bed.operator.cloud.cluster}/inventory`))
      .commits;
  }
});
