import { ChildProcess, untilReady } from './child-process.ts';

export interface ProcessOptions {
  readonly name: string;
  /** A bundle (`…/main.js`) or TypeScript file, run with this process's own Node.js; or see `command`. */
  readonly bundle?: string;
  /** Another program, instead of a bundle. */
  readonly command?: string;
  readonly args?: readonly string[];
  /** The whole environment beside PATH. */
  readonly env?: Readonly<Record<string, string>>;
  /** Flags for Node.js, where a bundle is run. */
  readonly nodeArgs?: readonly string[];
  /** What to wait for. Default: nothing. */
  readonly ready?: ReadyCondition;
  /** Default 120,000. */
  readonly readyTimeoutMs?: number;
}

/** An address that answers 200, or a JSON log line whose `event` is this, or any check that throws until it holds. */
export type ReadyCondition =
  | { readonly url: string }
  | { readonly logEvent: string }
  | { readonly check: () => unknown };

/** A line of a service's log as JSON. */
export type LogRecord = Readonly<Record<string, unknown>>;

/** A program under test. To start it again, call `startProcess` again with the same options. */
export class ServiceProcess extends ChildProcess {
  /** The kept log lines that are JSON objects, oldest first; with `event` only those of that name. */
  logRecords(event?: string): LogRecord[] {
    const records = this.lines.flatMap(parseRecord);
    return event === undefined ? records : records.filter((record) => record.event === event);
  }
}

/**
 * Starts a program with nothing of this process's environment but PATH (for TypeScript also NODE_COMPILE_CACHE), and waits
 * until it is ready.
 * @throws Error with the end of its output when it ends or hangs before
 */
export async function startProcess(options: ProcessOptions): Promise<ServiceProcess> {
  const { command, args } = commandLine(options);
  const env = { ...compileCache(options.bundle), ...options.env };
  const started = new ServiceProcess({ name: options.name, command, args, env });
  const { ready } = options;
  if (ready === undefined) return started;
  try {
    await untilReady(started, () => checkReady(started, ready), options.readyTimeoutMs);
    return started;
  } catch (error) {
    await started.kill();
    throw error;
  }
}

function commandLine(options: ProcessOptions): { command: string; args: string[] } {
  const args = [...(options.args ?? [])];
  if (options.command !== undefined) return { command: options.command, args };
  if (options.bundle === undefined) throw new Error(`${options.name}: neither bundle nor command`);
  return { command: process.execPath, args: [...(options.nodeArgs ?? []), options.bundle, ...args] };
}

/** Where Node.js keeps what it compiled; not for a built bundle, which runs as it does in a cluster. */
function compileCache(bundle: string | undefined): Record<string, string> {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE && bundle?.endsWith('.ts') ? { NODE_COMPILE_CACHE } : {};
}

function parseRecord(line: string): LogRecord[] {
  if (!line.startsWith('{')) return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

async function checkReady(started: ServiceProcess, ready: ReadyCondition): Promise<void> {
  if ('check' in ready) {
    await ready.check();
  } else if ('url' in ready) {
    const response = await fetch(ready.url);
    const body = await response.text();
    if (!response.ok) throw new Error(`${ready.url}: ${response.status} ${body}`);
  } else if (started.logRecords(ready.logEvent).length === 0) {
    throw new Error(`no log event ${ready.logEvent}`);
  }
}
