import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, type TestbedSettings } from './settings.ts';

const file = join(dataFolder, 'settings.json');

/** What the cluster of this checkout was made with; undefined where there is none. */
export function currentSettings(): TestbedSettings | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Keeps it for later starts. */
export function rememberSettings(settings: TestbedSettings): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(settings));
}
