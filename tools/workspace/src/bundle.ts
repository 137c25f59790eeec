/**
 * Bundles programs into dist/<project>/main.js: each one ESM file that needs nothing but Node.
 *
 *   node bundle.ts          the current project's: its `build` script, whose result nx caches
 *   node bundle.ts --all    every project's that has such a script, which is sooner done than nx has started
 */
import { globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../../..');

// Bundled CommonJS packages expect `require`, `__filename` and `__dirname`, which ESM does not have.
const banner = [
  "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
  'const { filename: __filename, dirname: __dirname } = import.meta;',
].join('');

/**
 * Importing a module of Node's as an ES module reads each of its exports, and with them whatever is behind one: the WebSocket
 * client behind `node:http`, threads and a parser of arguments behind `node:util`. Taken as CommonJS, behind an empty object (esbuild
 * looks at every export that is an object's own), only what is named is read.
 */
const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'builtin' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `
        const builtin = process.getBuiltinModule(${JSON.stringify(path)});
        module.exports = typeof builtin === 'function' ? builtin : Object.create(builtin);`,
    }));
  },
};

/**
 * What packages load when they start, and none of our programs uses: prom-client the tracing API, for exemplars, and its client of
 * a Pushgateway; pino the threads that write logs elsewhere; fastify servers with TLS or HTTP/2; protobufjs a class for 64-bit
 * numbers, in WebAssembly.
 */
const unused = {
  'prom-client': ['@opentelemetry/api', './lib/pushgateway'],
  pino: ['thread-stream', 'worker_threads'],
  fastify: ['node:https', 'node:http2'],
  protobufjs: ['long'],
};
/** Programs whose only routes are those of @kestrel/service have no schemas to compile. */
const unusedWithoutRoutes = {
  ...unused,
  fastify: [...unused.fastify, '@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler'],
};

/** Whoever begins to use one of `modules`, by the package that loads them, finds it empty. */
function without(modules: Readonly<Record<string, readonly string[]>>): Plugin {
  return {
    name: 'without-unused',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path, importer }) => {
        const [, name = ''] = /\/node_modules\/([^@/]+)\//.exec(importer) ?? [];
        return modules[name]?.includes(path) ? { path, namespace: 'unused' } : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

const folders = process.argv.includes('--all') ? buildableProjects() : [process.cwd()];
await Promise.all(folders.map(bundle));

function buildableProjects(): string[] {
  const manifests = globSync('{services,tools}/*/package.json', { cwd: root });
  return manifests.map((path) => join(root, dirname(path))).filter((dir) => readManifest(dir).scripts?.build);
}

interface Manifest {
  readonly name: string;
  readonly scripts?: { readonly build?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(projectDir: string): Manifest {
  return JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'));
}

async function bundle(projectDir: string): Promise<void> {
  const { name, dependencies = {} } = readManifest(projectDir);
  const hasRoutes = 'fastify' in dependencies;
  const outdir = join(root, 'dist', name);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: { main: join(projectDir, 'src/main.ts') },
    absWorkingDir: projectDir,
    outdir,
    bundle: true,
    // What is loaded on demand (the typed Kubernetes client) stays a file of its own that nobody parses in a cluster.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    banner: { js: banner },
    plugins: [without(hasRoutes ? unused : unusedWithoutRoutes), lazyBuiltins],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  process.stdout.write(`built dist/${name}/main.js\n`);
}
