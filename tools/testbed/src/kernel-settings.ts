import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFolder } from './settings.ts';

/**
 * What kubelet and Cilium's agent set for the whole machine. Not here: `kernel.unprivileged_bpf_disabled`, which the agent
 * sets to 1; the kernel lets nobody change that before the next boot.
 */
const changed = [
  'vm/overcommit_memory',
  'vm/panic_on_oom',
  'kernel/panic',
  'kernel/panic_on_oops',
  'kernel/keys/root_maxkeys',
  'kernel/keys/root_maxbytes',
  'kernel/timer_migration',
];
const fileIn = (folder: string) => join(folder, 'kernel-settings.json');

/** Writes down what is going to be changed, once. */
export function rememberKernelSettings(): void {
  const file = fileIn(dataFolder);
  if (existsSync(file)) return;
  const present = changed.filter((name) => existsSync(join('/proc/sys', name)));
  const values = Object.fromEntries(present.map((name) => [name, readSetting(name)]));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(values, null, 2));
}

/** Puts back what `rememberKernelSettings` wrote down in this data folder. Returns how many differed. */
export function restoreKernelSettings(folder: string): number {
  const file = fileIn(folder);
  if (!existsSync(file)) return 0;
  const values: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  const differing = Object.entries(values).filter(([name, value]) => readSetting(name) !== value);
  for (const [name, value] of differing) writeFileSync(join('/proc/sys', name), value);
  rmSync(file);
  return differing.length;
}

function readSetting(name: string): string {
  return readFileSync(join('/proc/sys', name), 'utf8').trim();
}
