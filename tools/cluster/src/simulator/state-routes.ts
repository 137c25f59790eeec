import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Cluster } from '../cluster.ts';
import { allResources, resources } from '../objects/resource.ts';
import { type StoredObject, toWholeJson } from '../objects/stored-object.ts';
import { readStatistics } from './statistics.ts';

/** What the cluster holds, and what was asked of it. */
export function routeState(app: FastifyInstance, cluster: Cluster): void {
  app.get('/simulator/state', { schema: { summary: 'Objects by kind, revision, churn, faults' } }, () => ({
    revision: String(cluster.store.revision),
    objects: cluster.counts,
    churn: cluster.churn.state,
    istio: cluster.served.has(resources.authorizationpolicies),
    faults: cluster.faults.list(),
  }));
  const dump = { schema: { summary: 'Every object at one moment, one JSON a line, as GET would show it' } };
  app.get('/simulator/objects', dump, (_request, reply) => {
    const objects = allResources.flatMap((each) => cluster.store.collection(each).sorted());
    return reply
      .type('application/jsonl')
      .header('x-revision', String(cluster.store.revision))
      .send(Readable.from(toLines(objects)));
  });
  app.get(
    '/simulator/statistics',
    { schema: { summary: 'Requests by verb, resource and outcome since the last reset' } },
    () => readStatistics(cluster.metrics),
  );
  app.delete(
    '/simulator/statistics',
    { schema: { summary: 'Starts counting requests anew' } },
    async (_request, reply) => {
      cluster.metrics.requests.reset();
      cluster.metrics.watchEvents.reset();
      cluster.metrics.sentBytes.reset();
      return reply.code(204).send();
    },
  );
}

const newline = Buffer.from('\n');

function* toLines(objects: readonly StoredObject[]): Generator<Buffer> {
  for (const object of objects) yield Buffer.concat([toWholeJson(object), newline]);
}
