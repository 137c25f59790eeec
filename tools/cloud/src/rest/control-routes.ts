import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { MessageJsonError, messageFromJson } from '../message-from-json.ts';
import type { Cluster } from '../state/cluster.ts';
import { controlMessages } from '../streams/member-messages.ts';
import type { OpenStreams } from '../streams/open-streams.ts';
import { type ControlMember, controlMembers } from '../streams/stream-kinds.ts';
import { findCluster, type RestDependencies, RestError } from './dependencies.ts';
import { clusterParams, controlRecord, errorSchema, limitQuery, protoMessage, text } from './schemas.ts';
import { viewControl } from './views.ts';

interface SendRoute {
  Params: { cluster: string; type: ControlMember };
  Querystring: { wait_ms: number };
  Body: Record<string, unknown>;
}

/** Requests to the operator: on its control stream or, where it has none, on its data stream. */
export function addControlRoutes(app: FastifyInstance, { clusters, streams }: RestDependencies): void {
  app.post<SendRoute>(
    '/clusters/:cluster/control/:type',
    {
      schema: {
        tags: ['control'],
        summary: 'Send a request; without request_id (policy_id) it gets one',
        params: {
          type: 'object',
          properties: { cluster: text, type: { type: 'string', enum: controlMembers } },
        },
        querystring: {
          type: 'object',
          properties: {
            wait_ms: {
              type: 'integer',
              minimum: 0,
              maximum: 600_000,
              default: 0,
              description: 'wait so long for the answer',
            },
          },
        },
        body: protoMessage,
        response: { 200: controlRecord, 400: errorSchema, 404: errorSchema, 409: errorSchema },
      },
    },
    async ({ params, query, body }) => {
      const cluster = findCluster(clusters, params.cluster);
      const requestId = send(cluster, streams, params.type, body);
      if (query.wait_ms > 0) await cluster.control.waitForAnswer(requestId, query.wait_ms);
      return viewRecord(cluster, requestId);
    },
  );

  app.get<{ Params: { cluster: string; request: string } }>(
    '/clusters/:cluster/control/:request',
    {
      schema: {
        tags: ['control'],
        summary: 'A request and its answer',
        params: { type: 'object', properties: { cluster: text, request: text } },
        response: { 200: controlRecord, 404: errorSchema },
      },
    },
    async ({ params }) => viewRecord(findCluster(clusters, params.cluster), params.request),
  );

  app.get<{ Params: { cluster: string }; Querystring: { limit: number } }>(
    '/clusters/:cluster/control',
    {
      schema: {
        tags: ['control'],
        summary: 'Requests: open ones first, then the newest answered ones',
        params: clusterParams,
        querystring: limitQuery,
        response: { 200: { type: 'array', items: controlRecord }, 404: errorSchema },
      },
    },
    async ({ params, query }) =>
      findCluster(clusters, params.cluster).control.list(query.limit).map(viewControl),
  );
}

/** Returns the id of the request. */
function send(
  cluster: Cluster,
  streams: OpenStreams,
  type: ControlMember,
  body: Record<string, unknown>,
): string {
  // A pushed policy is answered by its own id.
  const idField = type === 'network_policy' ? 'policy_id' : 'request_id';
  const given = body[idField];
  const requestId = typeof given === 'string' && given !== '' ? given : randomUUID();
  const request = { ...body, [idField]: requestId };
  const encodable = parse(controlMessages.get(type) ?? '', request);
  const stream = streams.newest(cluster, 'control') ?? streams.newest(cluster, 'data');
  if (stream === undefined)
    throw new RestError(409, 'NOT_CONNECTED', `cluster "${cluster.name}" has no open stream`);
  if (!stream.sendRequest(type, encodable)) {
    throw new RestError(409, 'TOO_MANY_WAITING', `${stream.name} does not take what is waiting for it`);
  }
  cluster.control.add({ requestId, type, sentAt: new Date(), sentOn: stream.kind, request });
  return requestId;
}

function parse(message: string, json: unknown): object {
  try {
    return messageFromJson(message, json);
  } catch (error) {
    if (error instanceof MessageJsonError) throw new RestError(400, error.code, error.message);
    throw error;
  }
}

function viewRecord(cluster: Cluster, requestId: string) {
  const record = cluster.control.find(requestId);
  if (record === undefined) throw new RestError(404, 'REQUEST_UNKNOWN', `no request "${requestId}"`);
  return viewControl(record);
}
