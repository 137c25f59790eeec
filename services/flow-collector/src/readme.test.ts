import { EnvReader } from '@kestrel/service';
import { namesUnder, readReadme } from '@kestrel/testkit';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { parseCollectorConfig } from './config.ts';
import { logEvents } from './log-events.ts';
import { createCollectorMetrics } from './metrics.ts';

const readme = readReadme(import.meta.url);

test('the README lists every setting and no other', () => {
  const env = new EnvReader({});
  parseCollectorConfig(env);
  expect(namesUnder(readme, 'Settings')).toEqual(env.settings.map(({ variable }) => variable).sort());
});

test('the README lists every metric and no other', () => {
  const registry = new Registry();
  createCollectorMetrics(registry, () => {
    throw new Error('nobody looks');
  });
  const names = registry.getMetricsAsArray().map(({ name }) => name.replace('kestrel_flow_collector_', ''));
  expect(namesUnder(readme, 'Metrics')).toEqual(names.sort());
});

test('the README lists every log event and no other', () => {
  expect(namesUnder(readme, 'Log events')).toEqual(Object.values(logEvents).sort());
});
