/** `make demo`: the whole product on this machine, from a cluster to the cloud. `usage` says what can be set. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@kestrel/testkit';
import { runDemo } from './demo.ts';
import { parseDemoOptions, usage } from './demo-options.ts';

if (process.argv.includes('--help')) {
  process.stdout.write(usage);
} else {
  const folder = join(repositoryRoot(), '.demo');
  rmSync(folder, { recursive: true, force: true });
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  try {
    process.exitCode = await runDemo(parseDemoOptions(process.env), folder, stopping.signal);
  } catch (error) {
    process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
