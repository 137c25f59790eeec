import { constants, type ServerHttp2Stream } from 'node:http2';
import { encodeFrame } from '@kestrel/grpc';

/** Status codes of gRPC that this server answers with. */
export const grpcStatus = {
  ok: 0,
  deadlineExceeded: 4,
  notFound: 5,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
} as const;

export type GrpcStatus = (typeof grpcStatus)[keyof typeof grpcStatus];

const headers = { ':status': 200, 'content-type': 'application/grpc' } as const;

/** Ends our side of a call with a message and status OK. The peer's side stays open, and can still be read. */
export function replyOk(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (!canReply(stream)) return;
  stream.respond(headers, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': `${grpcStatus.ok}` }));
  stream.end(encodeFrame(message));
}

/** Ends a call with a status other than OK, and with it the peer's side. `text` is plain ASCII without percent signs. */
export function replyError(stream: ServerHttp2Stream, status: GrpcStatus, text: string): void {
  if (canReply(stream)) {
    stream.respond({ ...headers, 'grpc-status': `${status}`, 'grpc-message': text }, { endStream: true });
  }
  // What the peer still sends is not wanted: NO_ERROR is how HTTP/2 says so after a whole answer (RFC 9113, 8.1).
  if (!stream.destroyed) stream.close(constants.NGHTTP2_NO_ERROR);
}

/** Ends what is not gRPC at all. */
export function replyHttp(stream: ServerHttp2Stream, status: number): void {
  if (canReply(stream)) stream.respond({ ':status': status }, { endStream: true });
  if (!stream.destroyed) stream.close(constants.NGHTTP2_NO_ERROR);
}

function canReply(stream: ServerHttp2Stream): boolean {
  return !stream.destroyed && !stream.closed && !stream.headersSent;
}
