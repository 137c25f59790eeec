/**
 * Writes the images of the chart as OCI layouts in tar files, without a Docker engine and without a registry:
 * .cache/images/<program>.tar, for `make cluster-load IMAGE=…` or `ctr images import`.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@kestrel/testkit';
import { type PodImage, writeImage } from './pod-images.ts';
import { imagePrograms, natsImage, natsVersion, serviceImage } from './service-images.ts';

const folder = join(repositoryRoot(), '.cache/images');
mkdirSync(folder, { recursive: true });
for (const program of imagePrograms) await write(program, serviceImage(program));
await write('nats', natsImage(natsVersion()));

async function write(name: string, image: PodImage): Promise<void> {
  const file = join(folder, `${name}.tar`);
  await writeImage(image, file);
  process.stdout.write(`images: ${image.reference}, ${Math.round(statSync(file).size / 1e6)} MB, ${file}\n`);
}
