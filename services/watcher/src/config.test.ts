import { ConfigError, EnvReader } from '@kestrel/service';
import { expect, test } from 'vitest';
import { parseWatcherConfig } from './config.ts';

const env = { KUBERNETES_SERVICE_HOST: '10.96.0.1' };

function parse(settings: Record<string, string>) {
  const reader = new EnvReader({ ...env, ...settings });
  const config = parseWatcherConfig(reader);
  reader.finish();
  return config;
}

test('everything is watched and sent by default, and nothing is committed without a kind', () => {
  expect(parse({})).toMatchObject({
    namespaces: { include: [], exclude: [] },
    dropLabels: [],
    dropAnnotations: [],
    istioRootNamespace: 'istio-system',
    incompleteAfterMs: Number.POSITIVE_INFINITY,
  });
});

test('settings are read', () => {
  const config = parse({
    NAMESPACES_INCLUDE: 'shop, team-*',
    NAMESPACES_EXCLUDE: 'kube-*',
    DROP_LABELS: 'private.example.com/*',
    DROP_ANNOTATIONS: 'note',
    ISTIO_ROOT_NAMESPACE: 'mesh',
    INVENTORY_INCOMPLETE_AFTER: '10m',
  });
  expect(config).toMatchObject({
    namespaces: { include: ['shop', 'team-*'], exclude: ['kube-*'] },
    dropLabels: ['private.example.com/*'],
    dropAnnotations: ['note'],
    istioRootNamespace: 'mesh',
    incompleteAfterMs: 600_000,
  });
});

test('every wrong setting is named at once', () => {
  const wrong = { NAMESPACES_INCLUDE: 'Shop', DROP_LABELS: 'a b', INVENTORY_INCOMPLETE_AFTER: 'soon' };
  const problems = () => {
    try {
      parse(wrong);
    } catch (error) {
      return error instanceof ConfigError ? error.problems.map(({ variable }) => variable) : [];
    }
    return [];
  };
  expect(problems()).toEqual(['NAMESPACES_INCLUDE', 'DROP_LABELS', 'INVENTORY_INCOMPLETE_AFTER']);
});
