import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Programs that are kept beside the current ones in `.tools`, by the name that tests use for them. */
const variants: Readonly<Record<string, string>> = {
  'nats-server-2.9': join('nats-server-2.9', 'usr', 'sbin', 'nats-server'),
};

/** A program that the tests start is neither in `.tools` nor on PATH. */
export class ProgramNotFoundError extends Error {
  readonly code = 'PROGRAM_NOT_FOUND';

  constructor(name: string, searched: readonly string[]) {
    super(`${name} is not installed: run \`make tools\` (looked in ${searched.join(', ')})`);
  }
}

/** The folder with `nx.json`, above this file or, for a bundle, above the working directory. */
export function repositoryRoot(): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if (existsSync(join(folder, 'nx.json'))) return folder;
    }
  }
  throw new Error(`no repository root (a folder with nx.json) above ${import.meta.dirname}`);
}

/**
 * The path of a program: `.tools` of the repository first, then PATH. A name with a slash is a path already.
 * @throws ProgramNotFoundError
 */
export function findProgram(name: string): string {
  const candidates = candidatePaths(name);
  const found = candidates.find(isExecutable);
  if (found === undefined) throw new ProgramNotFoundError(name, candidates.map(dirname));
  return found;
}

/**
 * True when a test should be skipped because one of these programs is missing. With `CI=true` it is false, so that
 * the test runs and fails with ProgramNotFoundError.
 */
export function isMissingProgram(...names: readonly string[]): boolean {
  return process.env.CI !== 'true' && !names.every(isInstalled);
}

/** Whether `findProgram` would find it. */
export function isInstalled(name: string): boolean {
  return candidatePaths(name).some(isExecutable);
}

function candidatePaths(name: string): string[] {
  if (name.includes('/')) return [name];
  const tools = join(repositoryRoot(), '.tools');
  const variant = variants[name];
  if (variant !== undefined) return [join(tools, variant)];
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [join(tools, 'bin'), ...path].map((folder) => join(folder, name));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
