import { connect as connectHttp2 } from 'node:http2';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, getCACertificates } from 'node:tls';
import { type CallEnd, toCallEnd, toConnectFailure } from './call-end.ts';
import { connectErrorText } from './connect-error.ts';
import { EndedError } from './errors.ts';
import type { GrpcCall } from './grpc-call.ts';
import { grpcStatus } from './grpc-status.ts';
import { cancelled } from './http2-call-end.ts';
import { type ServerStream, ServerStreamCall, type ServerStreamOptions } from './server-stream.ts';
import { hostAndPort } from './tls-socket.ts';

export interface Http2TlsOptions {
  /** PEM; undefined: the system's authorities. Where it is given, nobody else is trusted. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Sent as SNI and looked for in the certificate. */
  readonly serverName: string;
}

export interface Http2ConnectionOptions {
  readonly host: string;
  readonly port: number;
  /** Undefined: plaintext. */
  readonly tls?: Http2TlsOptions | undefined;
  /** What a peer may send ahead on one stream; the connection's window is twice that. Default 4 MiB. */
  readonly windowBytes?: number;
  /** For address, TCP and TLS together. Default 20 s. */
  readonly connectTimeoutMs?: number;
  readonly userAgent: string;
}

/**
 * One HTTP/2 connection for gRPC calls of one request message, without grpc-js: half its cost for a message received.
 * It never reconnects: one that got a GOAWAY or broke takes no new calls, see docs/decisions.
 */
export interface Http2Connection {
  readonly state: 'connecting' | 'open' | 'leaving' | 'closed';
  /** Resolves with the cause when the last stream on it can have ended. */
  readonly ended: Promise<CallEnd>;
  /** @throws EndedError unless it is connecting or open */
  openServerStream(options: ServerStreamOptions): ServerStream;
  /** Every end is a result. @throws EndedError unless it is connecting or open */
  callUnary(options: {
    readonly path: string;
    readonly request: Uint8Array;
    readonly timeoutMs: number;
  }): Promise<{ readonly response: Uint8Array | undefined; readonly end: CallEnd }>;
  /** Ends it and every call on it. */
  close(): void;
}

const defaultWindowBytes = 4 * 1024 * 1024;

/** Opens it; calls may be made at once and go out when it is open. */
export function openHttp2Connection(options: Http2ConnectionOptions): Http2Connection {
  const { host, port, tls, windowBytes = defaultWindowBytes, connectTimeoutMs = 20_000, userAgent } = options;
  const authority = tls?.serverName ?? hostAndPort(host, port);
  const ended = Promise.withResolvers<CallEnd>();
  const calls = new Set<GrpcCall>();
  let state: Http2Connection['state'] = 'connecting';
  let end: CallEnd | undefined;

  const socket = openSocket(options);
  const session = connectHttp2(`${tls ? 'https' : 'http'}://${authority}`, {
    createConnection: () => socket,
    settings: { initialWindowSize: windowBytes, enablePush: false },
  });
  const connectTimer = setTimeout(() => {
    fail(toConnectFailure(`no connection within ${connectTimeoutMs} ms`));
    session.destroy();
  }, connectTimeoutMs);

  function fail(cause: CallEnd): void {
    end ??= cause;
  }

  // Before the session's own listener, which would have no words for it.
  socket.once('error', (error: Error) => {
    fail(toFailure(error));
    // After a TLS alert the session waits for the end of a socket that nobody ends.
    socket.destroy();
  });
  session.once('connect', () => {
    clearTimeout(connectTimer);
    // Twice, so that a stream that is not read leaves room for the answers of other calls.
    session.setLocalWindowSize(2 * windowBytes);
    if (state === 'connecting') state = 'open';
  });
  session.on('goaway', () => {
    if (state !== 'closed') state = 'leaving';
  });
  session.on('error', (error: Error) => fail(toFailure(error)));
  session.once('close', () => {
    clearTimeout(connectTimer);
    state = 'closed';
    const cause = end ?? brokenOff;
    for (const call of calls) call.end(cause);
    ended.resolve(cause);
  });

  function toFailure(error: Error): CallEnd {
    const failure = toConnectFailure(connectErrorText(error));
    if (state === 'connecting') return failure;
    if (failure.kind === 'untrusted' && /alert/.test(error.message)) return failure;
    return toCallEnd({ code: grpcStatus.UNAVAILABLE, details: `the connection broke: ${error.message}` });
  }

  function open(options: ServerStreamOptions & { readonly timeoutMs?: number }): ServerStream {
    if (state !== 'connecting' && state !== 'open') throw new EndedError(`the connection is ${state}`);
    const stream = new ServerStreamCall(options);
    calls.add(stream.call);
    void stream.ended.then(() => calls.delete(stream.call));
    stream.call.start({ session, authority, userAgent });
    return stream;
  }

  return {
    get state() {
      return state;
    },
    ended: ended.promise,
    openServerStream: open,
    async callUnary(call) {
      let response: Uint8Array | undefined;
      const onMessage = (message: Uint8Array) => {
        response = message.slice();
      };
      const callEnd = await open({ ...call, onMessage }).ended;
      return { response: callEnd.kind === 'completed' ? response : undefined, end: callEnd };
    },
    close() {
      fail(cancelled);
      if (state !== 'closed') state = 'leaving';
      session.destroy();
      socket.destroy();
    },
  };
}

const brokenOff = toCallEnd({ code: grpcStatus.UNAVAILABLE, details: 'the peer closed the connection' });

function openSocket({ host, port, tls }: Http2ConnectionOptions): Socket {
  if (tls === undefined) return connectTcp({ host, port, noDelay: true });
  const { ca = getCACertificates('default'), cert, key, serverName } = tls;
  return connectTls({
    host,
    port,
    ca: typeof ca === 'string' ? ca : [...ca],
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    servername: serverName,
    ALPNProtocols: ['h2'],
    minVersion: 'TLSv1.2',
  });
}
