import { readFileSync } from 'node:fs';
import { EnvReader } from '@kestrel/service';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { parseGatewayConfig } from './config.ts';
import { logEvents } from './log-events.ts';
import { createGatewayMetrics } from './metrics.ts';
import { uplinkPhases } from './uplink.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The first cells of the rows of a section's tables, without the backticks. */
function rowsUnder(heading: string): string[] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name).sort();
}

test('the README lists every setting and no other', () => {
  const env = new EnvReader({});
  parseGatewayConfig(env);
  expect(rowsUnder('Settings')).toEqual(env.settings.map(({ variable }) => variable).sort());
});

test('the README lists every metric and no other', () => {
  const registry = new Registry();
  createGatewayMetrics(registry);
  const names = registry.getMetricsAsArray().map(({ name }) => name.replace('kestrel_uplink_gateway_', ''));
  expect(rowsUnder('Metrics')).toEqual(names.sort());
});

test('the README lists every log event and no other', () => {
  expect(rowsUnder('Log events')).toEqual(Object.values(logEvents).sort());
});

test('the README names every state of the uplink', () => {
  for (const phase of uplinkPhases) expect(readme).toContain(phase);
});
