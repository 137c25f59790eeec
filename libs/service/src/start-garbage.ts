import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Clock, systemClock } from './clock.ts';
import type { Component } from './component.ts';

const delayMs = 15_000;
const defaultMaxHeapBytes = 32 * 1024 * 1024;

export interface StartGarbageOptions {
  /** A larger heap is left alone: V8 has collected it before, and doing it at once would take long. Default 32 MiB. */
  readonly maxHeapBytes?: number;
  readonly clock?: Clock;
}

/**
 * Collects once, soon after the start, what starting left behind: V8 collects when memory is wanted, so a service at
 * rest would keep some MiB of it for ever.
 */
export function createStartGarbageCollection({
  maxHeapBytes = defaultMaxHeapBytes,
  clock = systemClock,
}: StartGarbageOptions = {}): Component {
  let cancel = (): void => undefined;
  return {
    name: 'start-garbage',
    async start() {
      cancel = clock.setTimer(delayMs, () => {
        if (getHeapStatistics().used_heap_size <= maxHeapBytes) collectGarbage();
      });
    },
    async stop() {
      cancel();
    },
  };
}

/** The flag shows the function to contexts made after it, so to nothing else in the process. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
