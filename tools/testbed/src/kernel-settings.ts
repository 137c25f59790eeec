import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFolder } from './settings.ts';

/** What kubelet sets for the whole machine when it starts. */
const changedByKubelet = [
  'vm/overcommit_memory',
  'vm/panic_on_oom',
  'kernel/panic',
  'kernel/panic_on_oops',
  'kernel/keys/root_maxkeys',
  'kernel/keys/root_maxbytes',
];
const file = join(dataFolder, 'kernel-settings.json');

/** Writes down what kubelet is going to change, once. */
export function rememberKernelSettings(): void {
  if (existsSync(file)) return;
  const values = Object.fromEntries(changedByKubelet.map((name) => [name, readSetting(name)]));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(values, null, 2));
}

/** Puts back what `rememberKernelSettings` wrote down. Returns how many differed. */
export function restoreKernelSettings(): number {
  if (!existsSync(file)) return 0;
  const values: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  const changed = Object.entries(values).filter(([name, value]) => readSetting(name) !== value);
  for (const [name, value] of changed) writeFileSync(join('/proc/sys', name), value);
  rmSync(file);
  return changed.length;
}

function readSetting(name: string): string {
  return readFileSync(join('/proc/sys', name), 'utf8').trim();
}
