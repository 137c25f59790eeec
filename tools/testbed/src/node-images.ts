import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '@kestrel/testkit';
import { ctr, importImages } from './container-runtime.ts';
import { imageFingerprint, type PodImage, writeImage } from './pod-images.ts';
import { configFolder, coreDnsImage, dataFolder, workloadImage } from './settings.ts';

/** What every node has: the sandbox, which is also the shop's program, and CoreDNS. */
const nodeImages = (): readonly PodImage[] => [
  {
    reference: workloadImage,
    files: { workload: findProgram('testbed-workload') },
    entrypoint: ['/workload'],
  },
  { reference: coreDnsImage, files: { coredns: findProgram('coredns') }, entrypoint: ['/coredns'] },
];

/** Imports the images of every node. */
export async function ensureNodeImages(): Promise<string | undefined> {
  const imported = await ensureImages(nodeImages());
  return imported.length === 0 ? undefined : `imported ${imported.join(', ')}`;
}

/** Writes and imports those of these images that the node does not have as they are now; returns their names. */
export async function ensureImages(images: readonly PodImage[]): Promise<string[]> {
  const known = await ctr('--namespace', 'k8s.io', 'images', 'list', '--quiet');
  const imported: string[] = [];
  for (const image of images) {
    const record = join(configFolder, `${image.reference.replace(/[^a-z0-9]+/g, '-')}.image`);
    const fingerprint = imageFingerprint(image);
    const isCurrent = existsSync(record) && readFileSync(record, 'utf8') === fingerprint;
    if (isCurrent && known.split('\n').includes(image.reference)) continue;
    const file = join(dataFolder, 'image.tar');
    await writeImage(image, file);
    await importImages(file);
    rmSync(file);
    writeFileSync(record, fingerprint);
    imported.push(image.reference);
  }
  return imported;
}
