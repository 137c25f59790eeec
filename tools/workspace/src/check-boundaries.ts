/**
 * Holds the workspace to its layers: proto < testkit < service < {bus, kube, grpc} < services and tools.
 *
 * - a lib may depend on lower libs only, nothing depends on a service;
 * - testkit is for tests: a devDependency everywhere but in tools;
 * - what a file imports is declared in its package.json, and referenced in its tsconfig.json;
 * - the root's tsconfig.json references every package, so that `tsc -b` leaves none out;
 * - all packages name one version of each dependency.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly nx?: { readonly tags?: readonly string[] };
}

interface Project {
  readonly dir: string;
  readonly manifest: Manifest;
  readonly tag: string;
}

const root = join(import.meta.dirname, '../../..');
const problems: string[] = [];
const projects = globSync('{libs,services,tools}/*/package.json', { cwd: root })
  .concat('test/package.json')
  .sort()
  .map(readProject);
const byName = new Map(projects.map((project) => [project.manifest.name, project]));
const rootManifest: Manifest = readJson('package.json');

for (const project of projects) {
  checkLayers(project);
  checkReferences(project);
  checkImports(project);
}
checkRootReferences();
checkVersions();
for (const problem of problems) process.stderr.write(`boundaries: ${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

function readProject(path: string): Project {
  const manifest: Manifest = readJson(path);
  return { dir: dirname(path), manifest, tag: manifest.nx?.tags?.[0] ?? 'untagged' };
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function checkLayers(project: Project): void {
  for (const name of Object.keys(project.manifest.dependencies ?? {})) {
    const target = byName.get(name);
    if (target && !mayDependOn(project.tag, target)) {
      problems.push(`${project.dir} (${project.tag}) may not depend on ${name} (${target.tag})`);
    }
  }
}

function mayDependOn(tag: string, target: Project): boolean {
  const layer = layerOf(target.tag);
  if (tag === 'test') return true;
  if (layer === undefined) return false;
  if (target.manifest.name === '@kestrel/testkit') return tag === 'tool';
  return (layerOf(tag) ?? Number.POSITIVE_INFINITY) > layer;
}

function layerOf(tag: string): number | undefined {
  const match = /^layer:(\d+)$/.exec(tag);
  return match ? Number(match[1]) : undefined;
}

function checkRootReferences(): void {
  const referenced = new Set(referencesOf('.'));
  for (const { dir } of projects) {
    if (!referenced.has(dir)) problems.push(`tsconfig.json does not reference ${dir}`);
  }
}

function referencesOf(dir: string): string[] {
  const { references = [] } = readJson<{ references?: { path: string }[] }>(join(dir, 'tsconfig.json'));
  return references.map(({ path }) => relative('.', join(dir, path)));
}

function checkReferences(project: Project): void {
  const actual = referencesOf(project.dir).sort();
  const expected = [...declared(project)].flatMap((name) => byName.get(name)?.dir ?? []).sort();
  if (actual.join() !== expected.join()) {
    problems.push(`${project.dir}/tsconfig.json references [${actual}], its package.json says [${expected}]`);
  }
}

function checkImports(project: Project): void {
  const files = globSync(['src/**/*.ts', 'test/**/*.ts', 'e2e/**/*.ts', 'bench/**/*.ts'], {
    cwd: join(root, project.dir),
  });
  const known = declared(project).add(project.manifest.name);
  for (const file of files) {
    const path = join(project.dir, file);
    for (const name of importedPackages(readFileSync(join(root, path), 'utf8'))) {
      if (!known.has(name))
        problems.push(`${path} imports ${name}, which ${project.dir}/package.json does not declare`);
    }
  }
}

function declared(project: Project): Set<string> {
  const { dependencies, devDependencies } = project.manifest;
  return new Set(Object.keys({ ...dependencies, ...devDependencies }));
}

/** Packages named in import and export statements, without Node's own and those of the workspace's root. */
function importedPackages(source: string): string[] {
  const statements = source.matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'/gm);
  const onDemand = source.matchAll(/\bimport\('([^']+)'\)/g);
  const specifiers = [...statements, ...onDemand].map((match) => match[1] ?? '');
  return specifiers
    .filter((specifier) => !/^(node:|\.)/.test(specifier))
    .map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    .filter((name) => !(name in (rootManifest.devDependencies ?? {})));
}

function checkVersions(): void {
  const seen = new Map<string, string>();
  for (const { dir, manifest } of [...projects, { dir: '.', manifest: rootManifest }]) {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const other = seen.get(name) ?? version;
      seen.set(name, other);
      if (other !== version)
        problems.push(`${dir} asks for ${name} ${version}, another package for ${other}`);
      if (!/^\d/.test(version)) problems.push(`${dir} asks for ${name} ${version}: pin an exact version`);
    }
  }
}
