import type { FastifyInstance } from 'fastify';
import { findCluster, type RestDependencies } from './dependencies.ts';
import {
  clusterParams,
  clusterSummary,
  connectionView,
  countersView,
  errorSchema,
  ledgerView,
} from './schemas.ts';
import { viewCluster, viewCounters, viewLedger, viewStream } from './views.ts';

interface ClusterRoute {
  Params: { cluster: string };
}

/** Clusters, their streams and their counts. */
export function addClusterRoutes(app: FastifyInstance, { clusters, streams }: RestDependencies): void {
  app.get(
    '/clusters',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Every cluster that called since the cloud started',
        response: { 200: { type: 'array', items: clusterSummary } },
      },
    },
    async () => clusters.all().map((cluster) => viewCluster(cluster, streams)),
  );

  app.get<ClusterRoute>('/clusters/:cluster', route('One cluster', clusterSummary), async ({ params }) =>
    viewCluster(findCluster(clusters, params.cluster), streams),
  );

  app.get<ClusterRoute>(
    '/clusters/:cluster/connection',
    route('Its streams', connectionView),
    async ({ params }) => {
      const cluster = findCluster(clusters, params.cluster);
      const open = streams.open(cluster);
      return {
        connected: open.some(({ kind }) => kind === 'data'),
        streams: open.map(viewStream),
        closed_streams: streams.closed(cluster).map(viewStream),
      };
    },
  );

  app.get<ClusterRoute>(
    '/clusters/:cluster/counters',
    route('What it sent, and what it did wrong', countersView),
    async ({ params }) => viewCounters(findCluster(clusters, params.cluster)),
  );

  app.get<ClusterRoute>(
    '/clusters/:cluster/ledger',
    route('What arrived of each class, in observations', ledgerView),
    async ({ params }) => viewLedger(findCluster(clusters, params.cluster)),
  );
}

function route(summary: string, response: object) {
  return {
    schema: {
      tags: ['clusters'],
      summary,
      params: clusterParams,
      response: { 200: response, 404: errorSchema },
    },
  };
}
