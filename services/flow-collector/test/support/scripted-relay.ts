import {
  createSecureServer,
  createServer,
  type Http2Server,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { encodeFrame, FrameReader } from '@kestrel/grpc';
import { observer } from '@kestrel/proto/hubble-codecs';

export interface FlowCall {
  readonly request: observer.GetFlowsRequest.$Properties;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Messages, encoded or not. */
  send(...messages: readonly (Uint8Array | observer.GetFlowsResponse.$Properties)[]): void;
  /** Bytes as they are, in place of frames. */
  sendRaw(bytes: Uint8Array): void;
  end(status?: number, message?: string): void;
  readonly isOpen: boolean;
}

export interface ScriptedRelay extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
  readonly calls: readonly FlowCall[];
  /** What answers a request for flows; by default it stays open and silent. */
  onFlows: (call: FlowCall) => void;
  /** undefined: no answer. */
  status: observer.ServerStatusResponse.$Properties | undefined;
  /** Names that it answers when asked for its nodes; undefined: it does not know the question. */
  nodes: readonly string[] | undefined;
  /** Ends every connection. */
  cut(): void;
  stop(): Promise<void>;
}

export interface ScriptedRelayOptions {
  readonly port?: number;
  readonly tls?: { readonly certificate: string; readonly key: string; readonly clientCa?: string };
}

const grpcHeaders = { ':status': 200, 'content-type': 'application/grpc' };

/** A relay in the test's own process that does what it is told, for faults that a real one does not produce. */
export async function startScriptedRelay(options: ScriptedRelayOptions = {}): Promise<ScriptedRelay> {
  const { port = 0, tls } = options;
  const server: Http2Server = tls
    ? createSecureServer({
        cert: tls.certificate,
        key: tls.key,
        ...(tls.clientCa ? { ca: tls.clientCa, requestCert: true, rejectUnauthorized: true } : {}),
      })
    : createServer();
  const sessions = new Set<ServerHttp2Session>();
  const calls: FlowCall[] = [];
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => undefined);
    session.on('close', () => sessions.delete(session));
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    const reader = new FrameReader({
      maxMessageBytes: 1024 * 1024,
      onMessage: (message) => answer(stream, headers, message.slice()),
    });
    stream.on('data', (chunk: Buffer) => reader.push(chunk));
  });

  function answer(stream: ServerHttp2Stream, headers: Record<string, unknown>, message: Uint8Array): void {
    if (headers[':path'] === '/observer.Observer/GetFlows') {
      const call = createCall(stream, headers, message);
      calls.push(call);
      relay.onFlows(call);
    } else if (headers[':path'] === '/observer.Observer/ServerStatus') {
      if (relay.status === undefined) return;
      respond(stream);
      stream.write(encodeFrame(observer.ServerStatusResponse.encode(relay.status).finish()));
      endWith(stream, 0, '');
    } else if (headers[':path'] === '/observer.Observer/GetNodes' && relay.nodes !== undefined) {
      const nodes = relay.nodes.map((name) => ({ name }));
      respond(stream);
      stream.write(encodeFrame(observer.GetNodesResponse.encode({ nodes }).finish()));
      endWith(stream, 0, '');
    } else {
      stream.respond({ ...grpcHeaders, 'grpc-status': '12' }, { endStream: true });
    }
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;
  const relay: ScriptedRelay = {
    address: `127.0.0.1:${bound}`,
    port: bound,
    calls,
    onFlows: () => undefined,
    status: { version: 'scripted', num_connected_nodes: { value: 2 }, num_unavailable_nodes: { value: 0 } },
    nodes: undefined,
    cut() {
      for (const session of sessions) session.destroy();
    },
    async stop() {
      relay.cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
    [Symbol.asyncDispose]: () => relay.stop(),
  };
  return relay;
}

function createCall(
  stream: ServerHttp2Stream,
  headers: Record<string, unknown>,
  message: Uint8Array,
): FlowCall {
  return {
    request: observer.GetFlowsRequest.decode(message),
    headers,
    send(...messages) {
      respond(stream);
      for (const each of messages) {
        stream.write(
          encodeFrame(each instanceof Uint8Array ? each : observer.GetFlowsResponse.encode(each).finish()),
        );
      }
    },
    sendRaw(bytes) {
      respond(stream);
      stream.write(bytes);
    },
    end: (status = 0, text = '') => endWith(stream, status, text),
    get isOpen() {
      return !stream.closed && !stream.destroyed;
    },
  };
}

function respond(stream: ServerHttp2Stream): void {
  if (!stream.headersSent && !stream.closed) stream.respond(grpcHeaders, { waitForTrailers: true });
}

function endWith(stream: ServerHttp2Stream, status: number, text: string): void {
  const trailers = { 'grpc-status': `${status}`, 'grpc-message': encodeURIComponent(text) };
  if (!stream.headersSent) {
    stream.respond({ ...grpcHeaders, ...trailers }, { endStream: true });
    return;
  }
  stream.once('wantTrailers', () => stream.sendTrailers(trailers));
  stream.end();
}
