import type { FastifyInstance } from 'fastify';
import { storyKinds } from '../churn/story-kinds.ts';
import type { Cluster } from '../cluster.ts';
import { paceSchema } from './pace-schema.ts';

/** What changes in the cluster, and how fast. */
export function routeChurn(app: FastifyInstance, cluster: Cluster): void {
  app.put<{ Body: { paused?: boolean; changesPerSecond?: number } }>(
    '/simulator/churn',
    {
      schema: {
        summary: 'Pauses or resumes churn, or sets its rate',
        body: paceSchema('changesPerSecond', 10_000),
      },
    },
    (request) => {
      const { paused, changesPerSecond: perSecond } = request.body;
      cluster.churn.pace.change({ paused, perSecond });
      return cluster.churn.state;
    },
  );
  app.post<{ Body: { count: number; story?: string } }>(
    '/simulator/changes',
    { schema: { summary: 'Makes changes now, of one story or of all', body: changesSchema } },
    (request) => ({ made: cluster.churn.make(request.body.count, request.body.story) }),
  );
  app.put<{ Body: { served: boolean } }>(
    '/simulator/istio',
    { schema: { summary: 'Installs or removes the AuthorizationPolicy definition', body: istioSchema } },
    (request) => {
      cluster.setIstio(request.body.served);
      return { served: request.body.served };
    },
  );
}

const changesSchema = {
  type: 'object',
  required: ['count'],
  additionalProperties: false,
  properties: {
    count: { type: 'integer', minimum: 1, maximum: 100_000 },
    story: { enum: storyKinds.map(({ name }) => name) },
  },
} as const;

const istioSchema = {
  type: 'object',
  required: ['served'],
  additionalProperties: false,
  properties: { served: { type: 'boolean' } },
} as const;
