import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';

/** The shared libraries of a binary, its loader among them: files of an image, by the path under which they are looked for. */
export function librariesOf(binary: string): Record<string, string> {
  const lines = execFileSync('ldd', [binary], { encoding: 'utf8' }).split('\n');
  const paths = lines.flatMap((line) => /(?:=> |^\s*)(\/\S+) \(/.exec(line)?.[1] ?? []);
  return Object.fromEntries(paths.map((path) => [path, realpathSync(path)]));
}
