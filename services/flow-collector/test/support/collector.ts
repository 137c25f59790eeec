import { Writable } from 'node:stream';
import {
  type Bus,
  bucketSpecs,
  createBus,
  decodeTotals,
  ensureStream,
  flowsStream,
  headers,
  parseBusConfig,
  readStream,
  streamSpecs,
  type TotalsSnapshot,
} from '@kestrel/bus';
import { splitBatch } from '@kestrel/flows';
import { cloud } from '@kestrel/proto';
import { type Component, createServiceContext, EnvReader, type ServiceContext } from '@kestrel/service';
import { eventually, type NatsServer } from '@kestrel/testkit';
import { expect } from 'vitest';
import { build } from '../../src/app.ts';
import { parseCollectorConfig } from '../../src/config.ts';

export interface TestCollector extends AsyncDisposable {
  readonly context: ServiceContext;
  readonly logs: readonly Record<string, unknown>[];
  totals(): TotalsSnapshot;
  condition(name: string): { state: string; reason: string } | undefined;
  stop(timeoutMs?: number): Promise<void>;
  metric(name: string): Promise<number>;
}

let replicas = 0;

/** A collector in the test's process, on a real bus, with short times. */
export async function startCollector(
  nats: Pick<NatsServer, 'url'>,
  env: Readonly<Record<string, string>>,
): Promise<TestCollector> {
  const logs: Record<string, unknown>[] = [];
  const logDestination = new Writable({
    write(chunk, _encoding, done) {
      logs.push(JSON.parse(String(chunk)));
      done();
    },
  });
  replicas += 1;
  const context = createServiceContext({
    name: 'flow-collector',
    podName: `collector-${replicas}`,
    logDestination,
  });
  const reader = new EnvReader({
    NATS_URL: nats.url,
    NATS_PING_INTERVAL: '2s',
    DISABLE_HUBBLE_TLS: 'true',
    FLOW_WINDOW: '300ms',
    RELAY_CHECK_INTERVAL: '200ms',
    RECONNECT_MIN_DELAY: '20ms',
    RECONNECT_MAX_DELAY: '200ms',
    ...env,
  });
  const config = parseCollectorConfig(reader);
  reader.finish();
  const components: Component[] = await build(config, context);
  for (const component of components) await component.start(new AbortController().signal);
  let isStopped = false;
  const stop = async (timeoutMs = 5_000) => {
    if (isStopped) return;
    isStopped = true;
    const deadline = AbortSignal.timeout(timeoutMs);
    for (const component of [...components].reverse()) await component.stop(deadline);
  };
  return {
    context,
    logs,
    totals: () => context.status.snapshot()['ledger-flows-l4'] as TotalsSnapshot,
    condition: (name) => context.health.readiness().conditions.find((each) => each.name === name),
    stop,
    async metric(name) {
      const metric = await context.metrics.getSingleMetric(`kestrel_flow_collector_${name}`)?.get();
      return (metric?.values ?? []).reduce((sum, { value }) => sum + value, 0);
    },
    [Symbol.asyncDispose]: () => stop(500),
  };
}

export interface StoredBatch {
  readonly subject: string;
  readonly source: string;
  readonly number: number;
  readonly count: number;
  readonly position: string;
  readonly totals: TotalsSnapshot;
  readonly flows: readonly cloud.v1.Flow.$Properties[];
}

export interface BusReader extends AsyncDisposable {
  readonly bus: Bus;
  readonly batches: readonly StoredBatch[];
  /** Observations stored. */
  readonly count: number;
}

/** Makes the streams and reads every batch of flows. */
export async function readBus(nats: Pick<NatsServer, 'url'>): Promise<BusReader> {
  const context = createServiceContext({ name: 'bus-setup', podName: 'reader', logLevel: 'silent' });
  const bus = createBus(parseBusConfig(new EnvReader({ NATS_URL: nats.url }), 'bus-setup'), context);
  await bus.start(new AbortController().signal);
  for (const spec of [...streamSpecs, ...bucketSpecs]) {
    await ensureStream(bus, spec, { maxBytes: 128 * 1024 * 1024, replicas: 1 });
  }
  const batches: StoredBatch[] = [];
  const reader = readStream(bus, {
    stream: flowsStream,
    onMessage: (message) => {
      const header = (name: string) => message.header(name) ?? '';
      // Where a shard begins: a position and nothing else.
      if (message.payload.length === 0 && header(headers.count) === '') return;
      const totals = decodeTotals(header(headers.totals));
      if (totals === undefined) throw new Error('no totals');
      batches.push({
        subject: message.subject,
        source: header(headers.source),
        number: Number(header(headers.batch)),
        count: Number(header(headers.count)),
        position: header(headers.position),
        totals,
        flows: [...splitBatch(message.payload)].map((record) => cloud.v1.Flow.decode(record)),
      });
    },
  });
  await reader.start(new AbortController().signal);
  return {
    bus,
    batches,
    get count() {
      return batches.reduce((sum, { count }) => sum + count, 0);
    },
    async [Symbol.asyncDispose]() {
      await reader.stop(AbortSignal.timeout(500));
      await bus.stop(AbortSignal.timeout(500));
    },
  };
}

/** Waits until so many observations are stored, and expects that it stays at that. */
export async function untilStored(reader: BusReader, count: number): Promise<void> {
  await eventually(() => expect(reader.count).toBeGreaterThanOrEqual(count));
  expect(reader.count).toBe(count);
}

/** received = published + open + filtered + lost. */
export function expectClosed({ received, published, open, filtered, lost }: TotalsSnapshot): void {
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);
  expect(published + open + sum(filtered) + sum(lost)).toBe(received);
}
