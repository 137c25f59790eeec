/**
 * Takes in so many different entries, given as argument, and prints what that took of memory, as JSON. A process of its own,
 * where nothing else was; run by access-logs-memory.ts.
 */
import { readFileSync } from 'node:fs';
import { encode, entriesPerMessage, entryOf, identifier } from './access-logs-entries.ts';
import { createMerger, drain } from './access-logs-merging.ts';

process.stdout.write(JSON.stringify(measureKeys(Number(process.argv[2]))));

function measureKeys(keys: number): object {
  const merger = createMerger();
  const stream = merger.openConnection().openStream();
  stream.accept(encode({ identifier: identifier() }));
  const idle = peakMiB();
  const out = { records: 0, batches: 0 };
  for (let key = 0; key < keys; key += entriesPerMessage) {
    const entries = Array.from({ length: entriesPerMessage }, (_, i) =>
      entryOf(key + i, `/k-${letters(key + i)}`, false),
    );
    stream.accept(encode({ http_logs: { log_entry: entries } }));
    // As fast as the bus would take it, which a merger that is full has to wait for.
    if (!merger.isFull && key + entriesPerMessage < keys) continue;
    const { records, batches } = drain(merger);
    out.records += records;
    out.batches += batches;
  }
  return { idleMiB: idle, peakMiB: peakMiB(), ...out };
}

/** Without digits, so that the path is no id. */
function letters(value: number): string {
  return value.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] as string);
}

/** `maxRSS` of a child begins with that of its parent; the kernel's own high-water mark does not. */
function peakMiB(): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}
