import { runAccessLogsBenchmark } from './access-logs.ts';
import { runAccessLogsMemoryBenchmark } from './access-logs-memory.ts';
import { runFlowKeysBenchmark, runFlowsBenchmark } from './flows.ts';
import { runGatewayFlowsBenchmark } from './gateway-flows.ts';
import { runIdleBenchmark } from './idle.ts';
import { runInventoryBenchmark } from './inventory.ts';

export interface Benchmark {
  readonly name: string;
  readonly measures: string;
  readonly run: (print: (line: string) => void) => Promise<void>;
}

const load = { source: 'simulated', scale: 1 } as const;

export const benchmarks: readonly Benchmark[] = [
  {
    name: 'flows',
    measures: 'Hubble events from a fast sender to the bus, beside a plain collector (EVENTS=1000000)',
    run: runFlowsBenchmark,
  },
  {
    name: 'flow-keys',
    measures: 'memory of the flow-collector at 10,000, 100,000 and 1,000,000 different flows',
    run: runFlowKeysBenchmark,
  },
  {
    name: 'access-logs',
    measures:
      'Envoy entries from a fast sender to the bus, 20 and 200 streams, beside a plain receiver (MESSAGES=60000)',
    run: runAccessLogsBenchmark,
  },
  {
    name: 'access-logs-memory',
    measures:
      'decoding and merging access logs without a network; memory at 10,000, 100,000 and 1,000,000 keys',
    run: runAccessLogsMemoryBenchmark,
  },
  {
    name: 'idle',
    measures: 'memory of each service beside a small cluster in which nothing changes',
    run: runIdleBenchmark,
  },
  {
    name: 'inventory-tenth',
    measures: '5,000 objects of a simulated cluster, from nothing to the commit in the cloud',
    run: (print) => runInventoryBenchmark({ ...load, scale: 0.1 }, print),
  },
  {
    name: 'inventory',
    measures: '50,005 objects of a simulated cluster, then 50 changes/s, then a cut connection',
    run: (print) => runInventoryBenchmark(load, print),
  },
  {
    name: 'inventory-real',
    measures: 'the same objects in a real API server (filling it takes minutes)',
    run: (print) => runInventoryBenchmark({ source: 'real', scale: 1 }, print),
  },
  {
    name: 'gateway-flows',
    measures:
      'batches of flows from the bus to a cloud, against a bare grpc-js writer of the same messages (BATCHES=400)',
    run: runGatewayFlowsBenchmark,
  },
];
