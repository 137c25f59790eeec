import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { meshConfigPatch } from './mesh-config.ts';
import { type MeshConfigOptions, parseOptions, usage } from './options.ts';

const [command, ...args] = process.argv.slice(2);
if (command === '--help' || args.includes('--help')) process.stdout.write(usage);
else if (command === 'mesh-config') run(args);
else fail(2, usage);

function run(given: readonly string[]): void {
  const options = tryOptions(given);
  if (options === undefined) return;
  try {
    print(options);
  } catch (error) {
    fail(1, `kestrelctl: ${(error as Error).message}\n`);
  }
}

/** Undefined where they are wrong, which is said. */
function tryOptions(given: readonly string[]): MeshConfigOptions | undefined {
  try {
    return parseOptions(given);
  } catch (error) {
    fail(2, `kestrelctl: ${(error as Error).message}\n`);
    return undefined;
  }
}

function print(options: MeshConfigOptions): void {
  const patch = meshConfigPatch(readConfigMap(options), options.form, options.service);
  if (patch === undefined)
    process.stderr.write('kestrelctl: the mesh has both providers; nothing to change\n');
  else process.stdout.write(patch);
}

function readConfigMap({ file, namespace, configMap }: MeshConfigOptions): string {
  if (file !== undefined) return readFileSync(file === '-' ? 0 : file, 'utf8');
  const query = ['get', 'configmap', configMap, '--namespace', namespace, '--output', 'json'];
  return execFileSync('kubectl', query, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function fail(status: number, text: string): void {
  process.stderr.write(text);
  process.exitCode = status;
}
