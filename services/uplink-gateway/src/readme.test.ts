import { EnvReader } from '@kestrel/service';
import { namesUnder, readReadme } from '@kestrel/testkit';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { uplinkPhases } from './cloud/uplink.ts';
import { parseGatewayConfig } from './config.ts';
import { logEvents } from './log-events.ts';
import { createGatewayMetrics } from './metrics.ts';

const readme = readReadme(import.meta.url);

test('the README lists every setting and no other', () => {
  const env = new EnvReader({});
  parseGatewayConfig(env);
  expect(namesUnder(readme, 'Settings')).toEqual(env.settings.map(({ variable }) => variable).sort());
});

test('the README lists every metric and no other', () => {
  const registry = new Registry();
  createGatewayMetrics(registry);
  const names = registry.getMetricsAsArray().map(({ name }) => name.replace('kestrel_uplink_gateway_', ''));
  expect(namesUnder(readme, 'Metrics')).toEqual(names.sort());
});

test('the README lists every log event and no other', () => {
  expect(namesUnder(readme, 'Log events')).toEqual(Object.values(logEvents).sort());
});

test('the README names every state of the uplink', () => {
  for (const phase of uplinkPhases) expect(readme).toContain(phase);
});
