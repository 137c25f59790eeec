/**
 * docker-compose.yml from nothing to a summary, and back.
 *
 *   node compose.ts up      makes the images, starts everything, prints the summary of DURATION seconds; leaves it running
 *   node compose.ts down    removes containers, networks and volumes
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@kestrel/testkit';
import { provideDockerImages } from './docker-images.ts';
import { tryCommand } from './run-command.ts';

/** Which images there are: Compose reads it, also by hand with --env-file. */
const variablesFile = join(repositoryRoot(), '.cache/compose.env');

const obstacle = await findObstacle();
if (obstacle !== undefined) {
  process.stderr.write(`compose: ${obstacle}\n`);
  process.exitCode = 1;
} else if (process.argv[2] === 'down') {
  process.exitCode = await compose('--profile', 'summary', 'down', '--volumes', '--remove-orphans');
} else {
  process.exitCode = await start();
}

async function start(): Promise<number> {
  mkdirSync(join(variablesFile, '..'), { recursive: true });
  const variables = Object.entries(await provideDockerImages());
  writeFileSync(variablesFile, variables.map(([name, value]) => `${name}=${value}\n`).join(''));
  const status = await compose('up', '--detach', '--remove-orphans');
  return status === 0 ? compose('run', '--rm', 'summary') : status;
}

/** What a person has to do first. */
async function findObstacle(): Promise<string | undefined> {
  if ((await tryCommand('docker', ['version'])) === undefined)
    return 'no Docker engine answers: install Docker (Debian: docker.io) and start dockerd';
  if ((await tryCommand('docker', ['compose', 'version'])) === undefined)
    return 'docker has no `compose`: install the plugin, version 2 (docs.docker.com/compose/install)';
  return undefined;
}

function compose(...args: string[]): Promise<number> {
  const known = existsSync(variablesFile) ? ['--env-file', variablesFile] : [];
  const child = spawn('docker', ['compose', ...known, ...args], { cwd: repositoryRoot(), stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
