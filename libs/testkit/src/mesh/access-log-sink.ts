import { createServer, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { envoy } from '@kestrel/proto/envoy-codecs';

export type HttpEntry = envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties;
export type TcpEntry = envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties;
type Identifier = envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Properties;

/** One call of StreamAccessLogs, and what came on it. */
export interface LogStream {
  /** The connection that it came on. */
  readonly session: Http2Session | undefined;
  readonly identifiers: Identifier[];
  /** Size of each message. */
  readonly sizes: number[];
  readonly http: HttpEntry[];
  readonly tcp: TcpEntry[];
}

/** A receiver of access logs that keeps everything. */
export interface AccessLogSink extends AsyncDisposable {
  /** `host:port`. */
  readonly address: string;
  readonly streams: readonly LogStream[];
  /** The streams of one pod's sidecar. */
  of(pod: string): LogStream[];
  /** Cuts every connection. New ones are taken. */
  disconnect(): void;
}

const { StreamAccessLogsMessage } = envoy.service.accesslog.v3;

/** For tests of those who send access logs. */
export async function startAccessLogSink(): Promise<AccessLogSink> {
  const streams: LogStream[] = [];
  const sessions = new Set<Http2Session>();
  const server = createServer({ settings: { initialWindowSize: 1_000_000 } });
  server.on('session', (session) => sessions.add(session));
  server.on('stream', (stream) => streams.push(receive(stream)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const disconnect = (): void => {
    for (const session of sessions) session.destroy();
    sessions.clear();
  };
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    streams,
    of: (pod) =>
      streams.filter(({ identifiers }) => identifiers[0]?.node?.metadata?.fields?.NAME?.stringValue === pod),
    disconnect,
    async [Symbol.asyncDispose]() {
      disconnect();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function receive(stream: ServerHttp2Stream): LogStream {
  const kept: LogStream = { session: stream.session, identifiers: [], sizes: [], http: [], tcp: [] };
  let pending = Buffer.alloc(0);
  stream.on('error', () => stream.destroy());
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
  stream.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let size = frameSize(pending); size !== undefined; size = frameSize(pending)) {
      keep(kept, pending.subarray(5, size));
      pending = pending.subarray(size);
    }
  });
  return kept;
}

/** Size of the gRPC frame in front, once it is whole. */
function frameSize(bytes: Buffer): number | undefined {
  const size = bytes.length < 5 ? Number.POSITIVE_INFINITY : 5 + bytes.readUInt32BE(1);
  return bytes.length >= size ? size : undefined;
}

function keep(stream: LogStream, bytes: Uint8Array): void {
  const message = StreamAccessLogsMessage.decode(bytes);
  stream.sizes.push(bytes.length);
  if (message.identifier) stream.identifiers.push(message.identifier);
  stream.http.push(...(message.http_logs?.log_entry ?? []));
  stream.tcp.push(...(message.tcp_logs?.log_entry ?? []));
}
