import type { FastifyInstance } from 'fastify';
import { verbs } from '../api/api-request.ts';
import { type Interruption, interruptions } from '../api/watch-session.ts';
import type { Cluster } from '../cluster.ts';
import { allResources } from '../objects/resource.ts';
import { type FaultOptions, faults } from './fault-book.ts';

const resourceNames = { type: 'array', items: { enum: allResources.map(({ plural }) => plural) } } as const;

/** Everything that can go wrong between an API server and its client. */
export function routeFaults(app: FastifyInstance, cluster: Cluster): void {
  app.get('/simulator/faults', { schema: { summary: 'The faults in force, oldest first' } }, () =>
    cluster.faults.list(),
  );
  app.post<{ Body: FaultOptions }>(
    '/simulator/faults',
    { schema: { summary: 'Lets a fault befall requests that come from now on', body: faultSchema } },
    (request, reply) => reply.code(201).send(cluster.faults.add(request.body)),
  );
  app.delete('/simulator/faults', { schema: { summary: 'Ends all faults' } }, async (_request, reply) => {
    cluster.faults.clear();
    return reply.code(204).send();
  });
  app.delete<{ Params: { id: number } }>(
    '/simulator/faults/:id',
    {
      schema: {
        summary: 'Ends one fault',
        params: { type: 'object', properties: { id: { type: 'integer' } } },
      },
    },
    (request, reply) => reply.code(cluster.faults.remove(request.params.id) ? 204 : 404).send(),
  );
  app.post<{ Body: { how: Interruption; resources?: string[] } }>(
    '/simulator/watches/interrupt',
    { schema: { summary: 'Does something to the watches that are open', body: interruptionSchema } },
    (request) => ({ interrupted: cluster.watches.interrupt(request.body.how, request.body.resources) }),
  );
  app.post(
    '/simulator/compact',
    { schema: { summary: 'Forgets history: old watches and list pages get 410' } },
    () => {
      cluster.compact();
      return { revision: String(cluster.store.revision) };
    },
  );
}

const faultSchema = {
  type: 'object',
  required: ['fault'],
  additionalProperties: false,
  properties: {
    fault: { enum: faults },
    resources: resourceNames,
    verbs: { type: 'array', items: { enum: verbs } },
    count: { type: 'integer', minimum: 1 },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    durationMs: { type: 'integer', minimum: 1 },
    delayMs: { type: 'integer', minimum: 0 },
    retryAfterSeconds: { type: 'integer', minimum: 0 },
  },
} as const;

const interruptionSchema = {
  type: 'object',
  required: ['how'],
  additionalProperties: false,
  properties: { how: { enum: interruptions }, resources: resourceNames },
} as const;
