import { EnvReader } from '@kestrel/service';
import { namesUnder, readReadme, sectionOf, tableRows } from '@kestrel/testkit';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { callWeights } from './access-logs/call.ts';
import { storyKinds } from './churn/story-kinds.ts';
import { parseClusterConfig } from './config.ts';
import { createMetrics } from './metrics.ts';
import { ObjectStore } from './objects/object-store.ts';
import { faults } from './simulator/fault-book.ts';
import { conversationWeights } from './traffic/repertoire.ts';

const readme = readReadme(import.meta.url);

/** The cells of a section's rows, without backticks and headings. */
const rowsUnder = (heading: string) =>
  tableRows(sectionOf(readme, heading))
    .filter(([name = '']) => name.startsWith('`'))
    .map((cells) => cells.map((cell) => cell.replaceAll('`', '')));

test('the README lists every setting with its default, and no other', () => {
  const env = new EnvReader({});
  parseClusterConfig(env);
  const settings = env.settings.map(({ variable, defaultText }) => [variable, defaultText]);
  expect(
    rowsUnder('Settings')
      .map(([name, value]) => [name, value === 'not set' ? undefined : value])
      .sort(),
  ).toEqual(settings.sort());
});

test('the README lists every metric and no other', () => {
  const registry = new Registry();
  createMetrics(registry, new ObjectStore({ maxHistory: 1 }));
  const names = registry.getMetricsAsArray().map(({ name }) => name);
  expect(namesUnder(readme, 'Metrics')).toEqual(names.sort());
});

test('the README explains every fault and every story, and no other', () => {
  expect(namesUnder(readme, 'Faults')).toEqual([...faults].sort());
  expect(namesUnder(readme, 'Churn')).toEqual(storyKinds.map(({ name }) => name).sort());
});

test.each([
  ['Hubble agents', conversationWeights],
  ['Sidecars', callWeights],
])('under %s the README explains every kind with its share, and no other', (heading, weights) => {
  const rows = rowsUnder(heading).map(
    ([kind = '', share = '']) => [kind, Number(share.replace(' %', ''))] as const,
  );
  expect(Object.fromEntries(rows)).toEqual(weights);
  expect(rows.reduce((sum, [, share]) => sum + share, 0)).toBe(100);
});
