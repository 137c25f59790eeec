import type { Component, ServiceContext } from '@kestrel/service';
import type { Cluster } from './cluster.ts';

/** The last to start: says where everything is, which is also how a demo knows that it can go on. */
export class Announcement implements Component {
  readonly name = 'announcement';
  readonly #context: ServiceContext;
  readonly #cluster: Cluster;
  readonly #publish: () => Promise<Record<string, string>>;

  constructor(context: ServiceContext, cluster: Cluster, publish: () => Promise<Record<string, string>>) {
    this.#context = context;
    this.#cluster = cluster;
    this.#publish = publish;
  }

  async start(): Promise<void> {
    const places = await this.#publish();
    const { counts, churn } = this.#cluster;
    this.#context.status.section('cluster', () => ({
      ...places,
      objects: this.#cluster.counts,
      churn: churn.state,
    }));
    this.#context.log.info(
      { ...places, objects: counts, changes_per_second: churn.state.changesPerSecond },
      'cluster-serving',
    );
  }

  async stop(): Promise<void> {
    // Nothing to undo: the kubeconfig stays, for whoever wants to see which cluster was meant.
  }
}
