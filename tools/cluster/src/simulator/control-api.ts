import swagger from '@fastify/swagger';
import type { Component } from '@kestrel/service';
import { type FastifyInstance, fastify } from 'fastify';
import type { Cluster } from '../cluster.ts';
import { routeAccessLogs } from './access-log-routes.ts';
import { routeChurn } from './churn-routes.ts';
import { routeFaults } from './fault-routes.ts';
import { routeFlows } from './flow-routes.ts';
import { routeState } from './state-routes.ts';

export interface ControlApiOptions {
  readonly cluster: Cluster;
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
}

/** Builds the control API: what tests and demos do to the cluster. Its description is at `/openapi.json`. */
export async function buildControlApi(cluster: Cluster): Promise<FastifyInstance> {
  const app = fastify({ ajv: { customOptions: { removeAdditional: false } } });
  await app.register(swagger, {
    openapi: { info: { title: 'Simulated cluster: control API', version: '1' } },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  routeState(app, cluster);
  routeFaults(app, cluster);
  routeChurn(app, cluster);
  routeFlows(app, cluster);
  routeAccessLogs(app, cluster);
  return app;
}

/** Serves the control API. It has no authentication: keep it on the loopback. */
export class ControlApi implements Component {
  readonly name = 'control-api';
  readonly #options: ControlApiOptions;
  #app: FastifyInstance | undefined;
  #url: string | undefined;

  constructor(options: ControlApiOptions) {
    this.#options = options;
  }

  /** Where it listens, once it has started. */
  get url(): string {
    if (this.#url === undefined) throw new Error('the control API is not listening');
    return this.#url;
  }

  async start(): Promise<void> {
    const { cluster, host, port } = this.#options;
    this.#app = await buildControlApi(cluster);
    this.#url = await this.#app.listen({ host, port });
  }

  async stop(): Promise<void> {
    await this.#app?.close();
    this.#app = undefined;
  }
}
