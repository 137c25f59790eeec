import { cpus, loadavg, totalmem } from 'node:os';

/** One line that a figure has to be read with. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  const [load = 0] = loadavg();
  return `machine: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${gib} GiB, Node ${process.version}, load ${load.toFixed(1)} at the start`;
}
