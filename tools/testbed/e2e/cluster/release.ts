import { join } from 'node:path';
import { findProgram, repositoryRoot } from '@kestrel/testkit';
import { kubectl } from '../../src/kubectl.ts';
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

  /** Fails within a minute where a pod does not get Ready, and is taken back. */
  upgradeAtomically(settings: Settings = {}): Promise<string> {
    return this.#change('upgrade', settings, chartFolder, ['--atomic', '--timeout=60s']);
  }

  /** Does not wait for any pod. */
  upgradeAtOnce(settings: Settings = {}): Promise<string> {
    return this.#change('upgrade', settings, chartFolder, []);
  }

  /** Has the API server judge every object of the release; their names. @throws where one has a field that its kind has not */
  async validate(): Promise<string> {
    const manifests = await this.#helm('get manifest');
    const judge = ['--server-side', '--force-conflicts', '--dry-run=server', '--validate=strict'];
    return kubectl(['apply', ...judge, '-f', '-', '-o', 'name'], { input: manifests });
  }

  /** `revision` as `helm history` numbers them. */
  rollbackTo(revision: number): Promise<string> {
    return this.#helm('rollback', String(revision), '--wait', '--timeout=180s');
  }

  /** All tests, or the one of that name. */
  test(name?: string): Promise<string> {
    const which = name === undefined ? [] : ['--filter', `name=${name}`];
    return this.#helm('test', '--timeout=180s', ...which);
  }

  uninstall(): Promise<string> {
    return this.#helm('uninstall', '--wait', '--timeout=120s');
  }

  #change(
    command: string,
    settings: Settings,
    chart: string,
    how: readonly string[] = ['--wait', '--timeout=180s'],
  ): Promise<string> {
    return this.#helm(
      command,
      ...[chart, '--values', this.#valuesFile, ...how],
      ...Object.entries(settings).flatMap(([key, value]) => [
        '--set-json',
        `${key}=${JSON.stringify(value)}`,
      ]),
    );
  }

  #helm(command: string, ...args: readonly string[]): Promise<string> {
    const where = ['--namespace', this.namespace, '--kubeconfig', kubeconfigFile];
    return runCommand(findProgram('helm'), [...command.split(' '), this.name, ...args, ...where]);
  }
}
