import { EnvReader } from '@kestrel/service';
import { namesUnder, readReadme } from '@kestrel/testkit';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { parseWatcherConfig } from './config.ts';
import { createMetrics } from './metrics.ts';

const readme = readReadme(import.meta.url);

test('every setting is in the README, and nothing else', () => {
  const reader = new EnvReader({});
  parseWatcherConfig(reader);
  const settings = reader.settings.map(({ variable }) => variable);
  expect(namesUnder(readme, 'Settings')).toEqual(settings.sort());
});

test('every metric is in the README, and nothing else', async () => {
  const registry = new Registry();
  createMetrics(registry);
  const metrics = (await registry.getMetricsAsJSON()).map(({ name }) => name);
  expect(namesUnder(readme, 'Metrics')).toEqual(metrics.sort());
});
