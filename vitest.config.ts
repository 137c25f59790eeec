import { defineConfig } from 'vitest/config';
import { leftOutTests } from './tools/workspace/src/left-out-tests.ts';

const exclude = leftOutTests(import.meta.dirname);
const setupFiles = ['./tools/workspace/src/fail-on-console.ts'];

/** Unit tests stand beside the source; integration tests start real servers; e2e runs the built bundles. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{libs,services,tools}/*/src/**/*.test.ts'],
          exclude,
          setupFiles,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{libs,services,tools}/*/test/**/*.integration.test.ts'],
          exclude,
          setupFiles,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 4,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          exclude,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        // This and the next two on the cluster of `make cluster`, which needs root: not in CI.
        test: {
          name: 'e2e-cilium',
          include: ['tools/testbed/e2e/cilium.e2e.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e-istio',
          include: ['tools/testbed/e2e/istio.e2e.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e-both',
          include: ['tools/testbed/e2e/both.e2e.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        // There too; each file installs the chart and takes it away.
        test: {
          name: 'e2e-cluster',
          include: ['tools/testbed/e2e/cluster/*.e2e.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
