import type { KubeConfig, KubeSource } from '../src/index.ts';

export function kubeTestConfig(source: KubeSource, overrides: Partial<KubeConfig> = {}): KubeConfig {
  return {
    source,
    pageSize: 250,
    listConcurrency: 2,
    requestTimeoutMs: 30_000,
    recheckMs: 2000,
    ...overrides,
  };
}
