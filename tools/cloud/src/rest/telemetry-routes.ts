import type { FastifyInstance } from 'fastify';
import type { Cluster } from '../state/cluster.ts';
import { findCluster, type RestDependencies } from './dependencies.ts';
import { clusterParams, errorSchema, keptMessage, limitQuery, text } from './schemas.ts';
import { viewKept } from './views.ts';

interface TelemetryRoute {
  Params: { cluster: string };
  Querystring: { limit: number; type?: string };
}

/** What passes by: events and logs, newest first. */
export function addTelemetryRoutes(app: FastifyInstance, { clusters }: RestDependencies): void {
  const add = (
    name: string,
    summary: string,
    item: object,
    read: (cluster: Cluster, query: TelemetryRoute['Querystring']) => object[],
  ) =>
    app.get<TelemetryRoute>(
      `/clusters/:cluster/${name}`,
      {
        schema: {
          tags: ['telemetry'],
          summary,
          params: clusterParams,
          querystring: {
            ...limitQuery,
            properties: {
              ...limitQuery.properties,
              type: { ...text, description: 'of events: only this type, for instance pod_status_change' },
            },
            required: [],
          },
          response: { 200: { type: 'array', items: item }, 400: errorSchema, 404: errorSchema },
        },
      },
      async ({ params, query }) => read(findCluster(clusters, params.cluster), query),
    );

  add('events', 'Events, newest first', keptMessage, (cluster, { limit, type }) =>
    cluster.events.newest(limit, (event) => type === undefined || event.type === type).map(viewKept),
  );
  add('logs', 'Pod logs, newest first', keptMessage, (cluster, { limit }) =>
    cluster.logs.newest(limit).map(viewKept),
  );
}
