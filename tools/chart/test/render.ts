import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findProgram, repositoryRoot } from '@kestrel/testkit';
import { parseAllDocuments } from 'yaml';

export const chart = join(repositoryRoot(), 'helm/kestrel-operator');
export const release = 'kestrel-operator';
export const namespace = 'kestrel-ai';

/** An object of the chart. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: YAML of any kind
  readonly [field: string]: any;
}

export type Values = Readonly<Record<string, unknown>>;

export interface RenderOptions {
  readonly apiVersions?: readonly string[];
  /** Values files that come before the values. */
  readonly files?: readonly string[];
  /** The cluster's version, as `--kube-version`. */
  readonly kubeVersion?: string;
  /** For commands that take none. */
  readonly isWithoutValues?: boolean;
}

/** Runs helm with the values as a file. @throws with what helm says where it refuses */
export function runHelm(args: readonly string[], values: Values, options: RenderOptions = {}): string {
  const { apiVersions = [], files = [] } = options;
  const { status, stdout, stderr } = spawnSync(
    findProgram('helm'),
    [
      ...args,
      ...['--namespace', namespace],
      ...files.flatMap((file) => ['--values', file]),
      ...apiVersions.flatMap((version) => ['--api-versions', version]),
      ...(options.kubeVersion === undefined ? [] : ['--kube-version', options.kubeVersion]),
      ...(options.isWithoutValues ? [] : ['--values', '-']),
    ],
    { input: JSON.stringify(values), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** What the chart makes of these values. */
export function render(values: Values, options?: RenderOptions): Manifest[] {
  return parseAllDocuments(runHelm(['template', release, chart], values, options))
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);
}

/** The object of that kind and name. @throws where there is none */
export function named(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((each) => each.kind === kind && each.metadata.name === name);
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
}

/** Environment of the container of a Deployment; what comes from elsewhere is empty. */
export function environment(manifests: readonly Manifest[], name: string): Record<string, string> {
  const [container] = named(manifests, 'Deployment', name).spec.template.spec.containers;
  return Object.fromEntries(
    container.env.map((each: { name: string; value?: string }) => [each.name, each.value ?? '']),
  );
}

/** Names of all objects of a kind. */
export function namesOf(manifests: readonly Manifest[], kind: string): string[] {
  return manifests.filter((each) => each.kind === kind).map(({ metadata }) => metadata.name);
}

/** Pod templates of everything that runs, with the name of what makes them. */
export function podsOf(
  manifests: readonly Manifest[],
): { readonly name: string; readonly spec: Manifest['spec'] }[] {
  return manifests.flatMap(({ kind, metadata: { name }, spec }) => {
    if (kind === 'Pod') return [{ name, spec }];
    return spec?.template ? [{ name, spec: spec.template.spec }] : [];
  });
}
