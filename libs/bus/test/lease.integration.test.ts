import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually, type NatsServer, startNatsServer, startProcess } from '@kestrel/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLease, type Lease, readLast } from '../src/index.ts';
import { bucketStream, keySubject, leasesBucket, leaseTtlMs } from '../src/stream-specs.ts';
import { connectBus, makeStreams, metricSum, serverPrograms, type TestBus, text } from './start-bus.ts';

interface Candidate {
  readonly lease: Lease;
  readonly test: TestBus;
  readonly history: string[];
}

describe.each(serverPrograms)('a lease with %s', (program) => {
  let server: NatsServer;
  let disposables: AsyncDisposable[];

  beforeAll(async () => {
    server = await startNatsServer({ program });
    return () => server.stop();
  });

  beforeEach(async () => {
    await server.restartEmpty();
    disposables = [];
    await using setup = await connectBus(server, 'setup');
    await makeStreams(setup.bus);
    return async () => {
      for (const each of disposables) await each[Symbol.asyncDispose]();
    };
  });

  async function candidate(name: string): Promise<Candidate> {
    const test = await connectBus(server, name);
    disposables.push(test);
    const history: string[] = [];
    const lease = createLease(test.bus, {
      key: 'watcher',
      holder: test.context.instance,
      onAcquired: () => history.push('acquired'),
      onLost: () => history.push('lost'),
    });
    await test.run(lease);
    return { lease, test, history };
  }

  it('is held by one at a time, renewed, and known to the others', async () => {
    const first = await candidate('first');
    await eventually(() => expect(first.lease.isHeld()).toBe(true));
    const second = await candidate('second');
    await eventually(() => expect(second.lease.holder).toBe(first.test.context.instance));
    for (let moment = 0; moment < 65; moment += 1) {
      await delay(100);
      expect([first.lease.isHeld(), second.lease.isHeld()]).toEqual([true, false]);
    }
    expect(first.history).toEqual(['acquired']);
    expect(await metricSum(first.test.context, 'bus_lease_held')).toBe(1);
  });

  it('goes to a standby when its holder stops, without being forgotten by the bus first', async () => {
    const first = await candidate('first');
    await eventually(() => expect(first.lease.isHeld()).toBe(true));
    const second = await candidate('second');
    await first.lease.stop(AbortSignal.timeout(10_000));
    const last = await readLast(
      second.test.bus,
      bucketStream(leasesBucket),
      keySubject(leasesBucket, 'watcher'),
    );
    const isReleased = last?.header('KV-Operation') === 'DEL';
    expect(isReleased || (last && text(last.payload))).toBeOneOf([true, second.test.context.instance]);
    expect(first.history).toEqual(['acquired', 'lost']);
    const { conditions } = first.test.context.health.readiness();
    expect(conditions).toContainEqual(
      expect.objectContaining({ name: 'lease-watcher', state: 'ok', reason: 'given up' }),
    );
    await eventually(() => expect(second.lease.isHeld()).toBe(true));
  });

  it('outlives a restart of the server', async () => {
    const first = await candidate('first');
    await eventually(() => expect(first.lease.isHeld()).toBe(true));
    await server.kill();
    await server.restart();
    await delay(6_000);
    expect(first.lease.isHeld()).toBe(true);
  });

  it('is lost by its holder no later than the bus forgets it, and found again', async () => {
    const first = await candidate('first');
    await eventually(() => expect(first.lease.isHeld()).toBe(true));
    await server.kill();
    await delay(leaseTtlMs);
    expect(first.lease.isHeld()).toBe(false);
    await eventually(() => expect(first.history).toEqual(['acquired', 'lost']));
    await server.restart();
    await eventually(() => expect(first.history).toEqual(['acquired', 'lost', 'acquired']));
  });

  it('recognises a renewal of its own whose acknowledgement was lost', async () => {
    const first = await candidate('first');
    await eventually(() => expect(first.lease.isHeld()).toBe(true));
    const { send } = first.test.bus;
    let unanswered = 0;
    first.test.bus.send = ({ reply, ...message }) => {
      const isFirst = unanswered === 0;
      unanswered += 1;
      send.call(first.test.bus, isFirst || reply === undefined ? message : { ...message, reply });
    };
    await eventually(() => expect(unanswered).toBeGreaterThan(4));
    expect(first.lease.isHeld()).toBe(true);
    expect(first.history).toEqual(['acquired']);
  });

  it('is not held by a process that was paused, from the first moment after', async () => {
    const child = await startProcess({
      name: 'lease-holder',
      bundle: join(import.meta.dirname, 'lease-holder.ts'),
      env: { NATS_URL: server.url },
      ready: { logEvent: 'lease-acquired' },
    });
    const second = await candidate('second');
    child.pause();
    await eventually(() => expect(second.lease.isHeld()).toBe(true));
    child.resume();
    await eventually(() => expect(child.lines.some((line) => line.startsWith('after a pause'))).toBe(true));
    const afterPause = child.lines.filter((line) => line.startsWith('after a pause'));
    expect(afterPause).toEqual(['after a pause: isHeld is false']);
    await eventually(() => expect(child.logRecords('lease-lost')).toHaveLength(1));
    expect(second.lease.isHeld()).toBe(true);
    await child.kill();
  });
});
