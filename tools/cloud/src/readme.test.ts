import { readFileSync } from 'node:fs';
import { EnvReader } from '@kestrel/service';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { addMetrics } from './metrics.ts';
import { anomalyMeanings } from './state/anomalies.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The first cells of a table's rows, without the backticks. */
const rowsUnder = (heading: string) => {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name).sort();
};

test('the README lists every setting of serve and no other', () => {
  const env = new EnvReader({});
  parseConfig(env);
  expect(rowsUnder('Settings')).toEqual(env.settings.map(({ variable }) => variable).sort());
});

test('the README explains every anomaly and no other', () => {
  expect(rowsUnder('Anomalies')).toEqual(Object.keys(anomalyMeanings).sort());
});

test('the README lists every metric and no other', () => {
  const registry = new Registry();
  addMetrics(registry, {
    clusters: { all: () => [] },
    streams: { open: () => [] },
    listener: { connectionCount: 0 },
  });
  expect(rowsUnder('Metrics')).toEqual(
    registry
      .getMetricsAsArray()
      .map(({ name }) => name)
      .sort(),
  );
});
