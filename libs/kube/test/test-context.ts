import { Writable } from 'node:stream';
import { createServiceContext, type ServiceContext } from '@kestrel/service';

/** A context whose log can be read. */
export interface TestContext extends ServiceContext {
  readonly logged: readonly Record<string, unknown>[];
  /** Value of one metric's sample; 0 where there is none. */
  value(metric: string, labels: Record<string, string>): Promise<number>;
}

export function createTestContext(): TestContext {
  const logged: Record<string, unknown>[] = [];
  const logDestination = new Writable({
    write(line, _encoding, done) {
      logged.push(JSON.parse(String(line)));
      done();
    },
  });
  const context = createServiceContext({ name: 'kube-test', logDestination });
  return {
    ...context,
    logged,
    async value(metric, labels) {
      const data = await context.metrics.getSingleMetric(`kestrel_kube_test_${metric}`)?.get();
      const isMatch = (sample: Record<string, unknown>) =>
        Object.entries(labels).every(([name, value]) => sample[name] === value);
      return data?.values.find(({ labels: sample }) => isMatch(sample))?.value ?? 0;
    },
  };
}
