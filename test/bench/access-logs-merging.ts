import { L7Merger, splitBatch } from '@kestrel/flows';
import { startSeconds } from './access-logs-entries.ts';

/** A merger outside a service, with windows that close when a benchmark says so. */
export function createMerger(): L7Merger {
  const clock = {
    monotonicMs: () => 0,
    wallMs: () => startSeconds * 1000,
    setTimer: () => () => undefined,
  };
  return new L7Merger({
    clock,
    addresses: { find: () => undefined },
    reporters: { reports: () => false, seen: () => undefined },
    maxPaths: 2_000_000,
    onDue: () => undefined,
  });
}

/** Closes the window and takes everything, as a bus would. */
export function drain(merger: L7Merger): { records: number; batches: number } {
  const out = { records: 0, batches: 0 };
  merger.flush();
  for (let batch = merger.nextBatch(); batch; batch = merger.nextBatch()) {
    out.batches += 1;
    out.records += splitBatch(batch.payload).length;
    merger.settle();
  }
  return out;
}
