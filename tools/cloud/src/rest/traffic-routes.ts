import type { cloud } from '@kestrel/proto';
import { toJson } from '@kestrel/proto/json';
import type { FastifyInstance } from 'fastify';
import { findCluster, type RestDependencies } from './dependencies.ts';
import { clusterParams, errorSchema, flag, limitQuery, protoMessage, text, trafficView } from './schemas.ts';
import { viewTraffic } from './views.ts';

type Flow = cloud.v1.Flow.$Properties;
type AccessLog = cloud.v1.L7AccessLog.$Properties;

interface Paging {
  limit: number;
  offset: number;
}

interface FlowQuery extends Paging {
  src?: string;
  dst?: string;
  port?: number;
  protocol?: string;
  allowed?: boolean;
}

interface AccessLogQuery extends Paging {
  src?: string;
  dst?: string;
  method?: string;
  path?: string;
  code?: number;
  allowed?: boolean;
}

const paging = {
  ...limitQuery.properties,
  offset: { type: 'integer', minimum: 0, default: 0 },
} as const;
const end = (what: string) => ({
  ...text,
  description: `${what}: any part of <namespace>/<name>, or of the address`,
});
const number = { type: 'integer', minimum: 0 } as const;
const ends = { src: end('source'), dst: end('destination'), allowed: flag };

/** Traffic, merged by who talked to whom how; the header `x-total-count` says how many fit, whatever the page. */
export function addTrafficRoutes(app: FastifyInstance, { clusters }: RestDependencies): void {
  app.get<{ Params: { cluster: string } }>(
    '/clusters/:cluster/traffic',
    { schema: schemaOf('How much traffic there was', { response: trafficView }) },
    async ({ params }) => viewTraffic(findCluster(clusters, params.cluster)),
  );

  app.get<{ Params: { cluster: string }; Querystring: FlowQuery }>(
    '/clusters/:cluster/flows',
    {
      schema: schemaOf('Flows merged by who talked to whom, newest first', {
        querystring: { ...paging, ...ends, port: number, protocol: text },
        response: { type: 'array', items: protoMessage },
      }),
    },
    async ({ params, query }, reply) => {
      const found = findCluster(clusters, params.cluster).flows.newest((flow) => fitsFlow(flow, query));
      reply.header('x-total-count', found.length);
      return pageOf(found, query).map((flow) => toJson('cloud.v1.Flow', flow));
    },
  );

  app.get<{ Params: { cluster: string }; Querystring: AccessLogQuery }>(
    '/clusters/:cluster/access-logs',
    {
      schema: schemaOf('Access log entries merged by call, newest first', {
        querystring: {
          ...paging,
          ...ends,
          method: text,
          path: { ...text, description: 'any part of the path' },
          code: number,
        },
        response: { type: 'array', items: protoMessage },
      }),
    },
    async ({ params, query }, reply) => {
      const found = findCluster(clusters, params.cluster).accessLogs.newest((log) => fitsLog(log, query));
      reply.header('x-total-count', found.length);
      return pageOf(found, query).map((log) => toJson('cloud.v1.L7AccessLog', log));
    },
  );
}

function schemaOf(
  summary: string,
  { querystring, response }: { readonly querystring?: object; readonly response: object },
) {
  return {
    tags: ['telemetry'],
    summary,
    params: clusterParams,
    ...(querystring && { querystring: { type: 'object', properties: querystring } }),
    response: { 200: response, 400: errorSchema, 404: errorSchema },
  };
}

function pageOf<Item>(items: readonly Item[], { limit, offset }: Paging): Item[] {
  return items.slice(offset, offset + limit);
}

function fitsFlow(flow: Flow, { src, dst, port, protocol, allowed }: FlowQuery): boolean {
  return (
    isIn(src, `${flow.src?.ns ?? ''}/${flow.src?.name ?? ''}`, flow.src_ip) &&
    isIn(dst, `${flow.dst?.ns ?? ''}/${flow.dst?.name ?? ''}`, flow.dst_ip) &&
    isSame(port, flow.port ?? 0) &&
    isSame(protocol, flow.protocol ?? '') &&
    isSame(allowed, flow.allowed ?? false)
  );
}

function fitsLog(log: AccessLog, query: AccessLogQuery): boolean {
  const { source, destination, http_data: http, allowed } = log;
  return (
    isIn(query.src, `${source?.namespace ?? ''}/${source?.name ?? ''}`, source?.ip) &&
    isIn(query.dst, `${destination?.namespace ?? ''}/${destination?.name ?? ''}`, destination?.ip) &&
    isIn(query.path, http?.path) &&
    isSame(query.method, http?.method ?? '') &&
    isSame(query.code, http?.response_code ?? 0) &&
    isSame(query.allowed, allowed ?? false)
  );
}

function isSame<Value>(wanted: Value | undefined, value: Value): boolean {
  return wanted === undefined || wanted === value;
}

function isIn(wanted: string | undefined, ...texts: (string | null | undefined)[]): boolean {
  return wanted === undefined || texts.some((each) => each?.includes(wanted));
}
