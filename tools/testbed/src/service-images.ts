import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePath, findProgram, repositoryRoot } from '@kestrel/testkit';
import type { PodImage } from './pod-images.ts';
import { librariesOf } from './shared-libraries.ts';

/** Programs that the chart runs, and the development cloud. */
export const imagePrograms = [
  'watcher',
  'flow-collector',
  'als-receiver',
  'uplink-gateway',
  'bus-setup',
  'cloud',
] as const;

const nodePath = '/usr/bin/node';

/**
 * The image of a program, from what this machine has: Node's binary as npm brought it, the libraries that it names, the
 * bundle. There is no shell in it, and nothing that it would write to. References are those that the chart asks for.
 */
export function serviceImage(program: string): PodImage {
  const node = realpathSync(process.execPath);
  const bundle = bundlePath(program);
  return {
    reference: `docker.io/kestrel-operator/${program}:${version()}`,
    files: {
      [nodePath]: node,
      ...librariesOf(node),
      '/app': join(bundle, '..'),
    },
    entrypoint: [nodePath, '/app/main.js'],
  };
}

/** The server of the bus, which is one static file. */
export function natsImage(tag: string): PodImage {
  return {
    reference: `docker.io/library/nats:${tag}`,
    files: { '/nats-server': findProgram('nats-server') },
    entrypoint: ['/nats-server'],
  };
}

/** `2.15.2`, as the server calls itself. */
export function natsVersion(): string {
  const text = execFileSync(findProgram('nats-server'), ['--version'], { encoding: 'utf8' });
  return /v(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? 'latest';
}

export function version(): string {
  return JSON.parse(readFileSync(join(repositoryRoot(), 'package.json'), 'utf8')).version;
}
