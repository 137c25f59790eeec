import { findProgram } from '@kestrel/testkit';
import { ensureBuilt, succeeds } from './built-program.ts';

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
  if (!ensureBuilt('nats-server', 40, say)) return undefined;
  return describe(findProgram('nats-server'), 'built with Go');
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

function fail(message: string): never {
  throw new Error(message);
}
