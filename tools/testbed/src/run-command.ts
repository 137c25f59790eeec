import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { networkNamespaceFile } from './settings.ts';

export interface CommandOptions {
  /** Text for standard input. */
  readonly input?: string;
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each line of its output as it comes: for what takes minutes. */
  readonly onLine?: (line: string) => void;
}

/** A command ended with another status than 0. */
export class CommandError extends Error {
  readonly code = 'COMMAND_FAILED';
}

/** Runs a command to its end and returns what it printed. @throws CommandError with its error output */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    if (options.onLine) createInterface({ input: child.stdout }).on('line', options.onLine);
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // A command that does not read its input ends by itself; its status says what is wrong.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.once('error', (cause) => reject(new CommandError(`${command}: ${cause.message}`, { cause })));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(Buffer.concat(output).toString('utf8'));
      const reason = Buffer.concat(errors).toString('utf8').trim();
      reject(new CommandError(`${command} ${args.join(' ')} ended with ${code ?? signal}: ${reason}`));
    });
  });
}

/** What the command printed, or undefined where it is missing or fails. */
export async function tryCommand(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return await runCommand(command, args);
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}

/** The command line that enters the node's network; mounts stay the machine's. */
export function inNodeNetwork(command: string, args: readonly string[]): [string, string[]] {
  return ['nsenter', [`--net=${networkNamespaceFile}`, '--', command, ...args]];
}
