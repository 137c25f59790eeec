import { Writable } from 'node:stream';
import { type Component, createServiceContext, EnvReader, type ServiceContext } from '@kestrel/service';
import { type AlsDependencies, buildAlsReceiver } from '../../src/app.ts';
import { parseAlsConfig } from '../../src/config.ts';
import { CountingMerger } from './counting-merger.ts';

/** A receiver as its process would run it, inside the test. */
export class TestReceiver implements AsyncDisposable {
  readonly context: ServiceContext;
  readonly log: string[];
  readonly #components: readonly Component[];
  #isStopped = false;

  private constructor(context: ServiceContext, log: string[], components: readonly Component[]) {
    this.context = context;
    this.log = log;
    this.#components = components;
  }

  static async start(
    env: Readonly<Record<string, string>>,
    createMerger: AlsDependencies['createMerger'] = (parts) => new CountingMerger(parts),
  ): Promise<TestReceiver> {
    const log: string[] = [];
    const logDestination = new Writable({
      write(chunk, _encoding, done) {
        log.push(chunk.toString());
        done();
      },
    });
    const context = createServiceContext({ name: 'als-receiver', podName: 'als', logDestination });
    const reader = new EnvReader({
      ISTIO_ALS_HOST: '127.0.0.1',
      ISTIO_ALS_PORT: '0',
      ACCESS_LOG_WINDOW: '100ms',
      ISTIO_ALS_LEAVING_TIME: '0ms',
      ...env,
    });
    const config = parseAlsConfig(reader);
    reader.finish();
    const components = buildAlsReceiver(config, context, { createMerger });
    for (const component of components) await component.start(new AbortController().signal);
    return new TestReceiver(context, log, components);
  }

  // biome-ignore lint/suspicious/noExplicitAny: JSON for people
  get status(): any {
    return this.context.status.snapshot();
  }

  get port(): number {
    return this.status.server.address.port;
  }

  condition(name: string) {
    return this.context.health.readiness().conditions.find((each) => each.name === name);
  }

  get isReady(): boolean {
    return this.context.health.readiness().ready;
  }

  async stop(timeoutMs = 10_000): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    const deadline = AbortSignal.timeout(timeoutMs);
    for (const component of [...this.#components].reverse()) await component.stop(deadline);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop(2_000);
  }
}
