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

/** Pod templates of everything that runs, with the name of what makes them. */
export function podsOf(
  manifests: readonly Manifest[],
): { readonly name: string; readonly spec: Manifest['spec'] }[] {
  return manifests.flatMap(({ kind, metadata: { name }, spec }) => {
    if (kind === 'Pod') return [{ name, spec }];
    return spec?.template ? [{ name, spec: spec.template.spec }] : [];
  });
}
