import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type ClientSessionOptions,
  connect,
  type SecureClientSessionOptions,
} from 'node:http2';
import { encodeFrame } from '@kestrel/grpc';

const accessLogPath = '/envoy.service.accesslog.v3.AccessLogService/StreamAccessLogs';

/** How a call ended, as its client sees it. */
export interface CallResult {
  /** gRPC status; undefined where none came. */
  readonly status: number | undefined;
  readonly httpStatus: number | undefined;
  readonly rstCode: number;
  readonly data: Buffer;
}

/** A call, written byte by byte as a test wants it. */
export class RawCall {
  readonly stream: ClientHttp2Stream;
  readonly result: Promise<CallResult>;
  /** Our side may still be open. */
  isAnswered = false;

  constructor(stream: ClientHttp2Stream) {
    this.stream = stream;
    const chunks: Buffer[] = [];
    let status: number | undefined;
    let httpStatus: number | undefined;
    const take = (headers: Record<string, unknown>) => {
      if (headers[':status'] !== undefined) httpStatus = Number(headers[':status']);
      if (headers['grpc-status'] !== undefined) status = Number(headers['grpc-status']);
      if (status !== undefined) this.isAnswered = true;
    };
    stream.on('response', take);
    stream.on('trailers', take);
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', () => undefined);
    const { promise, resolve } = Promise.withResolvers<CallResult>();
    stream.on('close', () =>
      resolve({ status, httpStatus, rstCode: stream.rstCode ?? 0, data: Buffer.concat(chunks) }),
    );
    this.result = promise;
  }

  send(message: Uint8Array): this {
    return this.sendRaw(encodeFrame(message));
  }

  sendRaw(bytes: Uint8Array): this {
    this.stream.write(bytes);
    return this;
  }

  /** Resolves when everything sent has left this process. */
  async sent(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.stream.writableLength === 0) resolve();
    else this.stream.write(new Uint8Array(), () => resolve());
    await promise;
  }

  end(): Promise<CallResult> {
    this.stream.end();
    return this.result;
  }

  /** RST_STREAM and nothing before it; `close` would end our side first. */
  reset(): Promise<CallResult> {
    this.stream.destroy();
    return this.result;
  }
}

/** A client of its own framing, that can do what no gRPC library does. */
export class LogClient implements Disposable {
  readonly session: ClientHttp2Session;
  readonly closed: Promise<void>;
  isToldToLeave = false;
  failure: Error | undefined;

  constructor(port: number, options?: ClientSessionOptions | SecureClientSessionOptions, scheme = 'http') {
    this.session = connect(`${scheme}://127.0.0.1:${port}`, options);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.closed = promise;
    this.session.on('close', resolve);
    this.session.on('goaway', () => {
      this.isToldToLeave = true;
    });
    this.session.on('error', (error) => {
      this.failure = error;
    });
  }

  open(path = accessLogPath, headers: Record<string, string> = {}): RawCall {
    return new RawCall(
      this.session.request({
        ':method': 'POST',
        ':path': path,
        'content-type': 'application/grpc',
        te: 'trailers',
        ...headers,
      }),
    );
  }

  [Symbol.dispose](): void {
    this.session.destroy();
  }
}
