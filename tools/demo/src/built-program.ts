import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isInstalled, repositoryRoot } from '@kestrel/testkit';

/** Builds a program of `make tools` where it is missing and a Go toolchain is there. Whether it is there then. */
export function ensureBuilt(name: string, seconds: number, say: (line: string) => void): boolean {
  if (isInstalled(name)) return true;
  if (succeeds('go', ['version']) === undefined) return false;
  say(`${name}: building it with Go (about ${seconds} s, once)`);
  const installer = join(repositoryRoot(), 'tools/workspace/src/install-programs.ts');
  execFileSync(process.execPath, [installer, name], { stdio: 'inherit' });
  return isInstalled(name);
}

/** What the command printed, or undefined where it is missing or fails. */
export function succeeds(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}
