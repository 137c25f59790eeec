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

// Bundled CommonJS packages expect `require` and `__dirname`, which ESM does not have.
const banner = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { dirname as __dirnameOf } from 'node:path';",
  "import { fileURLToPath as __toPath } from 'node:url';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __toPath(import.meta.url);',
  'const __dirname = __dirnameOf(__filename);',
].join('');

/**
 * Importing `node:http` as an ES module reads each of its exports, and with them the WebSocket client behind one:
 * 13 MB that no service uses. Taken as CommonJS only what is named is read.
 */
const lazyHttp: Plugin = {
  name: 'lazy-http',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:https?$/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'builtin' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

/**
 * What prom-client loads and none of our programs uses: the tracing API, for exemplars, and its client of a Pushgateway, which
 * brings node:https and node:zlib along. Whoever begins to use one finds it empty.
 */
const unusedOfPromClient: Plugin = {
  name: 'unused-of-prom-client',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(@opentelemetry\/api|\.\/lib\/pushgateway)$/ }, ({ path, importer }) =>
      importer.includes('/node_modules/prom-client/') ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const folders = process.argv.includes('--all') ? buildableProjects() : [process.cwd()];
await Promise.all(folders.map(bundle));

function buildableProjects(): string[] {
  const manifests = globSync('{services,tools}/*/package.json', { cwd: root });
  return manifests.map((path) => join(root, dirname(path))).filter((dir) => readManifest(dir).scripts?.build);
}

function readManifest(projectDir: string): { name: string; scripts?: { build?: string } } {
  return JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'));
}

async function bundle(projectDir: string): Promise<void> {
  const { name } = readManifest(projectDir);
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
    plugins: [lazyHttp, unusedOfPromClient],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  process.stdout.write(`built dist/${name}/main.js\n`);
}
