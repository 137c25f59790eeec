import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFolder } from './settings.ts';

/** Writes a configuration file unless it is as it should be: kube-proxy ends when its own is written. Returns the path. */
export function writeConfig(name: string, text: string): string {
  const file = join(configFolder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return file;
}
