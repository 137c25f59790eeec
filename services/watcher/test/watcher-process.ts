import { type Component, EnvReader, type ServiceContext } from '@kestrel/service';
import { type ApiServer, eventually, type NatsServer } from '@kestrel/testkit';
import { buildWatcher } from '../src/app.ts';
import { parseWatcherConfig } from '../src/config.ts';
import { quietContext } from './bus-observer.ts';

/** A watcher as its process would run it, inside the test. */
export class TestWatcher implements AsyncDisposable {
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
    servers: { readonly nats: NatsServer; readonly api: ApiServer },
    env: Readonly<Record<string, string>> = {},
  ): Promise<TestWatcher> {
    const log: string[] = [];
    const context = quietContext('watcher', log);
    const reader = new EnvReader({
      NATS_URL: servers.nats.url,
      KUBECONFIG: servers.api.writeKubeconfig(),
      KUBE_RECHECK_INTERVAL: '1s',
      ...env,
    });
    const config = parseWatcherConfig(reader);
    reader.finish();
    const components = await buildWatcher(config, context);
    for (const component of components) await component.start(new AbortController().signal);
    return new TestWatcher(context, log, components);
  }

  /** The section `inventory` of /status. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON for people
  get status(): any {
    return this.context.status.snapshot().inventory;
  }

  /** Resolves when every kind was answered. */
  async untilListed(): Promise<void> {
    await eventually(() => {
      const kinds: readonly { resource: string; answer: string }[] = this.status.kinds ?? [];
      const open = kinds.filter(({ answer }) => answer === 'open').map(({ resource }) => resource);
      if (kinds.length === 0 || open.length > 0) throw new Error(`not answered: ${open.join(', ')}`);
    });
  }

  get role(): string | undefined {
    return this.context.health.readiness().role;
  }

  async metric(name: string): Promise<number> {
    const metric = await this.context.metrics.getSingleMetric(name)?.get();
    return (metric?.values ?? []).reduce((sum, { value }) => sum + value, 0);
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    for (const component of [...this.#components].reverse()) await component.stop(AbortSignal.timeout(5_000));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
