import { inventorySubject, parseInventorySubject, RefusedError } from '@kestrel/bus';
import { createServiceContext } from '@kestrel/service';
import { createLatch, eventually } from '@kestrel/testkit';
import { Registry } from 'prom-client';
import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryBus } from '../../test/memory-bus.ts';
import { createMetrics, type InventoryMetrics } from '../metrics.ts';
import { InventoryWriter } from './inventory-writer.ts';

let bus: MemoryBus;
let overwritten: string[];
let metrics: InventoryMetrics;
let ending: AbortController;
let writer: InventoryWriter;

function createWriter(): InventoryWriter {
  return new InventoryWriter({
    bus,
    log: createServiceContext({ name: 'watcher', logLevel: 'silent' }).log,
    metrics,
    source: 'test',
    onOverwritten: (type) => overwritten.push(type),
    signal: ending.signal,
  });
}

beforeEach(() => {
  bus = new MemoryBus();
  overwritten = [];
  ending = new AbortController();
  metrics = createMetrics(new Registry()).inventory;
  writer = createWriter();
});

const key = (uid: string) => ({ type: 'pod', namespace: 'shop', name: 'web', uid });
const bytes = (text: string) => Buffer.from(text);
const payloadOf = (uid: string) => bus.stored.get(inventorySubject(key(uid)))?.payload.toString();

describe('an object', () => {
  test('is written once, however often it is said', async () => {
    for (let round = 0; round < 3; round += 1) {
      writer.publish(key('a'), bytes('one'));
      await writer.queue.whenIdle();
    }
    expect(bus.log).toEqual(['PUT a']);
  });

  test('that changes while it is written is written once more, as it is last', async () => {
    const latch = createLatch();
    bus.before = () => latch.opened;
    for (const text of ['one', 'two', 'three']) writer.publish(key('a'), bytes(text));
    await Promise.resolve();
    writer.publish(key('a'), bytes('four'));
    latch.open();
    await writer.queue.whenIdle();
    expect(payloadOf('a')).toBe('four');
    expect(bus.log.length).toBeLessThanOrEqual(2);
  });

  test('of which only the root changed keeps its payload', async () => {
    writer.publish(key('a'), bytes('one'), { root: 'ReplicaSet/web-1' });
    await writer.queue.whenIdle();
    writer.relabel(key('a'), { root: 'Deployment/web', hostNetwork: true });
    await writer.queue.whenIdle();
    const message = bus.stored.get(inventorySubject(key('a')));
    expect(payloadOf('a')).toBe('one');
    expect(message?.header('Kestrel-Root')).toBe('Deployment/web');
    expect(message?.header('Kestrel-Host-Network')).toBe('true');
    writer.relabel(key('a'), { root: 'Deployment/web', hostNetwork: true });
    await writer.queue.whenIdle();
    expect(bus.log).toEqual(['PUT a', 'PUT a']);
  });

  test('that the bus already holds is not written', async () => {
    const message = bus.write(inventorySubject(key('a')), bytes('one'), { 'Kestrel-Root': 'Pod/web' });
    writer.observe(message);
    writer.publish(key('a'), bytes('one'), { root: 'Pod/web' });
    await writer.queue.whenIdle();
    expect(bus.log).toEqual([]);
    writer.publish(key('a'), bytes('one'), { root: 'Deployment/web' });
    await writer.queue.whenIdle();
    expect(bus.log).toEqual(['PUT a']);
  });

  test('too large for the bus is reported, and its earlier version stays until it can be deleted', async () => {
    const slot = writer.publish(key('a'), bytes('one'));
    await writer.queue.whenIdle();
    for (let round = 0; round < 2; round += 1) {
      writer.publish(key('a'), Buffer.alloc(20_000));
      await writer.queue.whenIdle();
    }
    expect(writer.refused).toEqual([slot]);
    expect(await refusals()).toBe(1);
    expect(payloadOf('a')).toBe('one');
    writer.remove(slot);
    await writer.queue.whenIdle();
    expect(bus.log).toEqual(['PUT a', 'DELETE a']);
    expect(writer.refused).toEqual([]);
  });

  test('that the bus cannot take now is tried again', async () => {
    let tries = 0;
    bus.before = () => {
      tries += 1;
      if (tries < 3) throw new RefusedError('subject', { reason: 'full', retryable: true, text: 'full' });
    };
    writer.publish(key('a'), bytes('one'));
    await writer.queue.whenIdle();
    expect(bus.log).toEqual(['PUT a']);
  });
});

async function refusals(): Promise<number> {
  return (await metrics.refused.get()).values.reduce((sum, { value }) => sum + value, 0);
}

