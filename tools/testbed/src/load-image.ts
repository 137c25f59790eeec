import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { importImages } from './container-runtime.ts';
import { say } from './progress.ts';
import { runCommand } from './run-command.ts';
import { runFolder } from './settings.ts';

/** Brings an image into the cluster: a tar file as it is, a name from the Docker engine of this machine. */
export async function loadImage(image: string | undefined): Promise<void> {
  if (image === undefined || image === '') {
    throw new Error('IMAGE is not set: it wants the name of an image of the Docker engine, or a tar file');
  }
  if (existsSync(image)) {
    say((await importImages(image)).trim());
    return;
  }
  const folder = mkdtempSync(join(runFolder, 'load-'));
  try {
    const file = join(folder, 'image.tar');
    await runCommand('docker', ['save', '--output', file, image]);
    say((await importImages(file)).trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
