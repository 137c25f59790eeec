import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually, type NatsServer, startNatsServer, startProcess } from '@kestrel/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createLease,
  type Lease,
  type LeaseWatch,
  sourceLeaseKey,
  sourceLeaseKeys,
  watchLeases,
} from '../src/index.ts';
import { leaseTtlMs } from '../src/stream-specs.ts';
import { connectBus, makeStreams, serverPrograms, type TestBus } from './start-bus.ts';

describe.each(serverPrograms)('who is there, with %s', (program) => {
  let server: NatsServer;
  let watcher: TestBus;
  let watch: LeaseWatch;
  let changes: string[][];

  beforeAll(async () => {
    server = await startNatsServer({ program });
    return () => server.stop();
  });

  beforeEach(async () => {
    await server.restartEmpty();
    watcher = await connectBus(server, 'watcher');
    await makeStreams(watcher.bus);
    changes = [];
    watch = watchLeases(watcher.bus, {
      keys: [sourceLeaseKeys('als-receiver')],
      onChange: () => changes.push([...watch.holders.values()].sort()),
    });
    return () => watcher[Symbol.asyncDispose]();
  });

  async function enter(test: TestBus): Promise<Lease> {
    const holder = test.context.instance;
    const callbacks = { onAcquired: () => undefined, onLost: () => undefined };
    return test.run(
      createLease(test.bus, { key: sourceLeaseKey('als-receiver', holder), holder, ...callbacks }),
    );
  }

  it('knows who was there before, who joins, and at once who leaves', async () => {
    await using first = await connectBus(server, 'first');
    await using second = await connectBus(server, 'second');
    const lease = await enter(first);
    await eventually(() => expect(lease.isHeld()).toBe(true));
    await watcher.run(watch);
    await eventually(() => expect(watch.isComplete).toBe(true));
    expect([...watch.holders]).toEqual([
      [sourceLeaseKey('als-receiver', first.context.instance), first.context.instance],
    ]);
    const other = await enter(second);
    await eventually(() => expect(watch.holders.size).toBe(2));
    await lease.stop(AbortSignal.timeout(1_000));
    await eventually(() => expect([...watch.holders.values()]).toEqual([second.context.instance]), {
      timeoutMs: leaseTtlMs - 500,
      what: 'leaving before the bus forgets',
    });
    await other.stop(AbortSignal.timeout(1_000));
    await eventually(() => expect(changes.at(-1)).toEqual([]));
    expect(changes.map((holders) => holders.length)).toEqual([1, 2, 1, 0]);
  });

  it('sees nobody of other services', async () => {
    await using other = await connectBus(server, 'other');
    const callbacks = { onAcquired: () => undefined, onLost: () => undefined };
    const lease = createLease(other.bus, { key: 'flow-collector.source.x', holder: 'x', ...callbacks });
    await other.run(lease);
    await eventually(() => expect(lease.isHeld()).toBe(true));
    await watcher.run(watch);
    await eventually(() => expect(watch.isComplete).toBe(true));
    expect(watch.holders.size).toBe(0);
  });

  it('takes one that was killed for gone when the bus has forgotten it', async () => {
    await watcher.run(watch);
    const child = await startProcess({
      name: 'lease-holder',
      bundle: join(import.meta.dirname, 'lease-holder.ts'),
      env: { NATS_URL: server.url, LEASE_KEY: sourceLeaseKey('als-receiver', 'child') },
      ready: { logEvent: 'lease-acquired' },
    });
    await eventually(() => expect(watch.holders.size).toBe(1));
    await child.kill();
    await eventually(() => expect(watch.holders.size).toBe(0));
  });

  it('keeps everybody while the bus is away, however long, and goes on behind it', async () => {
    await using first = await connectBus(server, 'first');
    const lease = await enter(first);
    await eventually(() => expect(lease.isHeld()).toBe(true));
    await watcher.run(watch);
    await eventually(() => expect(watch.holders.size).toBe(1));
    await server.kill();
    await delay(6_500);
    expect(watch.holders.size).toBe(1);
    await server.restart();
    await eventually(() => expect(lease.isHeld()).toBe(true));
    expect(changes.every((holders) => holders.length === 1)).toBe(true);
    await lease.stop(AbortSignal.timeout(1_000));
    await eventually(() => expect(watch.holders.size).toBe(0));
  });
});
