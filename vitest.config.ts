import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { leftOutTests } from './tools/workspace/src/left-out-tests.ts';

const exclude = leftOutTests(import.meta.dirname);
const setupFiles = ['./tools/workspace/src/fail-on-console.ts'];
/** So that programs which tests start from TypeScript, and vitest's workers, are compiled once and not at each start. */
const env = { NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache/compiled') };
/** More than there are cores, because integration tests mostly wait. One number, or unit tests run alone, one by one. */
const maxWorkers = 4;

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
          env,
          setupFiles,
          // They share no state: half of their time would go into loading the same modules again.
          isolate: false,
          maxWorkers,
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{libs,services,tools}/*/test/**/*.integration.test.ts'],
          exclude,
          env,
          setupFiles,
          maxWorkers,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          exclude,
          env,
          // Nothing that they measure is shared, and mostly they wait for leases, windows and restarts.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 120_000,
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
