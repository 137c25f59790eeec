import { type ChildProcess as NodeChild, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { atExit } from './at-exit.ts';
import { eventually } from './eventually.ts';
import { isInstalled } from './find-program.ts';

export interface ChildOptions {
  /** Stands in error messages. */
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  /** The whole environment: of this process's own only PATH is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** How many of the last lines of output are kept. Default 2,000. */
  readonly keepLines?: number;
}

/** How a process ended: `code` is null when a signal did it. */
export interface ExitStatus {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Memory of a process in bytes: `peak` is the highest resident size since its start, `own` what it shares with nobody. The rest of
 * what is resident are pages of programs and libraries, which all processes of a machine share.
 */
export interface ProcessMemory {
  readonly resident: number;
  readonly own: number;
  readonly peak: number;
}

const defaultKeepLines = 2_000;

/**
 * A running program. It is killed when this process ends: by `atExit` and, on Linux with setpriv (util-linux), by the
 * kernel even when this process is killed. A program that cannot be started shows as one that has ended.
 */
export class ChildProcess implements AsyncDisposable {
  readonly name: string;
  readonly pid: number;
  /** Settles once, when the process has ended and its output is read. */
  readonly exited: Promise<ExitStatus>;
  readonly #child: NodeChild;
  readonly #keepLines: number;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<(line: string) => void>();

  constructor(options: ChildOptions) {
    this.name = options.name;
    this.#keepLines = options.keepLines ?? defaultKeepLines;
    this.#child = spawnTied(options);
    this.pid = this.#child.pid ?? -1;
    for (const output of [this.#child.stdout, this.#child.stderr]) {
      if (output !== null) createInterface({ input: output }).on('line', (line) => this.#keep(line));
    }
    this.exited = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#keep(`cannot start ${options.command}: ${error.message}`);
        resolve({ code: null, signal: null });
      });
      this.#child.once('close', (code, signal) => resolve({ code, signal }));
    });
    void this.exited.then(() => running.delete(this.#child));
  }

  get isRunning(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The last lines of standard output and standard error, oldest first. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Calls `listener` for each line to come; the returned function ends that. */
  onLine(listener: (line: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** SIGKILL. */
  kill(): Promise<ExitStatus> {
    this.signal('SIGKILL');
    return this.exited;
  }

  /** SIGSTOP. On Linux every thread stands still when it returns. */
  pause(): void {
    this.signal('SIGSTOP');
    if (process.platform === 'linux') waitUntilStopped(this.pid);
  }

  /** SIGCONT. */
  resume(): void {
    this.signal('SIGCONT');
  }

  /** Does nothing when the process has ended. */
  signal(signal: NodeJS.Signals): void {
    if (this.isRunning) this.#child.kill(signal);
  }

  /** SIGTERM, also when paused; after `timeoutMs` SIGKILL, which shows in the status. */
  async stop(timeoutMs = 10_000): Promise<ExitStatus> {
    this.signal('SIGTERM');
    this.resume();
    const timer = setTimeout(() => this.signal('SIGKILL'), timeoutMs);
    try {
      return await this.exited;
    } finally {
      clearTimeout(timer);
    }
  }

  /** From /proc, so on Linux alone. @throws Error when the process has ended */
  memory(): ProcessMemory {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    const bytes = (field: string): number => {
      const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
      if (kilobytes === undefined) throw new Error(`${this.name} has ended: no ${field}`);
      return Number(kilobytes) * 1024;
    };
    return { resident: bytes('VmRSS'), own: bytes('RssAnon'), peak: bytes('VmHWM') };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }

  #keep(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > this.#keepLines) this.#lines.shift();
    for (const listener of this.#listeners) listener(line);
  }
}

/**
 * Waits until `check` returns without throwing.
 * @throws Error with the end of the output when the process ends before, or after `timeoutMs` (default 120,000)
 */
export async function untilReady(
  child: ChildProcess,
  check: () => unknown,
  timeoutMs = 120_000,
): Promise<void> {
  const attempt = async (): Promise<void> => {
    if (child.isRunning) await check();
  };
  try {
    await eventually(attempt, { timeoutMs, what: `${child.name} being ready` });
  } catch (cause) {
    throw new Error(`${(cause as Error).message}; its output ends with:\n${outputTail(child)}`, { cause });
  }
  if (!child.isRunning) {
    const { code, signal } = await child.exited;
    throw new Error(`${child.name} ended before it was ready (${signal ?? code}):\n${outputTail(child)}`);
  }
}

function outputTail(child: ChildProcess): string {
  return child.lines.slice(-20).join('\n');
}

/** Blocks this process, for a millisecond or so: what a caller does next shall find the other one stopped. */
function waitUntilStopped(pid: number): void {
  const deadline = performance.now() + 1_000;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (!isStopped(pid) && performance.now() < deadline) Atomics.wait(pause, 0, 0, 1);
}

/** State T in all threads, or ended. */
function isStopped(pid: number): boolean {
  if (!existsSync(`/proc/${pid}`)) return true;
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.every((id) =>
      /^State:\s+[TZX]/m.test(readFileSync(`/proc/${pid}/task/${id}/status`, 'utf8')),
    );
  } catch {
    return false;
  }
}

const running = new Set<NodeChild>();

function spawnTied(options: ChildOptions): NodeChild {
  const isTied = process.platform === 'linux' && isInstalled('setpriv');
  const command = isTied ? 'setpriv' : options.command;
  const args = [...(isTied ? ['--pdeathsig', 'KILL', '--', options.command] : []), ...(options.args ?? [])];
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH ?? '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  atExit(killAll);
  return child;
}

function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}
