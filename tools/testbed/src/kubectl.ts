import { eventually, findProgram } from '@kestrel/testkit';
import { type CommandOptions, runCommand } from './run-command.ts';
import { kubeconfigFile } from './settings.ts';

/** Runs kubectl as the administrator and returns what it printed. @throws CommandError */
export function kubectl(args: readonly string[], options: CommandOptions = {}): Promise<string> {
  return runCommand(findProgram('kubectl'), ['--kubeconfig', kubeconfigFile, ...args], options);
}

/** Applies objects, as JSON or from a YAML file. */
export function apply(objects: readonly object[] | { readonly file: string }): Promise<string> {
  const how = ['apply', '--server-side', '--force-conflicts', '-f'];
  if ('file' in objects) return kubectl([...how, objects.file]);
  return kubectl([...how, '-'], { input: objects.map((object) => JSON.stringify(object)).join('\n---\n') });
}

/** Waits until the API server serves, with the roles that its components need, or has ended. */
export async function untilApiServerIsReady(isRunning: () => boolean): Promise<void> {
  const check = async (): Promise<string | undefined> =>
    isRunning() ? kubectl(['get', '--raw', '/readyz', '--request-timeout=2s']) : undefined;
  const answer = await eventually(check, {
    timeoutMs: 90_000,
    intervalMs: 200,
    what: 'the API server being ready',
  });
  if (answer === undefined) throw new Error('the API server has ended');
}
