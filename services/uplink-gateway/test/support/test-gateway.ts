import { Writable } from 'node:stream';
import {
  type Component,
  createServiceContext,
  EnvReader,
  type Readiness,
  type ServiceContext,
} from '@kestrel/service';
import { build } from '../../src/app.ts';
import { parseGatewayConfig } from '../../src/config.ts';

/** Settings under which a test need not wait. */
const quick = {
  RECONNECT_MIN_DELAY: '50ms',
  RECONNECT_MAX_DELAY: '200ms',
  BARRIER_INTERVAL: '100ms',
  UNCONFIRMED_HOLD: '500ms',
  FILE_CHECK_INTERVAL: '200ms',
};

/** The gateway in this process, as its bundle would run. */
export class TestGateway implements AsyncDisposable {
  readonly context: ServiceContext;
  readonly lines: Record<string, unknown>[];
  readonly #components: Component[];
  readonly #aborted = new AbortController();
  #starting: Promise<void> | undefined;

  private constructor(context: ServiceContext, components: Component[], lines: Record<string, unknown>[]) {
    this.context = context;
    this.#components = components;
    this.lines = lines;
  }

  /** Starts it; does not wait for anything that the outside has to bring. */
  static start(env: Record<string, string>, name = 'gateway-0'): TestGateway {
    const reader = new EnvReader({ ...quick, ...env });
    const config = parseGatewayConfig(reader);
    reader.finish();
    const lines: Record<string, unknown>[] = [];
    const logDestination = new Writable({
      write(chunk, _encoding, done) {
        lines.push(JSON.parse(String(chunk)));
        done();
      },
    });
    const context = createServiceContext({ name: 'uplink-gateway', podName: name, logDestination });
    const gateway = new TestGateway(context, build(config, context), lines);
    gateway.#starting = gateway.#startAll();
    return gateway;
  }

  get readiness(): Readiness {
    return this.context.health.readiness();
  }

  condition(name: string): { state: string; reason: string } {
    const { state = 'absent', reason = '' } =
      this.readiness.conditions.find((each) => each.name === name) ?? {};
    return { state, reason };
  }

  // biome-ignore lint/suspicious/noExplicitAny: JSON for people, looked into by tests
  get status(): any {
    return JSON.parse(JSON.stringify(this.context.status.snapshot()));
  }

  /** A stream of the newest session, as /status shows it. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  stream(name: string): any {
    return this.status.uplink.sessions[0]?.streams[name] ?? {};
  }

  /** The inventory of the newest session, as /status shows it. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  get inventory(): any {
    return this.status.uplink.sessions[0]?.inventory ?? {};
  }

  logged(event: string): Record<string, unknown>[] {
    return this.lines.filter((line) => line.event === event);
  }

  async metric(name: string, labels: Record<string, string> = {}): Promise<number> {
    const metric = this.context.metrics.getSingleMetric(`kestrel_uplink_gateway_${name}`);
    const { values } = (await metric?.get()) ?? { values: [] };
    const wanted = Object.entries(labels);
    const found = values.filter((value) => wanted.every(([label, each]) => value.labels[label] === each));
    return found.reduce((sum, { value }) => sum + value, 0);
  }

  async stop(): Promise<void> {
    this.#aborted.abort();
    await this.#starting?.catch(() => undefined);
    for (const component of this.#components.toReversed()) await component.stop(AbortSignal.timeout(10_000));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #startAll(): Promise<void> {
    for (const component of this.#components) await component.start(this.#aborted.signal);
  }
}
