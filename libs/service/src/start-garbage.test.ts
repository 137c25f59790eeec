import { manualClock } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import { createStartGarbageCollection } from './start-garbage.ts';

/** Something that nothing holds. */
function createGarbage(): WeakRef<object> {
  return new WeakRef({ some: 'object' });
}

/** A WeakRef holds its object until the turn of the event loop in which it was made is over. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function isCollected(maxHeapBytes: number): Promise<boolean> {
  const clock = manualClock();
  await createStartGarbageCollection({ maxHeapBytes, clock }).start(new AbortController().signal);
  const garbage = createGarbage();
  await nextTurn();
  await clock.advance(15_000);
  return garbage.deref() === undefined;
}

describe('createStartGarbageCollection', () => {
  it('collects what nothing holds, 15 s after its start', async () => {
    expect(await isCollected(Number.POSITIVE_INFINITY)).toBe(true);
  });

  it('leaves a large heap alone', async () => {
    expect(await isCollected(0)).toBe(false);
  });

  it('does nothing once it is stopped, and stops safely when it was never started', async () => {
    const clock = manualClock();
    const component = createStartGarbageCollection({ clock });
    await component.stop(AbortSignal.timeout(1_000));
    await component.start(new AbortController().signal);
    await component.stop(AbortSignal.timeout(1_000));
    expect(clock.pendingTimers).toBe(0);
  });
});
