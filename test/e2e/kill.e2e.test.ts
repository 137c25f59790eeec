import { type BundleService, eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChangeDriver, createChangeDriver } from '../support/change-driver.ts';
import { expectInventoryEqual, protocolAnomalies } from '../support/expect-inventory.ts';
import { RecoveryTimes } from '../support/recovery-times.ts';
import { createResidentWatch, type ResidentWatch } from '../support/residents.ts';
import { startTestBed, type TestBed } from '../support/test-bed.ts';
import { startWarnings, type WarningSource } from '../support/warning-source.ts';

const rounds = Number(process.env.KILLS || 12);
const changesBeforeKill = 60;
const changesAfterKill = 60;

declare module 'vitest' {
  interface TaskMeta {
    /** From the SIGKILL to a cloud that equals the cluster, changes between them included; in the JSON report. */
    equalAfterMs?: number;
  }
}

/** R6, R8, R10, R16, R17 of the promises, for inventory. */
describe('while everything around is killed, the cloud stays exact', () => {
  let bed: TestBed;
  let driver: ChangeDriver;
  let residents: ResidentWatch;
  let warnings: WarningSource;
  const recoveries = new RecoveryTimes();

  beforeAll(async () => {
    bed = await startTestBed({ watchers: 2, gateways: 2 });
    driver = createChangeDriver({ api: bed.api.admin, random: bed.random, namespaces: bed.namespaces });
    residents = await createResidentWatch(bed);
    await driver.apply(400);
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
    residents.start();
    warnings = startWarnings(bed.api.admin, 'ops', 50);
  });

  afterAll(async () => {
    process.stdout.write(`from SIGKILL to equal inventories: ${recoveries.summary()}\n`);
    await warnings?.stop();
    await residents?.stop();
    await bed?.[Symbol.asyncDispose]();
  });

  const victims: readonly (readonly [string, () => Promise<void>])[] = [
    ['the active watcher', async () => killAndRestart(await active(bed.operator.watchers))],
    ['the active gateway', async () => killAndRestart(await active(bed.operator.gateways))],
    ['nats-server', async () => killServer(bed.nats)],
    ['the API server', async () => killServer(bed.api)],
  ];

  const kills = Array.from({ length: rounds }, (_, index) => {
    const [name, kill] = victims[index % victims.length] ?? ['', async () => undefined];
    return { round: index + 1, name, kill };
  });

  test.for(kills)('round $round: SIGKILL of $name under changes', async ({ name, kill }, { task }) => {
    const stopChanging = driver.keepChanging(5);
    await driver.apply(changesBeforeKill);
    const killedMs = performance.now();
    await kill();
    await driver.apply(changesAfterKill);
    await stopChanging();
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
    task.meta.equalAfterMs = Math.round(performance.now() - killedMs);
    recoveries.add(name, task.meta.equalAfterMs);
  });

  test('a paused watcher is superseded and cannot write when it wakes', async () => {
    const paused = await active(bed.operator.watchers);
    paused.process.pause();
    await driver.apply(changesBeforeKill);
    await active(bed.operator.watchers.filter((watcher) => watcher !== paused));
    await driver.apply(changesAfterKill);
    paused.process.resume();
    await driver.apply(changesAfterKill);
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
    expect(await activeCount(bed.operator.watchers)).toBe(1);
  });

  test('a paused gateway is superseded and cannot write when it wakes', async () => {
    const paused = await active(bed.operator.gateways);
    paused.process.pause();
    await active(bed.operator.gateways.filter((gateway) => gateway !== paused));
    await driver.apply(changesAfterKill);
    paused.process.resume();
    await driver.apply(changesAfterKill);
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
    expect(await activeCount(bed.operator.gateways)).toBe(1);
  });

  test('every warning has arrived, and none twice', async () => {
    const inCluster = await warningsInCluster();
    await eventuallyInCloud((inCloud) => expect(inCloud).toEqual(expect.arrayContaining(inCluster)));
    await eventuallyInCloud((inCloud) => expect(inCloud.length).toBe(new Set(inCloud).size));
    expect(warnings.made.length).toBeGreaterThan(rounds * 10);
  });

  test('the bus comes back with an empty store', async () => {
    await bed.nats.kill();
    await driver.apply(changesBeforeKill);
    await bed.nats.restartEmpty();
    await driver.apply(changesAfterKill);
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
  });

  test('everything at once', async () => {
    const services = [...bed.operator.watchers, ...bed.operator.gateways];
    await Promise.all([...services.map((service) => service.kill()), bed.nats.kill(), bed.api.kill()]);
    await Promise.all([bed.nats.restart(), bed.api.restart()]);
    await driver.apply(changesAfterKill);
    await Promise.all(services.map((service) => service.start()));
    await expectInventoryEqual(bed.api.admin, bed.operator.cloud);
  });

  test('no warning is missing; an emptied bus may have them said again', async () => {
    await warnings.stop();
    const inCluster = await warningsInCluster();
    await eventuallyInCloud((inCloud) => expect([...new Set(inCloud)]).toEqual(inCluster));
  });

  test('no object that was always there was ever missing from what the cloud served', async () => {
    expect(residents.checks).toBeGreaterThan(rounds);
    expect(residents.problems).toEqual([]);
  });

  test('nothing was said twice, out of order or about an unknown object', async () => {
    expect(await protocolAnomalies(bed.operator.cloud)).toEqual({});
    expect(driver.applied).toBeGreaterThan(rounds * changesAfterKill);
  });

  /** Names of the warnings that the API server has: also those whose answer a kill cut off. */
  async function warningsInCluster(): Promise<string[]> {
    const events = await bed.api.admin.list('Event', { namespace: 'ops' });
    const names = events.map(({ metadata }) => metadata.name ?? '');
    return names.filter((name) => name.startsWith('warning-')).sort();
  }

  /** Checks the names of the warnings that the cloud keeps, one for each time that it took it. */
  async function eventuallyInCloud(check: (names: string[]) => void): Promise<void> {
    const { cloud } = bed.operator;
    const path = `/clusters/${cloud.cluster}/events?type=kubernetes_event&limit=10000`;
    const attempt = async () => {
      const kept: { message: { name: string } }[] = await cloud.request('GET', path);
      const names = kept.map(({ message }) => message.name);
      // The API server itself warns too, for instance of addresses.
      check(names.filter((name) => name.startsWith('warning-')).sort());
    };
    await eventually(attempt, { intervalMs: 250 });
  }
});

async function killAndRestart(service: BundleService): Promise<void> {
  await service.kill();
  await service.start();
}

async function killServer(server: { kill(): Promise<void>; restart(): Promise<void> }): Promise<void> {
  await server.kill();
  await server.restart();
}

/** The one that holds the lease; waits until there is one. */
async function active(services: readonly BundleService[]): Promise<BundleService> {
  return eventually(
    async () => {
      for (const service of services) if ((await role(service)) === 'active') return service;
      throw new Error('none is active');
    },
    { intervalMs: 100, what: 'an active instance' },
  );
}

async function activeCount(services: readonly BundleService[]): Promise<number> {
  const roles = await Promise.all(services.map(role));
  return roles.filter((each) => each === 'active').length;
}

async function role(service: BundleService): Promise<string | undefined> {
  return (await service.readiness()).role;
}
