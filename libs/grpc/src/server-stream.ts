import type { ClientHttp2Stream } from 'node:http2';
import type { CallEnd } from './call-end.ts';
import { encodeFrame } from './frame.ts';
import { GrpcCall } from './grpc-call.ts';

export interface ServerStreamOptions {
  /** `/observer.Observer/GetFlows` */
  readonly path: string;
  readonly request: Uint8Array;
  /** Called with each message in order: a view that is valid during the call only. Must not throw. */
  readonly onMessage: (message: Uint8Array) => void;
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
  /** Ends it from our side, at once. Nothing comes after it. */
  cancel(): void;
}

const maxMessageBytes = 16 * 1024 * 1024;

/** A call of one request message, to be started. */
export class ServerStreamCall implements ServerStream {
  readonly ended: Promise<CallEnd>;
  readonly call: GrpcCall;
  #stream: ClientHttp2Stream | undefined;

  constructor(options: ServerStreamOptions & { readonly timeoutMs?: number }) {
    const { promise, resolve } = Promise.withResolvers<CallEnd>();
    this.ended = promise;
    this.call = new GrpcCall({
      maxMessageBytes,
      ...options,
      metadata: {},
      onStart: (stream) => {
        this.#stream = stream;
        stream.end(encodeFrame(options.request));
      },
      onEnd: resolve,
    });
  }

  pause(): void {
    this.#stream?.pause();
  }

  resume(): void {
    this.#stream?.resume();
  }

  cancel(): void {
    this.call.cancel();
  }
}
