import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Component } from './component.ts';
import { logFields } from './log-fields.ts';
import type { ServiceConfig } from './service-config.ts';
import type { ServiceContext } from './service-context.ts';

interface Answer {
  readonly code: number;
  readonly contentType: string;
  readonly text: string;
}

type Route = () => Answer | Promise<Answer>;

/**
 * Serves /livez (the event loop turns, nothing else), /readyz (can it take its work; 503 when not), /status and
 * /metrics. Four paths need no framework, which would be a tenth of an idle service's own memory.
 */
export function createEndpoints(
  { healthHost: host, healthPort: port }: Pick<ServiceConfig, 'healthHost' | 'healthPort'>,
  context: ServiceContext,
): Component {
  const { log } = context;
  const routes = createRoutes(context);
  const server = createServer((request, response) => void respond(routes, request, response));
  return {
    name: 'endpoints',
    async start() {
      server.listen(port, host);
      await once(server, 'listening');
      const bound = server.address() as AddressInfo;
      log.info({ [logFields.host]: host, [logFields.port]: bound.port }, 'endpoints-listening');
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createRoutes({ name, instance, metrics, health, status }: ServiceContext): Map<string, Route> {
  return new Map<string, Route>([
    ['/livez', () => json(200, { live: true })],
    [
      '/readyz',
      () => {
        const readiness = health.readiness();
        return json(readiness.ready ? 200 : 503, readiness);
      },
    ],
    ['/status', () => json(200, { service: name, instance, ...health.readiness(), ...status.snapshot() })],
    [
      '/metrics',
      async () => ({ code: 200, contentType: metrics.contentType, text: await metrics.metrics() }),
    ],
  ]);
}

function json(code: number, value: unknown): Answer {
  return { code, contentType: 'application/json; charset=utf-8', text: JSON.stringify(value) };
}

async function respond(
  routes: ReadonlyMap<string, Route>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { code, contentType, text } = await answer(routes, request);
  response.writeHead(code, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** Never rejects: an error becomes an answer. */
async function answer(
  routes: ReadonlyMap<string, Route>,
  { method, url = '/' }: IncomingMessage,
): Promise<Answer> {
  const [path = ''] = url.split('?', 1);
  const route = method === 'GET' || method === 'HEAD' ? routes.get(path) : undefined;
  if (route === undefined) return json(404, { error: `no ${method} ${path} here` });
  try {
    return await route();
  } catch (error) {
    return json(500, { error: error instanceof Error ? error.message : String(error) });
  }
}
