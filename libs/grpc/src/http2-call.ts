import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
} from 'node:http2';
import type { CallEnd } from './call-end.ts';
import { encodeFrame, type FrameFault } from './frame.ts';
import { FrameReader } from './frame-reader.ts';
import { cancelled, hasStatus, timedOut, toHttp2CallEnd } from './http2-call-end.ts';
import { isGrpc, toMetadata, toRequestHeaders } from './http2-headers.ts';

export interface ServerStreamOptions {
  /** `/observer.Observer/GetFlows` */
  readonly path: string;
  readonly request: Uint8Array;
  /** Called with each message in order: a view that is valid during the call only. Must not throw. */
  readonly onMessage: (message: Uint8Array) => void;
  /** Called with the peer's initial metadata, before the first message. */
  readonly onHeaders?: (headers: Readonly<Record<string, string>>) => void;
  /** Longest message that is taken. Default 16 MiB. */
  readonly maxMessageBytes?: number;
}

/** A call that is answered by many messages. */
export interface ServerStream {
  /** Every end is a result. */
  readonly ended: Promise<CallEnd>;
  /** No message comes until `resume`; the peer is held back once its window is full. Those of a chunk under way still come. */
  pause(): void;
  resume(): void;
  /** Ends it from our side. Nothing comes after it. */
  cancel(): void;
}

export interface Http2CallOptions extends ServerStreamOptions {
  readonly authority: string;
  readonly userAgent: string;
  readonly timeoutMs?: number;
  /** Why the connection is over, where it is. */
  readonly connectionEnd: () => CallEnd | undefined;
}

const maxMessageBytes = 16 * 1024 * 1024;

/** One gRPC call with one request message on a session of node:http2, without grpc-js. */
export class Http2Call implements ServerStream {
  readonly ended: Promise<CallEnd>;
  readonly #stream: ClientHttp2Stream;
  readonly #reader: FrameReader;
  readonly #options: Http2CallOptions;
  readonly #settle: (end: CallEnd) => void;
  #headers: IncomingHttpHeaders | undefined;
  #trailers: IncomingHttpHeaders | undefined;
  #fault: FrameFault | undefined;
  /** Our own decision to end it. */
  #decided: CallEnd | undefined;

  /** @throws what `session.request` throws when the session takes no more calls */
  constructor(session: ClientHttp2Session, options: Http2CallOptions) {
    const { promise, resolve } = Promise.withResolvers<CallEnd>();
    this.ended = promise;
    this.#settle = resolve;
    this.#options = options;
    this.#reader = new FrameReader({ maxMessageBytes, ...options });
    this.#stream = session.request(toRequestHeaders(options), { endStream: false });
    this.#listen();
    this.#stream.end(encodeFrame(options.request));
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  cancel(): void {
    this.#end(cancelled);
  }

  #listen(): void {
    const stream = this.#stream;
    stream.on('response', (headers) => {
      this.#headers = headers;
      if (isGrpc(headers)) this.#options.onHeaders?.(toMetadata(headers));
      else this.#end(this.#toEnd());
    });
    stream.on('trailers', (trailers) => {
      this.#trailers = trailers;
    });
    stream.on('data', (chunk: Buffer) => this.#read(chunk));
    // Its cause is in the reset code, or it is the session's.
    stream.on('error', () => undefined);
    stream.on('close', () => this.#settle(this.#toEnd()));
    const { timeoutMs } = this.#options;
    if (timeoutMs === undefined) return;
    const timer = setTimeout(() => this.#end(timedOut(timeoutMs)), timeoutMs);
    stream.on('close', () => clearTimeout(timer));
  }

  #read(chunk: Buffer): void {
    if (this.#decided || this.#fault || !this.#headers || !isGrpc(this.#headers)) return;
    this.#fault = this.#reader.push(chunk);
    if (this.#fault) this.#end(this.#toEnd());
  }

  /** At once: node has been seen to leave a stream that was closed here open for ever, unless it is destroyed. */
  #end(end: CallEnd): void {
    if (this.#stream.destroyed || this.#decided) return;
    this.#decided = end;
    this.#stream.close(constants.NGHTTP2_CANCEL);
    this.#stream.destroy();
    this.#settle(end);
  }

  #toEnd(): CallEnd {
    if (this.#decided) return this.#decided;
    const { rstCode = 0 } = this.#stream;
    const call = { headers: this.#headers, trailers: this.#trailers };
    const connectionEnd = hasStatus(call) || this.#fault ? undefined : this.#options.connectionEnd();
    if (connectionEnd) return connectionEnd;
    return toHttp2CallEnd({
      ...call,
      resetCode: rstCode,
      fault: this.#fault,
      pendingBytes: this.#reader.pendingBytes,
    });
  }
}
