import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import type { MeshServices } from './services.ts';

/** The called workload itself: HTTP, gRPC and TCP on free ports of 127.0.0.1. */
export interface Backends extends AsyncDisposable {
  readonly ports: MeshServices;
}

/**
 * HTTP answers with the code that the request's `x-answer` names, else 200; `reset` breaks the connection off, `hang`
 * never answers, `second` fails once and answers the next request for the same path. gRPC ends with the status in
 * `x-answer`. TCP sends back what it gets.
 */
export async function startBackends(): Promise<Backends> {
  const failed = new Set<string>();
  const http = createHttpServer((request, response) => answerHttp(request, response, failed));
  const grpc = createHttp2Server();
  grpc.on('stream', answerGrpc);
  const tcp = createTcpServer((socket) => socket.on('error', () => socket.destroy()).pipe(socket));
  const open = new Set<{ destroy(): void }>();
  for (const server of [http, tcp]) server.on('connection', (socket: Socket) => keep(open, socket));
  grpc.on('session', (session) => keep(open, session));
  const [httpPort, grpcPort, tcpPort] = await Promise.all([listen(http), listen(grpc), listen(tcp)]);
  return {
    ports: { http: httpPort, grpc: grpcPort, tcp: tcpPort, deniedTcp: tcpPort },
    async [Symbol.asyncDispose]() {
      for (const each of open) each.destroy();
      await Promise.all([close(http), close(grpc), close(tcp)]);
    },
  };
}

function answerHttp(request: IncomingMessage, response: ServerResponse, failed: Set<string>): void {
  const wanted = String(request.headers['x-answer'] ?? '200');
  request.resume();
  if (wanted === 'hang') return;
  if (wanted === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  const code = wanted === 'second' ? secondTime(request.url ?? '', failed) : Number(wanted);
  response.writeHead(code, { 'content-type': 'text/plain', 'set-cookie': 'session=canary-in-a-cookie' });
  response.end('answer\n');
}

function secondTime(path: string, failed: Set<string>): number {
  if (failed.delete(path)) return 200;
  failed.add(path);
  return 503;
}

function answerGrpc(stream: ServerHttp2Stream, headers: Record<string, unknown>): void {
  const status = String(headers['x-answer'] ?? '0');
  stream.on('error', () => stream.destroy());
  stream.resume();
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': status }));
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.end(Buffer.alloc(5));
}

function keep(
  open: Set<{ destroy(): void }>,
  each: { destroy(): void; on(event: 'close', listener: () => void): unknown },
) {
  open.add(each);
  each.on('close', () => open.delete(each));
}

function listen(server: Server | Http2Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server | Http2Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
