import { join } from 'node:path';
import { findProgram, repositoryRoot } from '@kestrel/testkit';
import { runCommand } from '../../src/run-command.ts';
import { kubeconfigFile } from '../../src/settings.ts';

export const chartFolder = join(repositoryRoot(), 'helm/kestrel-operator');

/** Values set on the command line, as `--set-json`. */
export type Settings = Readonly<Record<string, unknown>>;

/** A release of Helm, handled by the commands that the documentation gives to users. */
export class Release {
  readonly name: string;
  readonly namespace: string;
  readonly #valuesFile: string;

  /** `valuesFile` goes into every command as it was written. */
  constructor(name: string, namespace: string, valuesFile: string) {
    this.name = name;
    this.namespace = namespace;
    this.#valuesFile = valuesFile;
  }

  install(settings: Settings = {}, chart = chartFolder): Promise<string> {
    return this.#change('install', settings, chart);
  }

  upgrade(settings: Settings = {}, chart = chartFolder): Promise<string> {
    return this.#change('upgrade', settings, chart);
  }

  rollback(): Promise<string> {
    return this.#helm('rollback', '--wait', '--timeout=180s');
  }

  test(): Promise<string> {
    return this.#helm('test', '--timeout=180s');
  }

  uninstall(): Promise<string> {
    return this.#helm('uninstall', '--wait', '--timeout=120s');
  }

  #change(command: string, settings: Settings, chart: string): Promise<string> {
    return this.#helm(
      command,
      ...[chart, '--values', this.#valuesFile, '--wait', '--timeout=180s'],
      ...Object.entries(settings).flatMap(([key, value]) => [
        '--set-json',
        `${key}=${JSON.stringify(value)}`,
      ]),
    );
  }

  #helm(command: string, ...args: readonly string[]): Promise<string> {
    const where = ['--namespace', this.namespace, '--kubeconfig', kubeconfigFile];
    return runCommand(findProgram('helm'), [command, this.name, ...args, ...where]);
  }
}
