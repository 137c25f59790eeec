import type { FastifyInstance } from 'fastify';
import { type CallKind, callKinds } from '../access-logs/call.ts';
import type { Cluster } from '../cluster.ts';
import { paceSchema } from './pace-schema.ts';

/** Calls between pods with sidecars, and what the cloud must have of them. Without a receiver none of these paths is there. */
export function routeAccessLogs(app: FastifyInstance, { accessLogs }: Cluster): void {
  if (accessLogs === undefined) return;
  app.get(
    '/simulator/access-logs',
    { schema: { summary: 'Rate, sidecars, and entries sent, buffered and dropped' } },
    () => accessLogs.state,
  );
  app.get(
    '/simulator/access-logs/truth',
    {
      schema: {
        summary: 'What the cloud must have: calls by their ends, protocol, method, code and verdict',
      },
    },
    () => ({ total: accessLogs.truths.total, calls: accessLogs.truths.all, ...accessLogs.counts }),
  );
  app.put<{ Body: { paused?: boolean; entriesPerSecond?: number } }>(
    '/simulator/access-logs',
    {
      schema: {
        summary: 'Pauses or resumes calls, or sets their rate',
        body: paceSchema('entriesPerSecond', 1_000_000),
      },
    },
    (request) => {
      const { paused, entriesPerSecond: perSecond } = request.body;
      accessLogs.pace.change({ paused, perSecond });
      return accessLogs.state;
    },
  );
  app.post<{ Body: { count: number; kind?: CallKind } }>(
    '/simulator/access-logs/inject',
    { schema: { summary: 'Makes calls now, of one kind or of all', body: injectSchema } },
    (request) => accessLogs.inject(request.body.count, request.body.kind),
  );
}

const injectSchema = {
  type: 'object',
  required: ['count'],
  additionalProperties: false,
  properties: { count: { type: 'integer', minimum: 1, maximum: 100_000 }, kind: { enum: callKinds } },
} as const;
