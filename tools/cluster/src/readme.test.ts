import { readFileSync } from 'node:fs';
import { EnvReader } from '@kestrel/service';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { callWeights } from './access-logs/call.ts';
import { storyKinds } from './churn/story-kinds.ts';
import { parseClusterConfig } from './config.ts';
import { createMetrics } from './metrics.ts';
import { ObjectStore } from './objects/object-store.ts';
import { faults } from './simulator/fault-book.ts';
import { conversationWeights } from './traffic/repertoire.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The rows of a section's table as cells, without the backticks. */
const rowsUnder = (heading: string) => {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| (?:`([^`]+)`)?/gm)].map(([, name, second]) => [name, second]);
};

const namesUnder = (heading: string) =>
  rowsUnder(heading)
    .map(([name]) => name)
    .sort();

test('the README lists every setting with its default, and no other', () => {
  const env = new EnvReader({});
  parseClusterConfig(env);
  const settings = env.settings.map(({ variable, defaultText }) => [variable, defaultText]);
  expect(rowsUnder('Settings').sort()).toEqual(settings.sort());
});

test('the README lists every metric and no other', () => {
  const registry = new Registry();
  createMetrics(registry, new ObjectStore({ maxHistory: 1 }));
  const names = registry.getMetricsAsArray().map(({ name }) => name);
  expect(namesUnder('Metrics')).toEqual(names.sort());
});

test('the README explains every fault and every story, and no other', () => {
  expect(namesUnder('Faults')).toEqual([...faults].sort());
  expect(namesUnder('Churn')).toEqual(storyKinds.map(({ name }) => name).sort());
});

test.each([
  ['Hubble agents', conversationWeights],
  ['Sidecars', callWeights],
])('under %s the README explains every kind with its share, and no other', (heading, weights) => {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| `([^`]+)` \| (\d+) % \|/gm)].map(([, kind, share]) => [
    kind,
    Number(share),
  ]);
  expect(Object.fromEntries(rows)).toEqual(weights);
  expect(rows.reduce((sum, [, share]) => sum + Number(share), 0)).toBe(100);
});
