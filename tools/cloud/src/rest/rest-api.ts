import type { AddressInfo } from 'node:net';
import swagger from '@fastify/swagger';
import { type Component, type Logger, logFields } from '@kestrel/service';
import { type FastifyError, type FastifyInstance, fastify } from 'fastify';
import { addClusterRoutes } from './cluster-routes.ts';
import { addControlRoutes } from './control-routes.ts';
import type { RestDependencies } from './dependencies.ts';
import { addFaultRoutes } from './fault-routes.ts';
import { addInventoryRoutes } from './inventory-routes.ts';
import { addTelemetryRoutes } from './telemetry-routes.ts';
import { addTrafficRoutes } from './traffic-routes.ts';

/** The REST API of the cloud, not yet listening: everything under /api/v1, and /openapi.json. */
export async function buildRestApi(dependencies: RestDependencies, log: Logger): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 10 << 20,
    ajv: { customOptions: { removeAdditional: false } },
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ [logFields.error]: error }, 'rest-request-failed');
    return reply.code(status).send({ code: error.code ?? 'INTERNAL', message: error.message });
  });
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Kestrel development cloud',
        description:
          'What the cloud holds of each cluster, requests to operators, and misbehaviour on demand.',
        version: '1',
      },
    },
  });
  await app.register(
    async (api) => {
      addClusterRoutes(api, dependencies);
      addInventoryRoutes(api, dependencies);
      addTelemetryRoutes(api, dependencies);
      addTrafficRoutes(api, dependencies);
      addControlRoutes(api, dependencies);
      addFaultRoutes(api, dependencies);
    },
    { prefix: '/api/v1' },
  );
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  return app;
}

export interface RestListenerOptions {
  readonly app: FastifyInstance;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly log: Logger;
}

/** Serves the API. */
export class RestListener implements Component {
  readonly name = 'rest-api';
  readonly #options: RestListenerOptions;

  constructor(options: RestListenerOptions) {
    this.#options = options;
  }

  /** The port in use, once started. */
  get port(): number {
    return (this.#options.app.server.address() as AddressInfo).port;
  }

  async start(): Promise<void> {
    const { app, host, port, log } = this.#options;
    await app.listen({ host, port });
    log.info({ [logFields.host]: host, [logFields.port]: this.port }, 'rest-api-listening');
  }

  async stop(): Promise<void> {
    await this.#options.app.close();
  }
}
