import { readFileSync } from 'node:fs';
import { EnvReader } from '@kestrel/service';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { parseCollectorConfig } from './config.ts';
import { logEvents } from './log-events.ts';
import { createCollectorMetrics } from './metrics.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The first cells of the rows of a section's tables, without the backticks. */
function rowsUnder(heading: string): string[] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name).sort();
}

test('the README lists every setting and no other', () => {
  const env = new EnvReader({});
  parseCollectorConfig(env);
  expect(rowsUnder('Settings')).toEqual(env.settings.map(({ variable }) => variable).sort());
});

test('the README lists every metric and no other', () => {
  const registry = new Registry();
  createCollectorMetrics(registry, () => {
    throw new Error('nobody looks');
  });
  const names = registry.getMetricsAsArray().map(({ name }) => name.replace('kestrel_flow_collector_', ''));
  expect(rowsUnder('Metrics')).toEqual(names.sort());
});

test('the README lists every log event and no other', () => {
  expect(rowsUnder('Log events')).toEqual(Object.values(logEvents).sort());
});
