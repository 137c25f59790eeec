import { EnvReader } from '@kestrel/service';
import { namesUnder, readReadme } from '@kestrel/testkit';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { addMetrics } from './metrics.ts';
import { anomalyMeanings } from './state/anomalies.ts';

const readme = readReadme(import.meta.url);

test('the README lists every setting of serve and no other', () => {
  const env = new EnvReader({});
  parseConfig(env);
  expect(namesUnder(readme, 'Settings')).toEqual(env.settings.map(({ variable }) => variable).sort());
});

test('the README explains every anomaly and no other', () => {
  expect(namesUnder(readme, 'Anomalies')).toEqual(Object.keys(anomalyMeanings).sort());
});

test('the README lists every metric and no other', () => {
  const registry = new Registry();
  addMetrics(registry, {
    clusters: { all: () => [] },
    streams: { open: () => [] },
    listener: { connectionCount: 0 },
  });
  expect(namesUnder(readme, 'Metrics')).toEqual(
    registry
      .getMetricsAsArray()
      .map(({ name }) => name)
      .sort(),
  );
});
