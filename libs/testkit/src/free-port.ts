import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Below the range that the kernel takes for outgoing connections, so that only other tests compete for a port. */
const firstPort = 15_000;
const lastPort = 29_999;

const reservations = join(tmpdir(), 'kestrel-test-ports');
const reserved = new Set<string>();
let releasesAtExit = false;

/**
 * A TCP port of 127.0.0.1 that nothing listens on, reserved for this process until it ends: a server may be killed and
 * started again on it while other test processes look for ports.
 */
export async function freePort(): Promise<number> {
  mkdirSync(reservations, { recursive: true });
  for (;;) {
    const port = firstPort + Math.floor(Math.random() * (lastPort - firstPort + 1));
    if (reserve(port) && (await isUnused(port))) return port;
  }
}

function reserve(port: number): boolean {
  const file = join(reservations, String(port));
  if (reserved.has(file)) return false;
  if (!createExclusively(file)) {
    if (isHolderAlive(file)) return false;
    rmSync(file, { force: true });
    if (!createExclusively(file)) return false;
  }
  reserved.add(file);
  if (!releasesAtExit) {
    releasesAtExit = true;
    process.once('exit', () => {
      for (const held of reserved) rmSync(held, { force: true });
    });
  }
  return true;
}

function createExclusively(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A file that is empty or gone is being written or removed at this moment: it counts as held. */
function isHolderAlive(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function isUnused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
