import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
} from 'node:http2';
import type { CallEnd } from './call-end.ts';
import type { FrameFault } from './frame.ts';
import { FrameReader } from './frame-reader.ts';
import { cancelled, hasStatus, timedOut, toHttp2CallEnd } from './http2-call-end.ts';
import { isGrpc, toMetadata, toRequestHeaders } from './http2-headers.ts';
import type { CallMetadata } from './metadata.ts';

export interface GrpcCallOptions {
  readonly path: string;
  /** Default: none. */
  readonly metadata?: CallMetadata | undefined;
  /** Longest message that is taken. */
  readonly maxMessageBytes: number;
  readonly timeoutMs?: number;
  /** Now messages can be written. */
  readonly onStart: (stream: ClientHttp2Stream) => void;
  readonly onMetadata?: (metadata: CallMetadata) => void;
  /** A view that is valid during the call only. */
  readonly onMessage: (message: Uint8Array) => void;
  /** Exactly once, after the last message, and never within a call of this side. */
  readonly onEnd: (end: CallEnd) => void;
}

/** One gRPC call: what the peer says on it, and how it ends. What is said to the peer is written by whoever began it. */
export class GrpcCall {
  readonly #options: GrpcCallOptions;
  readonly #reader: FrameReader;
  readonly #timer: NodeJS.Timeout | undefined;
  #session: ClientHttp2Session | undefined;
  #stream: ClientHttp2Stream | undefined;
  #headers: IncomingHttpHeaders | undefined;
  #trailers: IncomingHttpHeaders | undefined;
  #fault: FrameFault | undefined;
  #ended: CallEnd | undefined;
  #isPaused = false;

  constructor(options: GrpcCallOptions) {
    this.#options = options;
    this.#reader = new FrameReader(options);
    const { timeoutMs } = options;
    if (timeoutMs !== undefined) this.#timer = setTimeout(() => this.end(timedOut(timeoutMs)), timeoutMs);
  }

  get ended(): CallEnd | undefined {
    return this.#ended;
  }

  /** The connection is open. */
  start(session: ClientHttp2Session, authority: string): void {
    if (this.#ended) return;
    const { path, metadata, timeoutMs, onStart } = this.#options;
    const request = { path, metadata, timeoutMs, authority };
    const stream = session.request(toRequestHeaders(request), { endStream: false });
    this.#session = session;
    this.#stream = stream;
    stream.on('response', (headers) => this.#respond(headers));
    stream.on('trailers', (trailers) => {
      this.#trailers = trailers;
    });
    stream.on('data', (chunk: Buffer) => this.#read(chunk));
    stream.on('end', () => hasStatus(this.#said) && this.end(this.#toEnd()));
    // Its cause is in the reset code, or it is the session's.
    stream.on('error', () => undefined);
    stream.on('close', () => this.#closed());
    if (this.#isPaused) stream.pause();
    onStart(stream);
  }

  /** No message comes until `resume`, but for those of a chunk under way. */
  pause(): void {
    this.#isPaused = true;
    this.#stream?.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#stream?.resume();
  }

  cancel(): void {
    this.end(cancelled);
  }

  /** It is over, by the word of this side, of the peer or of the connection; the first word counts. */
  end(end: CallEnd): void {
    if (this.#ended) return;
    this.#ended = end;
    clearTimeout(this.#timer);
    this.#closeStream(end.kind === 'completed');
    process.nextTick(this.#options.onEnd, end);
  }

  #closeStream(isCompleted: boolean): void {
    const stream = this.#stream;
    if (!stream || stream.closed) return;
    stream.close(isCompleted ? constants.NGHTTP2_NO_ERROR : constants.NGHTTP2_CANCEL);
    // Without it node has been seen to leave the stream open for ever.
    if (!isCompleted) stream.destroy();
  }

  get #said() {
    return { headers: this.#headers, trailers: this.#trailers };
  }

  #respond(headers: IncomingHttpHeaders): void {
    this.#headers = headers;
    if (isGrpc(headers)) this.#options.onMetadata?.(toMetadata(headers));
    else this.end(this.#toEnd());
  }

  #read(chunk: Buffer): void {
    if (this.#ended || !this.#headers) return;
    this.#fault = this.#reader.push(chunk);
    if (this.#fault) this.end(this.#toEnd());
  }

  /** A stream that a broken connection takes along is ended by the connection, which knows why it broke. */
  #closed(): void {
    if (!this.#session?.destroyed || hasStatus(this.#said)) this.end(this.#toEnd());
  }

  #toEnd(): CallEnd {
    return toHttp2CallEnd({
      ...this.#said,
      resetCode: this.#stream?.rstCode ?? 0,
      fault: this.#fault,
      pendingBytes: this.#reader.pendingBytes,
    });
  }
}
