import { accessSync, constants, existsSync, globSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

interface Need {
  readonly programs: readonly string[];
  /** What a test calls to start them. */
  readonly launcher: RegExp;
  /** What `make tools` needs for them. Default: Go. */
  readonly madeWith?: string;
}

const needs: readonly Need[] = [
  { programs: ['nats-server'], launcher: /\bstartNatsServer\(/ },
  { programs: ['etcd', 'kube-apiserver'], launcher: /\bstartApiServer\(/ },
  { programs: ['helm'], launcher: /\bfindProgram\('helm'\)/ },
  { programs: ['kubeconform'], launcher: /findProgram\('kubeconform'\)/ },
  { programs: ['kubectl'], launcher: /findProgram\('kubectl'\)/ },
  { programs: ['envoy'], launcher: /\bstart(Envoy|Mesh)\(/, madeWith: "Python's pip" },
];

/**
 * Test files that cannot run here because a program is neither in .tools nor on PATH, found through what they import.
 * Says in one line for each what is left out and how to get it. With CI=true nothing is left out: it fails instead.
 */
export function leftOutTests(root: string): string[] {
  if (process.env.CI === 'true') return [];
  useOldestNatsServer(root);
  return needs.flatMap(({ programs, launcher, madeWith = 'Go 1.26' }) => {
    const missing = programs.filter((name) => !isInstalled(root, name));
    if (missing.length === 0) return [];
    const files = testFiles(root).filter((file) => reaches(join(root, file), launcher, new Set()));
    process.stdout.write(
      `left out: ${files.length} test files that need ${missing.join(' and ')}: make tools gets it with ${madeWith}\n`,
    );
    return files;
  });
}

/** The one of the system's packages does where no other is. */
function useOldestNatsServer(root: string): void {
  const oldest = join(root, '.tools/nats-server-2.9/usr/sbin/nats-server');
  if (isInstalled(root, 'nats-server') || !existsSync(oldest)) return;
  process.env.KESTREL_TEST_NATS_SERVER ??= oldest;
}

function isInstalled(root: string, name: string): boolean {
  if (name === 'nats-server' && process.env.KESTREL_TEST_NATS_SERVER) return true;
  const folders = [join(root, '.tools/bin'), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.some((folder) => isExecutable(join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function testFiles(root: string): string[] {
  return globSync(['{libs,services,tools}/*/{src,test}/**/*.test.ts', 'test/e2e/**/*.test.ts'], {
    cwd: root,
  });
}

/** Whether a file, or one that it imports by a relative path, calls the launcher. */
function reaches(file: string, launcher: RegExp, seen: Set<string>): boolean {
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  if (launcher.test(source)) return true;
  const imports = [...source.matchAll(/from '(\.[^']+\.ts)'/g)].map((match) =>
    join(dirname(file), match[1] ?? ''),
  );
  return imports.some((path) => reaches(path, launcher, seen));
}
