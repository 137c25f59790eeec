import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();
let removesAtExit = false;

/** A new folder under the system's temporary one, removed by `removeTempFolder` or, at the latest, when the process ends. */
export function makeTempFolder(purpose: string): string {
  if (!removesAtExit) {
    removesAtExit = true;
    process.once('exit', () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
  }
  const folder = mkdtempSync(join(tmpdir(), `kestrel-${purpose}-`));
  folders.add(folder);
  return folder;
}

/** Removes a folder made by `makeTempFolder`. */
export async function removeTempFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
}
