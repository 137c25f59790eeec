import { join } from 'node:path';
import { repositoryRoot } from '@kestrel/testkit';
import { runCommand } from './run-command.ts';

/**
 * Makes programs of `make tools` where they are missing, and says what it does while it does it: a build takes minutes.
 * Whether there was something to do. @throws CommandError
 */
export async function installPrograms(
  names: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  const installer = join(repositoryRoot(), 'tools/workspace/src/install-programs.ts');
  let hasWorked = false;
  const onLine = (line: string) => {
    hasWorked = true;
    say(line);
  };
  await runCommand(process.execPath, [installer, ...names], { onLine });
  return hasWorked;
}
