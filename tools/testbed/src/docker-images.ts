/**
 * Makes the images of docker-compose.yml with the Docker engine of this machine: ours by the Dockerfile, and those of
 * others, which are pulled where a registry can be reached and otherwise made of the programs of `make tools`. Prints
 * the variables with which Compose finds them.
 */
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram, repositoryRoot } from '@kestrel/testkit';
import { installPrograms } from './install-programs.ts';
import { runCommand, tryCommand } from './run-command.ts';
import { imagePrograms, version } from './service-images.ts';
import { librariesOf } from './shared-libraries.ts';

/** An image that others publish. */
interface ForeignImage {
  /** Variable of docker-compose.yml that names another one. */
  readonly variable: string;
  readonly reference: string;
  /** Of `make tools`. */
  readonly program: string;
  /** Where the published image has it. */
  readonly path: string;
}

const foreignImages: readonly ForeignImage[] = [
  { variable: 'NATS_IMAGE', reference: 'nats:2.15.2', program: 'nats-server', path: '/nats-server' },
  {
    variable: 'HUBBLE_RELAY_IMAGE',
    reference: 'quay.io/cilium/hubble-relay:v1.20.2',
    program: 'hubble-relay',
    path: '/usr/bin/hubble-relay',
  },
  {
    variable: 'PROMETHEUS_IMAGE',
    reference: 'prom/prometheus:v3.13.5',
    program: 'prometheus',
    path: '/bin/prometheus',
  },
];

const ourPrograms = [...imagePrograms, 'cluster', 'demo'];
const publishedBase = 'gcr.io/distroless/nodejs24-debian12:nonroot';
const localBase = 'kestrel-operator/base:local';

/** Makes or pulls every image. Returns the variables of docker-compose.yml. */
export async function provideDockerImages(): Promise<Record<string, string>> {
  const base = await provideBase();
  const variables: Record<string, string> = { VERSION: version() };
  for (const image of foreignImages) variables[image.variable] = await provideForeign(image);
  for (const program of ourPrograms) {
    await build(repositoryRoot(), reference(program), [
      ...['--build-arg', `BASE=${base}`, '--build-arg', `PROGRAM=${program}`],
    ]);
  }
  return variables;
}

/** What BASE names, else the published one, else one of Node's binary and the libraries that it needs. */
async function provideBase(): Promise<string> {
  if (process.env.BASE) return process.env.BASE;
  if (await isThere(publishedBase)) return publishedBase;
  say(`${publishedBase} cannot be pulled: the base is this machine's Node`);
  const node = realpathSync(process.execPath);
  const libraries = Object.entries(librariesOf(node));
  await buildFrom(localBase, [['/nodejs/bin/node', node], ...libraries], '');
  return localBase;
}

async function provideForeign({
  variable,
  reference: published,
  program,
  path,
}: ForeignImage): Promise<string> {
  const wanted = process.env[variable];
  if (wanted) return wanted;
  if (await isThere(published)) return published;
  say(`${published} cannot be pulled: it is made of the ${program} of make tools`);
  const local = `kestrel-operator/${program}:local`;
  await installPrograms([program], say);
  await buildFrom(local, [[path, findProgram(program)]], `ENTRYPOINT ["${path}"]\n`);
  return local;
}

/** Here already, or pulled now. */
async function isThere(image: string): Promise<boolean> {
  if ((await tryCommand('docker', ['image', 'inspect', image])) !== undefined) return true;
  return (await tryCommand('docker', ['pull', '--quiet', image])) !== undefined;
}

/** An image of nothing but these files of this machine, each under a path of its own. */
async function buildFrom(
  image: string,
  files: readonly (readonly [path: string, source: string])[],
  more: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kestrel-image-'));
  try {
    for (const [path, source] of files) {
      mkdirSync(join(folder, 'root', dirname(path)), { recursive: true });
      copyFileSync(source, join(folder, 'root', path));
    }
    writeFileSync(join(folder, 'Dockerfile'), `FROM scratch\nCOPY root/ /\n${more}`);
    await build(folder, image, []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The engine's own builder: it is everywhere, also where there is no buildx. */
async function build(folder: string, image: string, args: readonly string[]): Promise<void> {
  const startedMs = performance.now();
  await runCommand('docker', ['build', '--quiet', ...args, '--tag', image, folder], {
    env: { DOCKER_BUILDKIT: '0' },
  });
  say(`${image} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
}

function reference(program: string): string {
  return `kestrel-operator/${program}:${version()}`;
}

function say(line: string): void {
  process.stdout.write(`images: ${line}\n`);
}