describe('the end of an object', () => {
  test('carries what the bus last knew of it', async () => {
    const slot = writer.publish(key('a'), bytes('one'), { root: 'Pod/web' });
    await writer.queue.whenIdle();
    writer.remove(slot);
    await writer.queue.whenIdle();
    const tombstone = bus.stored.get(inventorySubject(key('a')));
    expect(payloadOf('a')).toBe('one');
    expect(tombstone?.header('Kestrel-Action')).toBe('DELETE');
    expect(tombstone?.header('Kestrel-Root')).toBe('Pod/web');
    expect(tombstone?.header('Kestrel-Type')).toBe('cloud.v1.Pod');
  });

  test('that never reached the bus leaves nothing there', async () => {
    const latch = createLatch();
    bus.before = () => latch.opened;
    const blocker = writer.publish(key('blocker'), bytes('b'));
    const slot = writer.publish(key('a'), bytes('one'));
    writer.remove(slot);
    latch.open();
    await writer.queue.whenIdle();
    expect(bus.log).toEqual(['PUT blocker', 'DELETE blocker']);
    expect(blocker.isLive).toBe(false);
    expect(writer.slots.find(key('a'))).toBeUndefined();
  });

  test('comes before a namesake, whoever is known first', async () => {
    const latch = createLatch();
    writer.publish(key('old'), bytes('one'));
    await writer.queue.whenIdle();
    bus.before = ({ uid }) => (uid === 'old' ? latch.opened : undefined);
    writer.publish(key('new'), bytes('two'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(bus.log).toEqual(['PUT old']);
    latch.open();
    await writer.queue.whenIdle();
    expect(bus.log).toEqual(['PUT old', 'DELETE old', 'PUT new']);
  });

  test('is forgotten when its tombstone is purged', async () => {
    const slot = writer.publish(key('a'), bytes('one'));
    await writer.queue.whenIdle();
    writer.remove(slot);
    await writer.queue.whenIdle();
    await writer.purge(slot);
    expect(writer.slots.size).toBe(0);
    expect(bus.stored.size).toBe(0);
  });
});

describe('somebody else', () => {
  test('who wrote first is noticed and compared with again', async () => {
    bus.write(inventorySubject(key('a')), bytes('theirs'), {});
    writer.publish(key('a'), bytes('mine'));
    await writer.queue.whenIdle();
    expect(payloadOf('a')).toBe('mine');
    expect((await metrics.conflicts.get()).values[0]?.value).toBe(1);
  });

  test('who wrote what was to be written leaves nothing to do', async () => {
    bus.write(inventorySubject(key('a')), bytes('mine'), {});
    writer.publish(key('a'), bytes('mine'));
    await writer.queue.whenIdle();
    expect(bus.log).toEqual([]);
  });

  test('who wrote over an object makes its kind be listed again', async () => {
    writer.publish(key('a'), bytes('mine'));
    await writer.queue.whenIdle();
    writer.observe(bus.write(inventorySubject(key('a')), bytes('theirs'), {}));
    expect(overwritten).toEqual(['pod']);
    writer.publish(key('a'), bytes('mine'));
    await writer.queue.whenIdle();
    expect(payloadOf('a')).toBe('mine');
  });

  test('who brought an object back to life has it deleted again', async () => {
    const slot = writer.publish(key('a'), bytes('mine'));
    await writer.queue.whenIdle();
    writer.remove(slot);
    await writer.queue.whenIdle();
    writer.observe(bus.write(inventorySubject(key('a')), bytes('theirs'), {}));
    await writer.queue.whenIdle();
    expect(bus.log).toEqual(['PUT a', 'DELETE a', 'DELETE a']);
  });

  test('who is the leader now gets no more writes of ours', async () => {
    bus.isLeader = false;
    writer.publish(key('a'), bytes('mine'));
    await writer.queue.whenIdle();
    expect(bus.log).toEqual([]);
  });
});

test('a message that is none of an object is left alone', () => {
  const message = bus.write('kestrel.inventory.synced', bytes('now'), {});
  expect(parseInventorySubject(message.subject)).toBeUndefined();
  expect(writer.observe(message)).toBe(false);
  expect(writer.lastSequence).toBe(1);
});

test('many objects are written at the same time, but not all', async () => {
  const latch = createLatch();
  let active = 0;
  bus.before = async () => {
    active += 1;
    await latch.opened;
  };
  for (let index = 0; index < 1_000; index += 1) {
    writer.publish({ type: 'pod', namespace: 'shop', name: `web-${index}`, uid: `${index}` }, bytes('x'));
  }
  await eventually(() => expect(active).toBe(256));
  expect(writer.queue.size).toBe(1_000);
  latch.open();
  await writer.queue.whenIdle();
  expect(bus.log).toHaveLength(1_000);
});

test('reading waits while too much is not yet written', async () => {
  const latch = createLatch();
  bus.before = () => latch.opened;
  for (let index = 0; index < 500; index += 1) {
    expect(writer.queue.room()).toBeUndefined();
    writer.publish({ type: 'pod', namespace: 'shop', name: `web-${index}`, uid: `${index}` }, bytes('x'));
  }
  const room = writer.queue.room();
  expect(room).toBeInstanceOf(Promise);
  latch.open();
  await room;
  expect(writer.queue.room()).toBeUndefined();
  await writer.queue.whenIdle();
});
