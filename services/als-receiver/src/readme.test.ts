import { readFileSync } from 'node:fs';
import { EnvReader } from '@kestrel/service';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { parseAlsConfig } from './config.ts';
import { createMetrics } from './metrics.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The names in the first column of the table below a heading. */
function namesBelow(heading: string): string[] {
  const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const firstCells = [...section.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell ?? '');
  return firstCells.flatMap((cell) =>
    [...cell.matchAll(/`([\w]+)(?:\{.*?\})?`/g)].map(([, name]) => name ?? ''),
  );
}

test('every setting is in the README, and nothing else', () => {
  const reader = new EnvReader({});
  parseAlsConfig(reader);
  const settings = reader.settings.map(({ variable }) => variable);
  expect(namesBelow('Settings').sort()).toEqual(settings.sort());
});

test('every metric is in the README, and nothing else', async () => {
  const registry = new Registry();
  createMetrics(registry);
  const metrics = (await registry.getMetricsAsJSON()).map(({ name }) => name);
  expect(namesBelow('Metrics').sort()).toEqual(metrics.sort());
});
