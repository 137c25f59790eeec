import type { CallEnd } from './call-end.ts';
import type { Connection } from './connection.ts';
import { encodeFrame } from './frame.ts';

export interface ServerStreamOptions {
  /** `/observer.Observer/GetFlows` */
  readonly path: string;
  readonly request: Uint8Array;
  /** Called with each message in order: a view that is valid during the call only. Must not throw. */
  readonly onMessage: (message: Uint8Array) => void;
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

/** What Hubble's relay may put into one message, and more. */
const maxMessageBytes = 16 * 1024 * 1024;

/**
 * A call of one request and many answers, on a connection that may still be connecting.
 * @throws EndedError unless the connection is connecting or open.
 */
export function openServerStream(connection: Connection, options: ServerStreamOptions): ServerStream {
  const { path, request, onMessage } = options;
  const { promise: ended, resolve } = Promise.withResolvers<CallEnd>();
  const call = connection.begin({
    path,
    maxMessageBytes,
    onStart: (stream) => stream.end(encodeFrame(request)),
    onMessage,
    onEnd: resolve,
  });
  return {
    ended,
    pause: () => call.pause(),
    resume: () => call.resume(),
    cancel: () => call.cancel(),
  };
}
