import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createMessages, encode, entriesPerMessage, identifier } from './access-logs-entries.ts';
import { AccessLogBaseline } from './access-logs-memory-baseline.ts';
import { createMerger, drain } from './access-logs-merging.ts';

const messagesPerRound = 20_000;
const rounds = 5;
/** As the services run. */
const serviceFlags = ['--max-semi-space-size=2', '--max-old-space-size=96'];

interface Cost {
  cpuUs: number;
  entries: number;
}

type Print = (line: string) => void;

/** Decoding and merging, without a network, one thread: beside a generated decoder in the same run. Then memory by keys. */
export async function runAccessLogsMemoryBenchmark(print: Print): Promise<void> {
  print('16 entries a message, mTLS, 20 paths with ids, 50 callers');
  reportSpeed('with peer metadata', createMessages(200, true), print);
  reportSpeed('without', createMessages(200, false), print);
  for (const keys of [10_000, 100_000, 1_000_000]) reportMemory(keys, print);
}

function reportSpeed(name: string, messages: readonly Uint8Array[], print: Print): void {
  const own: Cost = { cpuUs: 0, entries: 0 };
  const plain: Cost = { cpuUs: 0, entries: 0 };
  const merger = createMerger();
  const stream = merger.openConnection().openStream();
  stream.accept(encode({ identifier: identifier() }));
  const baseline = new AccessLogBaseline();
  for (let round = 0; round <= rounds; round++) {
    // The first round warms up.
    run(messages, (bytes) => stream.accept(bytes), round > 0 ? own : undefined);
    run(messages, (bytes) => baseline.accept(bytes), round > 0 ? plain : undefined);
    drain(merger);
  }
  const bytes = messages.reduce((sum, { length }) => sum + length, 0) / messages.length / entriesPerMessage;
  print(`${name} (${bytes.toFixed(0)} B an entry)`);
  print(`  field reader + merge table   ${perEntry(own).toFixed(2)} µs CPU an entry`);
  print(`  generated decoder + Map      ${perEntry(plain).toFixed(2)} µs CPU an entry`);
  print(`  ratio                        ${(perEntry(plain) / perEntry(own)).toFixed(1)}`);
}

function run(messages: readonly Uint8Array[], accept: (bytes: Uint8Array) => void, cost?: Cost): void {
  const cpu = process.cpuUsage();
  for (let i = 0; i < messagesPerRound; i++) accept(messages[i % messages.length] as Uint8Array);
  const { user, system } = process.cpuUsage(cpu);
  if (!cost) return;
  cost.cpuUs += user + system;
  cost.entries += messagesPerRound * entriesPerMessage;
}

function perEntry({ cpuUs, entries }: Cost): number {
  return cpuUs / entries;
}

function reportMemory(keys: number, print: Print): void {
  const script = join(import.meta.dirname, 'access-logs-keys.ts');
  const child = spawnSync(process.execPath, [...serviceFlags, script, String(keys)], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  const { peakMiB, idleMiB, records, batches } = JSON.parse(child.stdout);
  print(
    `${keys} distinct keys: ${idleMiB.toFixed(0)} MiB idle, ${peakMiB.toFixed(0)} MiB peak, ${records} records in ${batches} batches`,
  );
}
