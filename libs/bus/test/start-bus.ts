import { Writable } from 'node:stream';
import { type Component, createServiceContext, EnvReader, type ServiceContext } from '@kestrel/service';
import { isMissingProgram, type NatsServer } from '@kestrel/testkit';
import {
  type Bus,
  bucketSpecs,
  createBus,
  createPublisher,
  ensureStream,
  type Publisher,
  parseBusConfig,
  streamSpecs,
} from '../src/index.ts';

/** The servers to test against: the current one, and the oldest that must work. */
export const serverPrograms = ['nats-server', 'nats-server-2.9'].filter((name) => !isMissingProgram(name));

/** A service's context whose log lines are kept. */
export function testContext(name: string): { context: ServiceContext; logLines: string[] } {
  const logLines: string[] = [];
  const logDestination = new Writable({
    write(chunk, _encoding, done) {
      logLines.push(String(chunk));
      done();
    },
  });
  const context = createServiceContext({ name, podName: `${name}-0`, logDestination });
  return { context, logLines };
}

export interface TestBus extends AsyncDisposable {
  readonly bus: Bus;
  readonly context: ServiceContext;
  readonly logLines: readonly string[];
  /** Starts a component; it is stopped with the bus. */
  run<C extends Component>(component: C): Promise<C>;
  publisher(maxBytesInFlight?: number): Promise<Publisher>;
}

/** A connected bus of a service of that name. */
export async function connectBus(
  server: Pick<NatsServer, 'url'>,
  name = 'tester',
  env: Readonly<Record<string, string>> = {},
): Promise<TestBus> {
  const { context, logLines } = testContext(name);
  const reader = new EnvReader({ NATS_URL: server.url, NATS_PING_INTERVAL: '2s', ...env });
  const config = parseBusConfig(reader, name);
  reader.finish();
  const bus = createBus(config, context);
  const running: Component[] = [];
  async function run<C extends Component>(component: C): Promise<C> {
    running.push(component);
    await component.start(new AbortController().signal);
    return component;
  }
  await run(bus);
  return {
    bus,
    context,
    logLines,
    run,
    publisher: (maxBytesInFlight = 4 * 1024 * 1024) => run(createPublisher(bus, { maxBytesInFlight })),
    async [Symbol.asyncDispose]() {
      for (const component of running.reverse()) await component.stop(AbortSignal.timeout(500));
    },
  };
}

/** Makes every declared stream and bucket. */
export async function makeStreams(bus: Bus, maxBytes = 128 * 1024 * 1024): Promise<void> {
  for (const spec of [...streamSpecs, ...bucketSpecs])
    await ensureStream(bus, spec, { maxBytes, replicas: 1 });
}

export const bytes = (text: string): Uint8Array => Buffer.from(text);
export const text = (payload: Uint8Array): string => Buffer.from(payload).toString();

/** Sum of a metric's values, by the end of its name. */
export async function metricSum(context: ServiceContext, suffix: string): Promise<number> {
  const metrics = await context.metrics.getMetricsAsJSON();
  const found = metrics.find(({ name }) => name.endsWith(suffix));
  if (found === undefined) throw new Error(`no metric ${suffix}`);
  return found.values.reduce((sum, { value }) => sum + value, 0);
}

export function conditionOf(context: ServiceContext, name: string): { state: string; reason: string } {
  const condition = context.health.readiness().conditions.find((each) => each.name === name);
  if (condition === undefined) throw new Error(`no condition ${name}`);
  return condition;
}
