import { type BundleService, eventually, Operator, startApiServer, startNatsServer } from '@kestrel/testkit';
import { connect } from 'nats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemLines, untilCondition } from '../support/conditions.ts';
import { expectInventoryEqual } from '../support/expect-inventory.ts';
import { quickRetries, startTestBed, type TestBed } from '../support/test-bed.ts';

describe('wrong surroundings: one clear line, the right readiness, and well again when mended', () => {
  let bed: TestBed;

  beforeAll(async () => {
    bed = await startTestBed();
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
  });

  afterAll(async () => bed?.[Symbol.asyncDispose]());

  test('the cloud is away', async () => {
    const [gateway] = bed.operator.gateways as [BundleService];
    await bed.operator.cloud.service.kill();
    const bad = await untilCondition(gateway, 'cloud', /failed/);
    expect(bad.ready).toBe(false);
    expect(problemLines(gateway, /cloud/).length).toBeLessThanOrEqual(5);
    await bed.operator.cloud.service.start();
    await untilCondition(gateway, 'cloud', /^ok$/);
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
  });

  test('the bus is away', async () => {
    const services = [...bed.operator.watchers, ...bed.operator.gateways];
    await bed.nats.kill();
    for (const service of services) {
      const bad = await untilCondition(service, 'bus', /failed/);
      expect(bad.ready, service.name).toBe(false);
      expect(bad.conditions.find(({ name }) => name === 'bus')?.reason).toContain(
        bed.nats.url.replace('nats://', ''),
      );
    }
    await bed.nats.restart();
    for (const service of services) await untilCondition(service, 'bus', /^ok$/);
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
  });

  test('the API server is away', async () => {
    const [watcher] = bed.operator.watchers as [BundleService];
    await bed.api.kill();
    const bad = await untilCondition(watcher, 'inventory', /degraded/);
    // It can still do its work, which is to hold what it knows and to try again.
    expect(bad.ready).toBe(true);
    expect(bad.conditions.find(({ name }) => name === 'inventory')?.reason).toMatch(
      /cannot (list|watch) \w+/,
    );
    await bed.api.restart();
    await untilCondition(watcher, 'inventory', /^ok$/);
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
  });

  test('a stream is not as declared', async () => {
    await using surroundings = new AsyncDisposableStack();
    const nats = surroundings.use(await startNatsServer());
    const connection = await connect({ servers: nats.url });
    const manager = await connection.jetstreamManager();
    // What somebody else made: it would drop the oldest inventory silently.
    await manager.streams.add({
      name: 'KESTREL_INVENTORY',
      subjects: ['kestrel.inventory.>'],
      max_age: 3_600_000_000_000,
    });
    const gateway = await startGatewayAlone(bed, nats.url);
    surroundings.defer(() => gateway.stop());
    const bad = await untilCondition(gateway, 'streams', /failed|degraded/);
    const reason = bad.conditions.find(({ name }) => name === 'streams')?.reason;
    expect(reason).toMatch(/KESTREL_INVENTORY/);
    expect(reason).toMatch(/max_age|age/);
    expect(problemLines(gateway, /KESTREL_INVENTORY/).length).toBeGreaterThan(0);
    await manager.streams.delete('KESTREL_INVENTORY');
    await connection.close();
  });

  test('garbage on the bus is counted and skipped', async () => {
    const [gateway] = bed.operator.gateways as [BundleService];
    const [watcher] = bed.operator.watchers as [BundleService];
    const before = await gateway.metric('kestrel_uplink_gateway_messages_refused_total');
    const connection = await connect({ servers: bed.nats.url });
    const jetstream = connection.jetstream();
    await jetstream.publish('kestrel.inventory.pod.shop', 'too few tokens');
    await jetstream.publish('kestrel.inventory.nonsense.shop.a.b', new Uint8Array([0xff, 0xff, 0xff]));
    await jetstream.publish('kestrel.inventory.pod.shop.a.b', new Uint8Array());
    await jetstream.publish('kestrel.events.what.ever.name', 'no header');
    await connection.close();
    await eventually(async () =>
      expect(await gateway.metric('kestrel_uplink_gateway_messages_refused_total')).toBeGreaterThan(before),
    );
    await bed.api.admin.patch(
      { kind: 'Namespace', name: 'shop' },
      { metadata: { labels: { after: 'garbage' } } },
    );
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
    expect((await watcher.readiness()).ready).toBe(true);
  });
});

describe('a kind that the watcher may not read', () => {
  test('granted before and taken away: the others go on and nothing of it is deleted', async () => {
    await using bed = await startTestBed();
    const { admin, grants } = bed.api;
    await makeServices(bed, 5);
    await expectInventoryEqual(admin, bed.operator.cloud);

    await grants.refuse('services');
    await bed.operator.watchers[0]?.kill();
    await bed.operator.watchers[0]?.start();
    const [watcher] = bed.operator.watchers as [BundleService];
    await eventually(async () => expect(JSON.stringify(await watcher.readiness())).toMatch(/list services/));
    await admin.patch({ kind: 'Namespace', name: 'shop' }, { metadata: { labels: { still: 'seen' } } });
    await expectInventoryEqual(admin, bed.operator.cloud);

    // A new connection replays and commits: what may not be read any more is still there.
    await bed.operator.cloud.request('POST', '/faults/drop-connections');
    await expectInventoryEqual(admin, bed.operator.cloud);

    await admin.delete({ kind: 'Service', namespace: 'shop', name: 'service-0' });
    await grants.grant('services');
    await expectInventoryEqual(admin, bed.operator.cloud);
  });

  test('never granted: no commit, and the status names verb, resource and setting', async () => {
    await using surroundings = new AsyncDisposableStack();
    const granted = [
      'namespaces',
      'nodes',
      'pods',
      'deployments',
      'replicasets',
      'statefulsets',
      'daemonsets',
      'jobs',
      'cronjobs',
      'networkpolicies',
      'authorizationpolicies',
      'events',
    ];
    const api = surroundings.use(await startApiServer({ granted }));
    const nats = surroundings.use(await startNatsServer());
    const operator = surroundings.use(
      await Operator.start({
        natsUrl: nats.url,
        kubeconfig: api.writeKubeconfig(),
        gatewayEnv: quickRetries,
      }),
    );
    const [watcher] = operator.watchers as [BundleService];
    await eventually(async () => {
      const said = JSON.stringify(await watcher.status());
      for (const part of ['list', 'services', 'INVENTORY_INCOMPLETE_AFTER']) expect(said).toContain(part);
    });
    const commits = async () =>
      (await operator.cloud.request('GET', `/clusters/${operator.cloud.cluster}/inventory`)).commits;
    await eventually(async () => expect(await commits()).toBe(0));

    await watcher.stop();
    await watcher.start({ INVENTORY_INCOMPLETE_AFTER: '1s' });
    await eventually(async () => expect(await commits()).toBe(1));
  });
});

async function makeServices(bed: TestBed, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await bed.api.admin.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `service-${index}`, namespace: 'shop' },
      spec: { ports: [{ port: 80 }] },
    });
  }
}

/** A gateway on another bus than the bed's. */
async function startGatewayAlone(bed: TestBed, natsUrl: string): Promise<BundleService> {
  const gateway = await bed.operator.addGateway({ NATS_URL: natsUrl });
  bed.operator.gateways.splice(bed.operator.gateways.indexOf(gateway), 1);
  return gateway;
}
