import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2';
import type { CallMetadata } from './metadata.ts';

export interface RequestFacts {
  /** `/observer.Observer/GetFlows` */
  readonly path: string;
  readonly authority: string;
  readonly timeoutMs?: number | undefined;
  readonly metadata?: CallMetadata | undefined;
}

const userAgent = 'kestrel-operator';

/** What a gRPC call over HTTP/2 begins with. */
export function toRequestHeaders(request: RequestFacts): OutgoingHttpHeaders {
  const { path, authority, timeoutMs, metadata } = request;
  return {
    ...metadata,
    ':method': 'POST',
    ':path': path,
    ':authority': authority,
    'content-type': 'application/grpc',
    te: 'trailers',
    'user-agent': userAgent,
    ...(timeoutMs === undefined ? {} : { 'grpc-timeout': `${Math.ceil(timeoutMs)}m` }),
  };
}

/** Node has it as a number, its types as text. */
export const httpStatusOf = (headers: IncomingHttpHeaders): number => Number(headers[':status'] ?? 0);

export const isGrpc = (headers: IncomingHttpHeaders): boolean =>
  httpStatusOf(headers) === 200 && (headers['content-type'] ?? '').startsWith('application/grpc');

/** The peer's metadata; binary values are left out. */
export function toMetadata(headers: IncomingHttpHeaders): CallMetadata {
  const entries = Object.entries(headers).filter(([name]) => !name.startsWith(':') && !name.endsWith('-bin'));
  return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().join(', ')]));
}
