import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Connections } from './connections.ts';
import type { Access } from './credentials.ts';
import { KubeConnectionError } from './kube-error.ts';

export interface OpenRequest {
  readonly server: URL;
  readonly path: string;
  readonly access: Access;
  readonly connections: Connections;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Sent as JSON by a POST; without it the request is a GET. */
  readonly body?: string | undefined;
}

/** Answer whose status and headers are there and whose body is still coming; destroy the body when it is not read to its end. */
export interface OpenResponse {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Decoded, where it came compressed. */
  readonly body: Readable;
}

/**
 * Sends the request and waits for the head of the answer.
 * @throws KubeConnectionError, or the signal's AbortError
 */
export async function openRequest(options: OpenRequest): Promise<OpenResponse> {
  const response = await waitForHead(options);
  return { status: response.statusCode ?? 0, headers: response.headers, body: decoded(response) };
}

function waitForHead({
  server,
  path,
  access,
  connections,
  headers,
  signal,
  body,
}: OpenRequest): Promise<IncomingMessage> {
  const send = server.protocol === 'http:' ? requestHttp : requestHttps;
  const prefix = server.pathname.replace(/\/$/, '');
  return new Promise((resolve, reject) => {
    const request = send({
      protocol: server.protocol,
      hostname: server.hostname.replace(/^\[|\]$/g, ''),
      port: server.port || (server.protocol === 'http:' ? 80 : 443),
      path: `${prefix}${path}`,
      agent: connections.agentFor(access),
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, ...(body === undefined ? {} : jsonHeaders(body)), ...access.headers },
      signal,
    });
    let isConnected = false;
    request.on('socket', (socket) => {
      isConnected = request.reusedSocket;
      if (isConnected) return;
      socket.once(server.protocol === 'http:' ? 'connect' : 'secureConnect', () => {
        isConnected = true;
      });
    });
    request.on('response', resolve);
    request.on('error', (error) => {
      const code = isConnected ? 'KUBE_INTERRUPTED' : 'KUBE_UNREACHABLE';
      reject(signal.aborted ? error : new KubeConnectionError(code, error.message, error));
    });
    request.end(body);
  });
}

function jsonHeaders(body: string): Record<string, string> {
  return { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
}

/** The library's 16 KiB would make seventy pieces of a page, each of which costs a turn. */
const gunzipChunkBytes = 128 * 1024;

/** An error of either stream ends both and is seen by whoever reads the result. */
function decoded(response: IncomingMessage): Readable {
  if (response.headers['content-encoding'] !== 'gzip') return response;
  return pipeline(response, createGunzip({ chunkSize: gunzipChunkBytes }), () => undefined);
}
