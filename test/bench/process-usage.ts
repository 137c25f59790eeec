import { readFileSync } from 'node:fs';
import type { BundleService } from '@kestrel/testkit';

const ticksPerSecond = 100;

/** User and system time of a process since its start, in seconds (Linux). */
export function cpuSeconds(service: BundleService): number {
  return cpuSecondsOf(service.process.pid);
}

/** The same by the process's id. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Highest resident size since its start, in MiB. */
export function peakMiB(service: BundleService): number {
  return service.process.memory().peak / 2 ** 20;
}

/** The same by the process's id. */
export function peakMiBOf(pid: number): number {
  const kib = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib ?? Number.NaN) / 1024;
}

/** Longest time its event loop was blocked since its start, in ms. */
export async function longestStallMs(service: BundleService): Promise<number> {
  return (await service.status()).process.event_loop_max_stall_ms;
}
