import { createServiceContext } from '@kestrel/service';
import { type ManualClock, manualClock } from '@kestrel/testkit';
import { Registry } from 'prom-client';
import { beforeEach, expect, test } from 'vitest';
import { MemoryBus } from '../../test/memory-bus.ts';
import { createMetrics } from '../metrics.ts';
import { InventoryWriter } from './inventory-writer.ts';
import type { Slot } from './slot.ts';
import { startTombstonePurge } from './tombstone-purge.ts';

const minute = 60_000;
const metrics = createMetrics(new Registry()).inventory;
const { log } = createServiceContext({ name: 'watcher', logLevel: 'silent' });

let clock: ManualClock;
let bus: MemoryBus;
let writer: InventoryWriter;
let isLeader: boolean;
let stop: () => void;

beforeEach(() => {
  clock = manualClock({ wallMs: Date.now() });
  bus = new MemoryBus();
  isLeader = true;
  const { signal } = new AbortController();
  writer = new InventoryWriter({ bus, log, metrics, source: 'test', onOverwritten: () => undefined, signal });
  stop = startTombstonePurge({ writer, clock, log, metrics, mayWrite: () => isLeader });
});

async function bury(uid: string): Promise<Slot> {
  const slot = writer.publish({ type: 'pod', namespace: 'shop', name: uid, uid }, Buffer.from('one'));
  await writer.queue.whenIdle();
  writer.remove(slot);
  await writer.queue.whenIdle();
  return slot;
}

test('a tombstone is kept for an hour, a living object for ever', async () => {
  await bury('gone');
  writer.publish({ type: 'pod', namespace: 'shop', name: 'alive', uid: 'alive' }, Buffer.from('one'));
  await writer.queue.whenIdle();
  await clock.advance(59 * minute);
  expect(bus.stored.size).toBe(2);
  await clock.advance(3 * minute);
  expect([...writer.slots.all()].map(({ name }) => name)).toEqual(['alive']);
  expect(bus.stored.size).toBe(1);
});

test('a tombstone is not purged by one who is no longer the leader', async () => {
  await bury('gone');
  isLeader = false;
  await clock.advance(90 * minute);
  expect(bus.stored.size).toBe(1);
});

test('a purge that fails is tried again', async () => {
  await bury('gone');
  const { purge } = bus;
  bus.purge = () => Promise.reject(new Error('not now'));
  await clock.advance(62 * minute);
  expect(bus.stored.size).toBe(1);
  bus.purge = purge;
  await clock.advance(minute);
  expect(bus.stored.size).toBe(0);
});

test('nothing is purged after the end', async () => {
  await bury('gone');
  stop();
  await clock.advance(90 * minute);
  expect(bus.stored.size).toBe(1);
  expect(clock.pendingTimers).toBe(0);
});
