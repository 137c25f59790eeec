import { type ChildProcess as NodeChild, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { eventually } from './eventually.ts';
import { isMissingProgram } from './find-program.ts';

export interface ChildOptions {
  /** Stands in error messages. */
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  /** The whole environment: nothing of this process's own is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** How many of the last lines of output are kept. Default 2,000. */
  readonly keepLines?: number;
}

/** How a process ended: `code` is null when a signal did it. */
export interface ExitStatus {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Memory of a process in bytes: `peak` is the highest resident size since its start. */
export interface ProcessMemory {
  readonly resident: number;
  readonly peak: number;
}

/** A child that does not outlive this process, however this process ends. */
export interface ChildProcess {
  readonly name: string;
  readonly pid: number;
  readonly isRunning: boolean;
  /** Settles once, when the process has ended and its output is read. */
  readonly exited: Promise<ExitStatus>;
  /** The last lines of standard output and standard error, oldest first. */
  readonly lines: readonly string[];
  /** Calls `listener` for each line to come; the returned function ends that. */
  onLine(listener: (line: string) => void): () => void;
  /** SIGKILL. */
  kill(): Promise<ExitStatus>;
  /** SIGSTOP. */
  pause(): void;
  /** SIGCONT. */
  resume(): void;
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, also when paused; SIGKILL after `timeoutMs` (default 10,000), which shows in the status. */
  stop(timeoutMs?: number): Promise<ExitStatus>;
  /** From /proc (Linux). @throws when the process has ended */
  memory(): ProcessMemory;
}

const running = new Set<NodeChild>();
let killsAtExit = false;

/**
 * Starts a program. It is killed when this process ends: by an exit handler and, on Linux with setpriv (util-linux),
 * by the kernel even when this process is killed.
 */
export function startChild(options: ChildOptions): ChildProcess {
  const child = spawnTied(options);
  const keepLines = options.keepLines ?? 2_000;
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const keep = (line: string): void => {
    lines.push(line);
    if (lines.length > keepLines) lines.shift();
    for (const listener of listeners) listener(line);
  };
  for (const output of [child.stdout, child.stderr]) {
    if (output !== null) createInterface({ input: output }).on('line', keep);
  }
  const exited = new Promise<ExitStatus>((resolve) => {
    child.once('error', (error) => {
      keep(`cannot start ${options.command}: ${error.message}`);
      resolve({ code: null, signal: null });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  void exited.then(() => running.delete(child));
  const isRunning = (): boolean =>
    child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const send = (signal: NodeJS.Signals): void => {
    if (isRunning()) child.kill(signal);
  };
  return {
    name: options.name,
    pid: child.pid ?? -1,
    get isRunning() {
      return isRunning();
    },
    exited,
    lines,
    onLine(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kill() {
      send('SIGKILL');
      return exited;
    },
    pause: () => send('SIGSTOP'),
    resume: () => send('SIGCONT'),
    signal: send,
    async stop(timeoutMs = 10_000) {
      send('SIGTERM');
      send('SIGCONT');
      const timer = setTimeout(() => send('SIGKILL'), timeoutMs);
      try {
        return await exited;
      } finally {
        clearTimeout(timer);
      }
    },
    memory: () => readMemory(child.pid ?? -1),
  };
}

function spawnTied(options: ChildOptions): NodeChild {
  const tie = process.platform === 'linux' && !isMissingProgram('setpriv');
  const command = tie ? 'setpriv' : options.command;
  const args = [...(tie ? ['--pdeathsig', 'KILL', '--', options.command] : []), ...(options.args ?? [])];
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH ?? '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  if (!killsAtExit) {
    killsAtExit = true;
    process.once('exit', () => {
      for (const each of running) each.kill('SIGKILL');
    });
  }
  running.add(child);
  return child;
}

function readMemory(pid: number): ProcessMemory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (field: string): number => {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
    if (kilobytes === undefined) throw new Error(`process ${pid} has ended: no ${field}`);
    return Number(kilobytes) * 1024;
  };
  return { resident: bytes('VmRSS'), peak: bytes('VmHWM') };
}

/**
 * Waits until `check` returns without throwing.
 * @throws Error with the end of the output when the process ends before, or after `timeoutMs` (default 30,000)
 */
export async function untilReady(
  child: ChildProcess,
  check: () => unknown,
  timeoutMs = 30_000,
): Promise<void> {
  await eventually(
    async () => {
      if (!child.isRunning) return;
      await check();
    },
    { timeoutMs, what: `${child.name} being ready` },
  ).catch((cause: Error) => {
    throw new Error(`${cause.message}; its output ends with:\n${outputTail(child)}`, { cause });
  });
  if (!child.isRunning) {
    const { code, signal } = await child.exited;
    throw new Error(`${child.name} ended before it was ready (${signal ?? code}):\n${outputTail(child)}`);
  }
}

function outputTail(child: ChildProcess): string {
  return child.lines.slice(-20).join('\n');
}
