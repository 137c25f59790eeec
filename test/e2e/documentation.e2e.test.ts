import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { repositoryRoot, sectionOf, tableRows } from '@kestrel/testkit';
import { describe, expect, test } from 'vitest';
import { anchorsOf, markdownFiles, readPage, relativeLinks } from '../support/markdown.ts';
import { programs, readEndpoints, readSettings } from '../support/program-facts.ts';

const configuration = readPage('docs/operations/configuration.md');
const observability = readPage('docs/operations/observability.md');

/** Libs that bring settings or metrics with them, how their metrics are named, and a program that has them all. */
const libs = [
  { folder: 'libs/service', metrics: /condition_state|event_loop_max_stall_seconds/g, user: 'watcher' },
  { folder: 'libs/bus', metrics: /(?<=`|_watcher_)(?:bus|ledger)_[a-z_]+/g, user: 'watcher' },
  { folder: 'libs/kube', metrics: /(?<=`|_watcher_)kube_[a-z_]+/g, user: 'watcher' },
  { folder: 'libs/grpc', metrics: /tls_verification_off/g, user: 'uplink-gateway' },
] as const;

describe.each(programs)('$name', (program) => {
  const { name } = program;
  const prefix = `kestrel_${name.replaceAll('-', '_')}_`;

  test('has every setting in configuration.md with its default, and no other', async () => {
    const sections = ['Every program', 'The bus', name].map((heading) => sectionOf(configuration, heading));
    expect(settingsIn(sections.join('\n'))).toEqual(await readSettings(program));
  });

  describe('running', () => {
    test('has every metric in observability.md with its type, and no other', async () => {
      const { metrics } = await readEndpoints(program);
      expect(metricsOf(prefix)).toEqual(metrics);
    });

    test('is named in no page with a metric that it does not have', async () => {
      const { metrics } = await readEndpoints(program);
      const shape = new RegExp(`${prefix}[a-z_]*[a-z]`, 'g');
      const strangers = markdownFiles().flatMap((path) =>
        (readPage(path).match(shape) ?? [])
          .filter((metric) => !(metric in metrics || metric.replace(/_(bucket|count|sum)$/, '') in metrics))
          .map((metric) => `${path}: ${metric}`),
      );
      expect(strangers).toEqual([]);
    });

    test('has every health condition in observability.md', async () => {
      const { conditions } = await readEndpoints(program);
      expect(firstCells(sectionOf(observability, 'Conditions'))).toEqual(
        expect.arrayContaining([...conditions]),
      );
    });
  });
});

test.each(programs.filter(({ folder }) => !comparesItsReadme(folder)))(
  '$name has every setting in its README or in that of a lib, and its README has no other',
  async (program) => {
    const settings = Object.keys(await readSettings(program));
    const own = variablesIn(`${program.folder}/README.md`);
    const shared = libs.flatMap(({ folder }) => variablesIn(`${folder}/README.md`));
    expect(settings.filter((variable) => !own.includes(variable) && !shared.includes(variable))).toEqual([]);
    expect(own.filter((variable) => !settings.includes(variable))).toEqual([]);
  },
);

test.each(libs)('the README of $folder has what it brings to a program, and no more', async (lib) => {
  const [user] = programs.filter(({ name }) => name === lib.user);
  if (user === undefined) throw new Error(`no program ${lib.user}`);
  const settings = Object.keys(await readSettings(user));
  expect(variablesIn(`${lib.folder}/README.md`).filter((each) => !settings.includes(each))).toEqual([]);
  const { metrics } = await readEndpoints(user);
  const brought = Object.keys(metrics).flatMap((metric) => metric.match(lib.metrics) ?? []);
  const named = [...readPage(`${lib.folder}/README.md`).matchAll(lib.metrics)].map(([metric]) => metric);
  expect([...new Set(named)].sort()).toEqual(brought.sort());
});

test('every log event of observability.md is one that the code writes', () => {
  const files = globSync(['services/*/src/**/*.ts', 'libs/*/src/**/*.ts', 'tools/bus-setup/src/**/*.ts'], {
    cwd: repositoryRoot(),
    exclude: (path) => path.endsWith('.test.ts'),
  });
  const source = files.map((file) => readFileSync(join(repositoryRoot(), file), 'utf8')).join('\n');
  const events = firstCells(sectionOf(observability, 'Log'));
  expect(events.length).toBeGreaterThan(20);
  expect(events.filter((event) => !source.includes(`'${event}'`))).toEqual([]);
});

test('every runbook that an alert names exists, and every runbook is named by an alert', () => {
  const alerts = sectionOf(observability, 'Alerts');
  const named = [...alerts.matchAll(/runbook: runbooks\/([\w-]+\.md)/g)].map(([, file = '']) => file);
  const written = globSync('*.md', { cwd: join(repositoryRoot(), 'docs/runbooks') });
  expect([...new Set(named)].sort()).toEqual(written.filter((file) => file !== 'README.md').sort());
});

test.each(markdownFiles())('%s: every relative link leads somewhere', (path) => {
  const broken = relativeLinks(readPage(path)).filter((link) => !leadsSomewhere(path, link));
  expect(broken).toEqual([]);
});

/** Whether the program's own tests do so. */
function comparesItsReadme(folder: string): boolean {
  return existsSync(join(repositoryRoot(), folder, 'src/readme.test.ts'));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : normalize(join(dirname(from), file));
  if (!existsSync(join(repositoryRoot(), target))) return false;
  return anchor === undefined || !target.endsWith('.md') || anchorsOf(readPage(target)).has(anchor);
}

/** Names in backticks in the first cells of all rows. */
function firstCells(text: string): string[] {
  return tableRows(text).flatMap(([cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
}

/** Variables in the tables of a README's section about settings; none where it has no such section. */
function variablesIn(path: string): string[] {
  const [, after = ''] = readPage(path).split(/\n## Settings.*\n/);
  const [section = ''] = after.split('\n## ');
  return firstCells(section).filter((name) => /^[A-Z][A-Z\d_]+$/.test(name));
}

/** Default by variable, as `--help` writes it. */
function settingsIn(text: string): Record<string, string> {
  const rows = tableRows(text).filter(([cell = '']) => /^`[A-Z_]+`$/.test(cell));
  return Object.fromEntries(rows.map(([variable = '', fallback = '']) => [plain(variable), plain(fallback)]));
}

/** Type by metric, of the metrics that observability.md gives a program. */
function metricsOf(prefix: string): Record<string, string> {
  const rows = tableRows(sectionOf(observability, 'Metrics')).map(([metric = '', type = '']) => [
    plain(metric).replace('kestrel_<service>_', prefix),
    type,
  ]);
  return Object.fromEntries(rows.filter(([metric = '']) => metric.startsWith(prefix)));
}

function plain(cell: string): string {
  return cell.replaceAll('`', '');
}
