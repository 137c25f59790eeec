import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import {
  findProgram,
  isInstalled,
  isMissingProgram,
  ProgramNotFoundError,
  repositoryRoot,
} from './find-program.ts';
import { makeTempFolder } from './temp-folder.ts';

afterEach(() => vi.unstubAllEnvs());

function onPath(name: string, mode: number): string {
  const folder = makeTempFolder('path');
  const file = join(folder, name);
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, mode);
  vi.stubEnv('PATH', `/nonexistent::${folder}`);
  return file;
}

test('a program that is not in .tools is looked for on PATH', () => {
  const file = onPath('only-on-path', 0o755);
  expect(findProgram('only-on-path')).toBe(file);
  expect(findProgram(file)).toBe(file);
});

test('a file that cannot be executed is no program', () => {
  onPath('not-executable', 0o644);
  expect(isInstalled('not-executable')).toBe(false);
});

test('the error says how to get it and where it was looked for', () => {
  expect(() => findProgram('no-such-program')).toThrow(ProgramNotFoundError);
  const tools = join(repositoryRoot(), '.tools', 'bin');
  expect(() => findProgram('no-such-program')).toThrow(`run \`make tools\` (looked in ${tools}`);
});

test('a missing program leaves tests out, and with CI=true does not', () => {
  vi.stubEnv('CI', undefined);
  expect(isMissingProgram('sh', 'no-such-program')).toBe(true);
  expect(isMissingProgram('sh')).toBe(false);
  vi.stubEnv('CI', 'true');
  expect(isMissingProgram('sh', 'no-such-program')).toBe(false);
});
