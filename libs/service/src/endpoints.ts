import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import type { Component } from './component.ts';
import { logFields } from './log-fields.ts';
import type { ServiceConfig } from './service-config.ts';
import type { ServiceContext } from './service-context.ts';

/**
 * Serves /livez (the event loop turns, nothing else), /readyz (can it take its work; 503 when not), /status and
 * /metrics.
 */
export function createEndpoints(
  { healthHost: host, healthPort: port }: Pick<ServiceConfig, 'healthHost' | 'healthPort'>,
  { name, instance, log, metrics, health, status }: ServiceContext,
): Component {
  // No route has a schema: without these two, fastify loads ajv and its serializer compiler, several MiB.
  const compilersFactory = { buildValidator: unusedCompiler, buildSerializer: unusedCompiler };
  const app = fastify({ logger: false, forceCloseConnections: true, schemaController: { compilersFactory } });

  app.get('/livez', async () => ({ live: true }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = health.readiness();
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  app.get('/status', async () => ({
    service: name,
    instance,
    ...health.readiness(),
    ...status.snapshot(),
  }));
  app.get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.metrics()),
  );

  return {
    name: 'endpoints',
    async start() {
      await app.listen({ host, port });
      const bound = app.server.address() as AddressInfo;
      log.info({ [logFields.host]: host, [logFields.port]: bound.port }, 'endpoints-listening');
    },
    async stop() {
      await app.close();
    },
  };
}

function unusedCompiler(): never {
  throw new Error('the endpoints have no schemas');
}
