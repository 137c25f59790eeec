import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeConfig } from './write-config.ts';

/** Folders that a program makes at a fixed path, whatever its settings say. */
const fixedFolders = { kubelet: '/var/lib/kubelet/device-plugins', cilium: '/run/cilium' } as const;

/** Writes down that a program of the test bed is going to make its fixed folder, unless somebody has made it before. */
export function claimFolder(program: keyof typeof fixedFolders): void {
  const folder = fixedFolders[program];
  if (!existsSync(folder)) writeConfig(join('claimed', program), folder);
}

/** Removes the folders that were claimed by the cluster with this data folder. */
export function removeClaimedFolders(dataFolder: string): void {
  for (const program of Object.keys(fixedFolders)) {
    const record = join(dataFolder, 'config', 'claimed', program);
    if (existsSync(record)) rmSync(readFileSync(record, 'utf8'), { recursive: true, force: true });
  }
}
