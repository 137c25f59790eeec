import { type CallEnd, isFromPeer, toCallEnd } from './call-end.ts';
import type { Connection } from './connection.ts';
import { encodeFrame } from './frame.ts';
import { grpcStatus } from './grpc-status.ts';
import { maxMessageBytes } from './max-message-bytes.ts';
import type { CallMetadata } from './metadata.ts';

export interface UnaryCallOptions {
  /** `/server.v1.AutonpServerService/RenewClusterToken`. */
  readonly path: string;
  readonly request: Uint8Array;
  readonly metadata?: CallMetadata;
  readonly timeoutMs: number;
}

export interface UnaryResult {
  /** Undefined unless the call `completed`. */
  readonly response: Uint8Array | undefined;
  readonly end: CallEnd;
  /**
   * Whether the peer itself answered, with whatever status, on this connection: then it has also received everything
   * that had left on the connection's streams before the call was made.
   */
  readonly answered: boolean;
}

/**
 * A unary call of bytes. Every end of the call is a result.
 * @throws EndedError unless the connection is connecting or open.
 */
export async function callUnary(connection: Connection, options: UnaryCallOptions): Promise<UnaryResult> {
  const { path, request, metadata, timeoutMs } = options;
  const { promise: ended, resolve } = Promise.withResolvers<CallEnd>();
  let response: Uint8Array | undefined;
  connection.begin({
    path,
    metadata,
    timeoutMs,
    maxMessageBytes,
    onStart: (stream) => stream.end(encodeFrame(request)),
    onMessage: (view) => {
      response = Buffer.from(view);
    },
    onEnd: resolve,
  });
  const end = await ended;
  return toResult(response, end, connection);
}

function toResult(response: Uint8Array | undefined, end: CallEnd, { state }: Connection): UnaryResult {
  const answered = isFromPeer(end) && state === 'open';
  if (end.kind !== 'completed') return { response: undefined, end, answered };
  if (response) return { response, end, answered };
  return {
    response,
    end: toCallEnd({ code: grpcStatus.INTERNAL, details: 'the peer answered without a message' }),
    answered,
  };
}
