import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './at-exit.ts';

const folders = new Set<string>();

/** A new folder under the system's temporary one, removed by `removeTempFolder` or, at the latest, when the process ends. */
export function makeTempFolder(purpose: string): string {
  atExit(removeAll);
  const folder = mkdtempSync(join(tmpdir(), `kestrel-${purpose}-`));
  folders.add(folder);
  return folder;
}

/** Removes a folder made by `makeTempFolder`. */
export async function removeTempFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
}

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
