import { cpuSecondsOf } from './process-usage.ts';

/** What each process of a benchmark used of the cores that they share. */
export class CpuShares {
  readonly #processes = new Map<string, { readonly pid: number; readonly beforeSeconds: number }>();
  readonly #own = process.cpuUsage();

  /** Processes that run already: what they used before does not count. */
  constructor(running: Readonly<Record<string, number>>) {
    for (const [name, pid] of Object.entries(running)) {
      this.#processes.set(name, { pid, beforeSeconds: cpuSecondsOf(pid) });
    }
  }

  /** A process that was started since. */
  add(name: string, pid: number): void {
    this.#processes.set(name, { pid, beforeSeconds: 0 });
  }

  /** User and system time of each, of the benchmark itself, and of all. */
  describe(): string {
    const { user, system } = process.cpuUsage(this.#own);
    const shares: [string, number][] = [...this.#processes].map(([name, { pid, beforeSeconds }]) => [
      name,
      cpuSecondsOf(pid) - beforeSeconds,
    ]);
    shares.push(['benchmark', (user + system) / 1e6]);
    const sum = shares.reduce((total, [, seconds]) => total + seconds, 0);
    const each = shares.map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`).join(', ');
    return `${sum.toFixed(1)} s: ${each}`;
  }
}
