/**
 * Decoding and merging flows in memory, against a plain generated decoder in the same run:
 * `node test/bench/flows-memory.ts`. No network, one thread.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { FlowMerger, splitBatch } from '@kestrel/flows';
import { BaselineMerger } from './flows-baseline.ts';
import { createTemplates, rename, stamp, startMs, type Template } from './flows-traffic.ts';

const blockSize = 4000;
const rounds = 5;
const eventsPerRound = 200_000;
/** As the services run. */
const serviceFlags = ['--max-semi-space-size=2', '--max-old-space-size=96'];

interface Cost {
  cpuUs: number;
  wallMs: number;
  events: number;
}

const [, , mode, argument] = process.argv;
if (mode === '--full') process.stdout.write(JSON.stringify(measureFull()));
else if (mode === '--keys') process.stdout.write(JSON.stringify(measureKeys(Number(argument))));
else reportAll();

function reportAll(): void {
  print('flows, in memory: 1,000 pairs, 20 source ports each');
  reportSpeed('full messages, half replies', createTemplates(shape({ replies: true, masked: false })));
  reportSpeed('full messages, no replies', createTemplates(shape({ replies: false, masked: false })));
  reportSpeed('masked, no replies', createTemplates(shape({ replies: false, masked: true })));
  reportOutput();
  for (const keys of [10_000, 100_000, 1_000_000]) reportMemory(keys);
}

function shape(options: { replies: boolean; masked: boolean }) {
  return { pairs: 1000, sourcePorts: 20, ...options };
}

/** CPU µs a message. */
function measureFull(): { own: number; plain: number } {
  const { own, plain } = measureSpeed(createTemplates(shape({ replies: true, masked: false })));
  return { own: perEvent(own), plain: perEvent(plain) };
}

function reportSpeed(name: string, templates: readonly Template[]): void {
  const { own, plain } = measureSpeed(templates);
  const bytes = templates.reduce((sum, { bytes: each }) => sum + each.length, 0) / templates.length;
  print(`\n${name} (${bytes.toFixed(0)} B a message)`);
  print(`  field reader + merge table   ${describe(own)}`);
  print(`  generated decoder + Map      ${describe(plain)}`);
  print(`  ratio                        ${(perEvent(plain) / perEvent(own)).toFixed(1)}`);
}

function measureSpeed(templates: readonly Template[]): { own: Cost; plain: Cost } {
  const own = { cpuUs: 0, wallMs: 0, events: 0 };
  const plain = { cpuUs: 0, wallMs: 0, events: 0 };
  const merger = createMerger();
  const baseline = new BaselineMerger();
  let event = 0;
  for (let round = 0; round <= rounds; round++) {
    // The first round warms up.
    const record = round > 0;
    event = run(templates, event, (bytes) => merger.accept(bytes), record ? own : undefined);
    event = run(templates, event, (bytes) => baseline.accept(bytes), record ? plain : undefined);
  }
  return { own, plain };
}

function createMerger(): FlowMerger {
  const clock = { monotonicMs: () => 0, wallMs: () => startMs + 3_600_000, setTimer: () => () => undefined };
  const merger = new FlowMerger({
    clock,
    shards: 1,
    onDue: () => undefined,
    onNodeStatus: () => undefined,
  });
  merger.openShard(0);
  merger.beginStream();
  return merger;
}

function run(
  templates: readonly Template[],
  firstEvent: number,
  accept: (bytes: Uint8Array) => void,
  cost: Cost | undefined,
): number {
  let event = firstEvent;
  for (const end = firstEvent + eventsPerRound; event < end; ) {
    const block: Uint8Array[] = [];
    for (let i = 0; i < blockSize; i++, event++) {
      const template = templates[event % templates.length] as Template;
      stamp(template, event);
      block.push(template.bytes);
    }
    const cpu = process.cpuUsage();
    const wall = performance.now();
    for (const bytes of block) accept(bytes);
    if (!cost) continue;
    cost.wallMs += performance.now() - wall;
    const { user, system } = process.cpuUsage(cpu);
    cost.cpuUs += user + system;
    cost.events += blockSize;
  }
  return event;
}

/** Events of a 30 s window in, batches and records out. */
function reportOutput(): void {
  const templates = createTemplates(shape({ replies: true, masked: false }));
  const merger = createMerger();
  for (let event = 0; event < 1_000_000; event++) {
    const template = templates[event % templates.length] as Template;
    stamp(template, event);
    merger.accept(template.bytes);
  }
  merger.flush(0);
  const out = drain(merger);
  const { received, stored, filtered } = merger.ledger();
  print('\noutput of 1,000,000 events in one window, 20 ephemeral ports a pair, half of them replies');
  print(`  ${out.batches} bus messages with ${out.records} records, ${(out.bytes / 1024).toFixed(0)} KiB`);
  print(`  received ${received} = stored ${stored} + replies ${filtered.reply}`);
}

function drain(merger: FlowMerger): { batches: number; records: number; bytes: number } {
  const out = { batches: 0, records: 0, bytes: 0 };
  for (let batch = merger.nextBatch(0); batch; batch = merger.nextBatch(0)) {
    out.batches += 1;
    out.records += splitBatch(batch.payload).length;
    out.bytes += batch.payload.length;
    merger.settle(0);
  }
  return out;
}

/** Memory is measured in a process of its own, where nothing else was. */
function reportMemory(keys: number): void {
  const child = spawnSync(process.execPath, [...serviceFlags, import.meta.filename, '--keys', String(keys)], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  const { peakMiB, idleMiB, records, batches } = JSON.parse(child.stdout);
  const growth = `${idleMiB.toFixed(0)} MiB idle, ${peakMiB.toFixed(0)} MiB peak`;
  print(`\n${keys} distinct keys: ${growth}, ${records} records in ${batches} batches`);
}

function measureKeys(keys: number): object {
  const merger = createMerger();
  const [template] = createTemplates({ pairs: 1, sourcePorts: 1, replies: false, masked: false });
  if (!template) throw new Error('no message');
  const idleMiB = peakMiB();
  const out = { batches: 0, records: 0 };
  for (let key = 0; key < keys; key++) {
    stamp(template, key);
    rename(template, key);
    merger.accept(template.bytes);
    // As fast as the bus would take it, which a merger that is full has to wait for.
    if (merger.isFull || key === keys - 1) {
      if (key === keys - 1) merger.flush(0);
      const { batches, records } = drain(merger);
      out.batches += batches;
      out.records += records;
    }
  }
  return { idleMiB, peakMiB: peakMiB(), ...out };
}

/** `maxRSS` of a child begins with that of its parent; the kernel's own high-water mark does not. */
function peakMiB(): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}

function perEvent({ cpuUs, events }: Cost): number {
  return cpuUs / events;
}

function describe(cost: Cost): string {
  const rate = (cost.events / cost.wallMs).toFixed(0);
  return `${perEvent(cost).toFixed(2)} µs CPU an event, ${rate} k events/s`;
}

function print(line: string): void {
  console.log(line);
}
