import { type Clock, type Logger, logFields } from '@kestrel/service';
import type { InventoryMetrics } from '../metrics.ts';
import type { InventoryWriter } from './inventory-writer.ts';
import type { Slot } from './slot.ts';

/** By then every gateway has read it: one that was away for half as long reads everything anew. */
const keepMs = 3_600_000;
const everyMs = 60_000;

/** Takes tombstones off the bus when they are an hour old. Returns the way to end it. */
export function startTombstonePurge(options: {
  readonly writer: InventoryWriter;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: InventoryMetrics;
  readonly mayWrite: () => boolean;
}): () => void {
  const { writer, clock, log, metrics, mayWrite } = options;
  let cancel = clock.setTimer(everyMs, round);

  function round(): void {
    cancel = clock.setTimer(everyMs, round);
    void purgeDue();
  }

  async function purgeDue(): Promise<void> {
    const before = clock.wallMs() - keepMs;
    for (const slot of [...writer.slots.all()].filter((each) => isDue(each, before))) {
      if (!mayWrite()) return;
      try {
        await writer.purge(slot);
        metrics.purged.inc();
      } catch (error) {
        log.warn({ [logFields.error]: error }, 'tombstone-purge-failed');
        return;
      }
    }
  }
  return () => cancel();
}

function isDue({ tombstoneMs, busy, intent }: Slot, before: number): boolean {
  return tombstoneMs > 0 && tombstoneMs <= before && !busy && intent === undefined;
}
