/**
 * `make demo`: the whole product on this machine, from a cluster to the cloud. `usage` says what can be set. In the
 * containers of docker-compose.yml it runs with an argument: `traffic` or `summary`.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@kestrel/testkit';
import { startComposedTraffic, summarizeComposed } from './composed-demo.ts';
import { runDemo } from './demo.ts';
import { type DemoOptions, parseDemoOptions, usage } from './demo-options.ts';

const tasks: Readonly<Record<string, (options: DemoOptions) => Promise<number>>> = {
  demo: runHere,
  traffic: startComposedTraffic,
  summary: summarizeComposed,
};
const task = tasks[process.argv[2] ?? 'demo'];
if (task === undefined) {
  process.stdout.write(usage);
} else {
  try {
    process.exitCode = await task(parseDemoOptions(process.env));
  } catch (error) {
    process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function runHere(options: DemoOptions): Promise<number> {
  const folder = join(repositoryRoot(), '.demo');
  rmSync(folder, { recursive: true, force: true });
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  return runDemo(options, folder, stopping.signal);
}
