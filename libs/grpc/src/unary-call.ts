import { toBuffer } from './bytes.ts';
import { type CallEnd, isFromPeer } from './call-end.ts';
import type { Connection } from './connection.ts';
import { type CallMetadata, toGrpcMetadata } from './metadata.ts';

export interface UnaryCallOptions {
  /** `/server.v1.AutonpServerService/RenewClusterToken`. */
  readonly path: string;
  readonly request: Uint8Array;
  readonly metadata: CallMetadata;
  readonly timeoutMs: number;
  /** Cancels the call. */
  readonly signal?: AbortSignal;
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
  const { path, request, metadata, timeoutMs, signal } = options;
  const { promise, resolve } = Promise.withResolvers<UnaryResult>();
  const call = connection.begin((client) =>
    client.makeUnaryRequest<Uint8Array, Buffer>(
      path,
      toBuffer,
      (bytes) => bytes,
      request,
      toGrpcMetadata(metadata),
      { deadline: Date.now() + timeoutMs },
      (error, response) => {
        const end = connection.endOf(error ?? { code: 0, details: '' });
        resolve({ response, end, answered: isFromPeer(end) && connection.state === 'open' });
      },
    ),
  );
  const cancel = () => call.cancel();
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
