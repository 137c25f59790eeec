import { EnvReader } from '@kestrel/service';
import { expect, test } from 'vitest';
import { parseKubeConfig } from './kube-config.ts';

test('uses the service account in a cluster', () => {
  const env = new EnvReader({ KUBERNETES_SERVICE_HOST: '10.96.0.1', KUBERNETES_SERVICE_PORT: '6443' });
  expect(parseKubeConfig(env)).toEqual({
    source: {
      kind: 'in-cluster',
      server: 'https://10.96.0.1:6443',
      tokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
      caFile: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
    },
    pageSize: 250,
    listConcurrency: 2,
    requestTimeoutMs: 30_000,
    recheckMs: 15_000,
  });
  env.finish();
});

test('an IPv6 address goes into brackets', () => {
  const { source } = parseKubeConfig(new EnvReader({ KUBERNETES_SERVICE_HOST: 'fd00::1' }));
  expect(source).toMatchObject({ server: 'https://[fd00::1]:443' });
});

test('KUBECONFIG comes before the service account and may name several files', () => {
  const env = new EnvReader({ KUBERNETES_SERVICE_HOST: '10.96.0.1', KUBECONFIG: '/a:/b' });
  expect(parseKubeConfig(env).source).toEqual({ kind: 'kubeconfig', files: ['/a', '/b'] });
});

test('neither is one problem, beside every other', () => {
  const env = new EnvReader({ KUBE_PAGE_SIZE: '0', KUBE_RECHECK_INTERVAL: 'often' });
  parseKubeConfig(env);
  expect(env.problems.map(({ variable }) => variable)).toEqual([
    'KUBECONFIG',
    'KUBE_PAGE_SIZE',
    'KUBE_RECHECK_INTERVAL',
  ]);
});
