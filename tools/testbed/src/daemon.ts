import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@kestrel/testkit';
import { inNodeCgroup } from './cgroups.ts';
import { inNodeNetwork } from './run-command.ts';
import { logFolder, networkNamespaceFile, runFolder } from './settings.ts';

/** A program that goes on when `make cluster` has ended. */
export interface Daemon {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Contents of its files: when they change it is started again. */
  readonly configuration?: string;
  /** False: it runs in the machine's network and cgroup instead of the node's. Default true. */
  readonly inNodeNetwork?: boolean;
}

/** What is known of a started daemon. The start time tells a process from a later one with its number. */
interface ProcessRecord {
  readonly pid: number;
  readonly startTime: string;
  readonly fingerprint: string;
}

/** The same whoever starts it, since a daemon with other settings is started again. */
export const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const recordFolder = join(runFolder, 'processes');

/** Starts a daemon unless it runs as described; one that runs otherwise is stopped first. Returns what was done. */
export async function ensureDaemon(daemon: Daemon): Promise<'started' | undefined> {
  const record = readRecord(daemon.name);
  if (record !== undefined && isRunning(record)) {
    if (record.fingerprint === fingerprintOf(daemon) && isInRightNetwork(record.pid, daemon))
      return undefined;
    await stopDaemon(daemon.name);
  }
  launch(daemon);
  return 'started';
}

/** Whether a daemon of this name runs. */
export function isDaemonRunning(name: string): boolean {
  const record = readRecord(name);
  return record !== undefined && isRunning(record);
}

/** The process of a running daemon. @throws Error when it does not run */
export function daemonPid(name: string): number {
  const record = readRecord(name);
  if (record === undefined || !isRunning(record)) throw new Error(`${name} does not run`);
  return record.pid;
}

/** Names of all daemons that were started and not stopped. */
export function startedDaemons(): string[] {
  try {
    return readdirSync(recordFolder).sort();
  } catch {
    return [];
  }
}

/** SIGTERM, SIGKILL after `timeoutMs` (0: at once); then nothing of the daemon is left. Returns whether it ran. */
export async function stopDaemon(name: string, timeoutMs = 10_000): Promise<boolean> {
  const record = readRecord(name);
  const ran = record !== undefined && isRunning(record);
  if (ran) {
    process.kill(record.pid, timeoutMs === 0 ? 'SIGKILL' : 'SIGTERM');
    try {
      await untilEnded(record, timeoutMs || 10_000);
    } catch {
      process.kill(record.pid, 'SIGKILL');
      await untilEnded(record, 10_000);
    }
  }
  rmSync(join(recordFolder, name), { force: true });
  return ran;
}

/** SIGKILL, as a crash would end it. */
export async function killDaemon(name: string): Promise<void> {
  const record = readRecord(name);
  if (record === undefined || !isRunning(record)) return;
  process.kill(record.pid, 'SIGKILL');
  await untilEnded(record, 10_000);
}

/** The last lines of a daemon's log, for messages. */
export function logTail(name: string, lines = 15): string {
  try {
    return readFileSync(join(logFolder, `${name}.log`), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .join('\n');
  } catch {
    return '(no log)';
  }
}

function launch(daemon: Daemon): void {
  mkdirSync(logFolder, { recursive: true });
  mkdirSync(recordFolder, { recursive: true });
  const log = openSync(join(logFolder, `${daemon.name}.log`), 'a');
  const [command, args] =
    daemon.inNodeNetwork === false
      ? [daemon.command, [...daemon.args]]
      : inNodeCgroup(...inNodeNetwork(daemon.command, daemon.args));
  const child = spawn(command, args, {
    cwd: daemon.cwd ?? '/',
    env: { PATH: systemPath, HOME: '/root', ...daemon.env },
    detached: true,
    stdio: ['ignore', log, log],
  });
  if (child.pid === undefined) throw new Error(`cannot start ${daemon.command}`);
  child.unref();
  const record: ProcessRecord = {
    pid: child.pid,
    startTime: startTimeOf(child.pid) ?? '',
    fingerprint: fingerprintOf(daemon),
  };
  writeFileSync(join(recordFolder, daemon.name), JSON.stringify(record));
}

function fingerprintOf(daemon: Daemon): string {
  return createHash('sha256').update(JSON.stringify(daemon)).digest('hex');
}

function readRecord(name: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(recordFolder, name), 'utf8'));
  } catch {
    return undefined;
  }
}

function isRunning({ pid, startTime }: ProcessRecord): boolean {
  return startTimeOf(pid) === startTime;
}

/** Field 22 of /proc/<pid>/stat, counted behind the command's name; undefined for a process that has ended. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function isInRightNetwork(pid: number, daemon: Daemon): boolean {
  if (daemon.inNodeNetwork === false) return true;
  try {
    return statSync(`/proc/${pid}/ns/net`).ino === statSync(networkNamespaceFile).ino;
  } catch {
    return false;
  }
}

async function untilEnded(record: ProcessRecord, timeoutMs: number): Promise<void> {
  await eventually(
    () => {
      if (isRunning(record)) throw new Error(`process ${record.pid} runs`);
    },
    { timeoutMs, what: 'the end of a process' },
  );
}
