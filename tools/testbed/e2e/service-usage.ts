import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Operator, repositoryRoot } from '@kestrel/testkit';

/** What each service took so far, in `.cache/results/<suite>-usage.json`, from which docs/performance.md is written. */
export function writeUsage(operator: Operator, suite: string): void {
  const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ', 1)[0]);
  const usage = operator.services.map(({ name, process }) => {
    const stat = readFileSync(`/proc/${process.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Fields 14, 15 and 22 of proc(5), in ticks of 10 ms.
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / 100;
    const runSeconds = uptime - Number(fields[19]) / 100;
    const { resident, peak } = process.memory();
    return {
      name,
      residentMiB: mib(resident),
      peakMiB: mib(peak),
      cpuSeconds,
      runSeconds: Math.round(runSeconds),
    };
  });
  const folder = join(repositoryRoot(), '.cache/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${suite}-usage.json`), `${JSON.stringify(usage, null, 2)}\n`);
}

function mib(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
