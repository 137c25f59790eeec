import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { testbedName } from './settings.ts';

/** The mount points of all cgroup hierarchies: one for each controller (version 1) and the unified one. */
function hierarchies(): string[] {
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(
      ([, point, type]) => (type === 'cgroup' || type === 'cgroup2') && point?.startsWith('/sys/fs/cgroup'),
    )
    .flatMap(([, point]) => point ?? []);
}

/** A group of the test bed's own in each hierarchy, below which kubelet puts its pods. */
export function ensureCgroups(): void {
  for (const hierarchy of hierarchies()) mkdirSync(join(hierarchy, testbedName), { recursive: true });
}

/** The test bed's group in the unified hierarchy, which may stand beside those of version 1. */
export function unifiedCgroup(): string {
  const group = findUnifiedCgroup();
  if (group === undefined) throw new Error('no cgroup hierarchy of version 2 is mounted: Cilium needs one');
  return group;
}

function findUnifiedCgroup(): string | undefined {
  const unified = ['/sys/fs/cgroup/unified', '/sys/fs/cgroup'].find((path) =>
    existsSync(join(path, 'cgroup.procs')),
  );
  return unified && join(unified, testbedName);
}

/**
 * The command line that joins a group below the test bed's and then is the command, under the same process number.
 * Cilium translates addresses of Services only for sockets made below the test bed's group: an API server outside it
 * reaches no webhook. Not the test bed's group itself, since version 2 wants processes in leaves.
 */
export function inNodeCgroup(command: string, args: readonly string[]): [string, string[]] {
  const parent = findUnifiedCgroup();
  if (parent === undefined) return [command, [...args]];
  const group = join(parent, 'node');
  mkdirSync(group, { recursive: true });
  return ['sh', ['-c', 'echo $$ > "$0" && exec "$@"', join(group, 'cgroup.procs'), command, ...args]];
}

/** Removes these groups; the processes in them have ended. Returns how many there were. */
export function removeCgroups(): number {
  const groups = hierarchies()
    .map((hierarchy) => join(hierarchy, testbedName))
    .filter((group) => existsSync(group));
  for (const group of groups) removeGroup(group);
  return groups.length;
}

/** A cgroup is removed by rmdir, its children first; its files cannot be. */
function removeGroup(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) removeGroup(path);
  }
  rmdirSync(folder);
}
