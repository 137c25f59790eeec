import { join } from 'node:path';
import { repositoryRoot } from '@kestrel/testkit';
import { runCommand } from './run-command.ts';

/**
 * The folder of a module in Go's cache, fetched where only the built programs came from a cache.
 * @param family folder below tools/third-party whose go.mod pins the version
 */
export async function moduleFolder(family: string, module: string): Promise<string> {
  const cwd = join(repositoryRoot(), 'tools/third-party', family);
  await runCommand('go', ['mod', 'download', module], { cwd });
  return (await runCommand('go', ['list', '-m', '-f', '{{.Dir}}', module], { cwd })).trim();
}
