import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@kestrel/testkit';

/** A nats-server to run, and in a few words where it came from. */
export interface NatsProgram {
  readonly path: string;
  readonly origin: string;
}

/**
 * Finds a nats-server: on PATH, else built by a Go toolchain, else from the system's packages.
 * @throws Error saying how to get one
 */
export function provideNatsServer(say: (line: string) => void): NatsProgram {
  return (
    fromPath() ??
    fromGo(say) ??
    fromPackages(say) ??
    fail(
      'no nats-server: put one on PATH, or install Go 1.26, or (Debian, as root) apt-get install nats-server',
    )
  );
}

function fromPath(): NatsProgram | undefined {
  return describe('nats-server', 'from PATH');
}

function fromGo(say: (line: string) => void): NatsProgram | undefined {
  const built = join(repositoryRoot(), '.tools/bin/nats-server');
  if (!existsSync(built)) {
    if (succeeds('go', ['version']) === undefined) return undefined;
    say('nats-server: not on PATH, building it with Go (about 40 s, once)');
    const installer = join(repositoryRoot(), 'tools/workspace/src/install-programs.ts');
    execFileSync(process.execPath, [installer, 'nats-server'], { stdio: 'inherit' });
  }
  return describe(built, 'built with Go');
}

function fromPackages(say: (line: string) => void): NatsProgram | undefined {
  if (succeeds('apt-get', ['--version']) === undefined || process.getuid?.() !== 0) return undefined;
  say('nats-server: not on PATH and no Go, installing the system package');
  succeeds('apt-get', ['update', '-qq']);
  if (succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nats-server']) === undefined) {
    return undefined;
  }
  return describe('/usr/sbin/nats-server', 'from the system packages');
}

function describe(path: string, how: string): NatsProgram | undefined {
  const version = succeeds(path, ['--version']);
  return version === undefined ? undefined : { path, origin: `${version.trim()}, ${how}` };
}

/** What the command printed, or undefined where it is missing or fails. */
function succeeds(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

function fail(message: string): never {
  throw new Error(message);
}
