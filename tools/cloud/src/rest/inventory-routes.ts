import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inventoryDigest } from '@kestrel/proto/inventory-digest';
import type { FastifyInstance } from 'fastify';
import type { InventoryObject } from '../state/inventory-object.ts';
import type { ObjectSet } from '../state/object-set.ts';
import { findCluster, type RestDependencies } from './dependencies.ts';
import {
  clusterParams,
  digestView,
  errorSchema,
  inventoryItem,
  inventoryView,
  page,
  text,
} from './schemas.ts';
import { viewCommit, viewObject } from './views.ts';

interface ObjectsQuery {
  type?: string;
  namespace?: string;
  name?: string;
  limit: number;
  offset: number;
}

const objectsQuery = {
  type: 'object',
  properties: {
    type: { ...text, description: 'as on the bus: pod, workload-deployment, networkpolicy…' },
    namespace: text,
    name: { ...text, description: 'any part of the name' },
    limit: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
    offset: { type: 'integer', minimum: 0, default: 0 },
  },
} as const;

const digestQuery = { type: 'object', properties: { lines: { type: 'boolean', default: false } } } as const;

/** The committed inventory of a cluster. */
export function addInventoryRoutes(app: FastifyInstance, { clusters }: RestDependencies): void {
  app.get<{ Params: { cluster: string } }>(
    '/clusters/:cluster/inventory',
    route('How many objects of each type, and the last commits', inventoryView),
    async ({ params }) => {
      const { inventory } = findCluster(clusters, params.cluster);
      return {
        commits: inventory.commitCount,
        objects: inventory.objects.size,
        by_type: inventory.objects.countByType(),
        last_commits: inventory.commits(100).map(viewCommit),
      };
    },
  );

  app.get<{ Params: { cluster: string }; Querystring: ObjectsQuery }>(
    '/clusters/:cluster/inventory/objects',
    route('Objects, sorted by type, namespace and name', page(inventoryItem), objectsQuery),
    async ({ params, query }) => {
      const found = select(findCluster(clusters, params.cluster).inventory.objects, query);
      const end = query.offset + query.limit;
      return {
        items: found.slice(query.offset, end).map(viewObject),
        total: found.length,
        next_offset: end < found.length ? end : null,
      };
    },
  );

  app.get<{ Params: { cluster: string }; Querystring: { lines: boolean } }>(
    '/clusters/:cluster/inventory/digest',
    route('One value for all that is held, to compare with the cluster', digestView, digestQuery),
    async ({ params, query }) => {
      const { objects } = findCluster(clusters, params.cluster).inventory;
      const lines = await digestLines(objects);
      return {
        digest: inventoryDigest(lines),
        objects: lines.length,
        ...(query.lines && { lines: lines.sort() }),
      };
    },
  );
}

function select(objects: ObjectSet, { type, namespace, name }: ObjectsQuery): InventoryObject[] {
  const found: InventoryObject[] = [];
  for (const object of objects.values()) {
    const fits =
      (type === undefined || object.type === type) &&
      (namespace === undefined || object.namespace === namespace) &&
      (name === undefined || object.name.includes(name));
    if (fits) found.push(object);
  }
  return found.sort((left, right) => (left.nameKey < right.nameKey ? -1 : 1));
}

/** As `inventoryLine` makes them, of the canonical bytes at hand. Lets the streams go on in between. */
async function digestLines(objects: ObjectSet): Promise<string[]> {
  const lines: string[] = [];
  for (const { type, namespace, name, uid, bytes } of [...objects.values()]) {
    const hash = createHash('sha256').update(bytes).digest('hex');
    lines.push(`${type} ${namespace || '-'} ${name} ${uid} ${hash}`);
    if (lines.length % 2000 === 0) await nextTurn();
  }
  return lines;
}

function route(summary: string, response: object, querystring?: object) {
  return {
    schema: {
      tags: ['inventory'],
      summary,
      params: clusterParams,
      ...(querystring && { querystring }),
      response: { 200: response, 400: errorSchema, 404: errorSchema },
    },
  };
}
