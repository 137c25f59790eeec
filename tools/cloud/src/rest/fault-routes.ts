import type { FastifyInstance } from 'fastify';
import type { FaultSettings } from '../faults.ts';
import type { RestDependencies } from './dependencies.ts';
import { connectionsTouched, errorSchema, faultsChange, faultsView } from './schemas.ts';
import { viewFaults } from './views.ts';

type FaultsJson = ReturnType<typeof viewFaults>;

/** Misbehaviour on demand, for tests and for trying out how an operator takes it. */
export function addFaultRoutes(app: FastifyInstance, { faults, listener }: RestDependencies): void {
  app.get(
    '/faults',
    { schema: { tags: ['faults'], summary: 'The switches in force', response: { 200: faultsView } } },
    async () => viewFaults(faults.settings),
  );

  app.patch<{ Body: Partial<FaultsJson> }>(
    '/faults',
    {
      schema: {
        tags: ['faults'],
        summary: 'Change some of the switches',
        body: faultsChange,
        response: { 200: faultsView, 400: errorSchema },
      },
    },
    async ({ body }) => {
      faults.update(toSettings({ ...viewFaults(faults.settings), ...body }));
      return viewFaults(faults.settings);
    },
  );

  app.post(
    '/faults/drop-connections',
    {
      schema: { tags: ['faults'], summary: 'Reset every connection', response: { 200: connectionsTouched } },
    },
    async () => ({ connections: listener.dropConnections() }),
  );

  app.post<{ Querystring: { grace_ms: number } }>(
    '/faults/go-away',
    {
      schema: {
        tags: ['faults'],
        summary: 'Send GOAWAY on every connection and cut what is still open after the grace',
        querystring: {
          type: 'object',
          properties: { grace_ms: { type: 'integer', minimum: 0, default: 5000 } },
        },
        response: { 200: connectionsTouched, 400: errorSchema },
      },
    },
    async ({ query }) => ({ connections: listener.goAway(query.grace_ms) }),
  );
}

function toSettings(json: FaultsJson): FaultSettings {
  return {
    extensions: json.extensions,
    unimplementedStreams: json.unimplemented_streams,
    healthUnimplemented: json.health_unimplemented,
    frozenStreams: json.frozen_streams,
    holdAcks: json.hold_acks,
    refuseConnections: json.refuse_connections,
    rejectTokens: json.reject_tokens,
    maxConnectionAgeMs: json.max_connection_age_ms,
    maxConnectionGraceMs: json.max_connection_grace_ms,
  };
}
