import { constants, type IncomingHttpHeaders } from 'node:http2';
import { type CallEnd, toCallEnd } from './call-end.ts';
import type { FrameFault } from './frame.ts';
import { grpcStatus } from './grpc-status.ts';
import { httpStatusOf, isGrpc } from './http2-headers.ts';

/** What is known of an HTTP/2 stream when it has closed. */
export interface ClosedCall {
  readonly headers: IncomingHttpHeaders | undefined;
  readonly trailers: IncomingHttpHeaders | undefined;
  /** Of an RST_STREAM; 0 without one. */
  readonly resetCode: number;
  readonly fault: FrameFault | undefined;
  /** Bytes of a message that did not come whole. */
  readonly pendingBytes: number;
}

const faultTexts: Readonly<Record<FrameFault, string>> = {
  compressed: 'the peer sent a compressed message, which nobody asked for',
  'bad-flag': 'what the peer sent is not gRPC',
  'too-large': 'the peer sent a message that is too large',
};

/** As the gRPC mapping of HTTP status codes has it; everything else is UNKNOWN. */
const statusOfHttp: Readonly<Record<number, number>> = {
  400: grpcStatus.INTERNAL,
  401: grpcStatus.UNAUTHENTICATED,
  403: grpcStatus.PERMISSION_DENIED,
  404: grpcStatus.UNIMPLEMENTED,
  429: grpcStatus.UNAVAILABLE,
  502: grpcStatus.UNAVAILABLE,
  503: grpcStatus.UNAVAILABLE,
  504: grpcStatus.UNAVAILABLE,
};

const statusOfReset: Readonly<Record<number, number>> = {
  [constants.NGHTTP2_REFUSED_STREAM]: grpcStatus.UNAVAILABLE,
  [constants.NGHTTP2_CANCEL]: grpcStatus.CANCELLED,
  [constants.NGHTTP2_ENHANCE_YOUR_CALM]: grpcStatus.RESOURCE_EXHAUSTED,
  [constants.NGHTTP2_INADEQUATE_SECURITY]: grpcStatus.PERMISSION_DENIED,
};

/** Why a call over HTTP/2 is over: a fault of ours to read it, the peer's status, or what the transport says. */
export function toHttp2CallEnd(call: ClosedCall): CallEnd {
  const { fault, headers, trailers, resetCode } = call;
  if (fault) {
    const code = fault === 'too-large' ? grpcStatus.RESOURCE_EXHAUSTED : grpcStatus.INTERNAL;
    return toCallEnd({ code, details: faultTexts[fault] });
  }
  const given = trailers?.['grpc-status'] ?? headers?.['grpc-status'];
  if (given !== undefined) return toGivenEnd(String(given), call);
  if (headers && httpStatusOf(headers) === 200 && !isGrpc(headers)) return notGrpc(headers);
  if (headers === undefined || httpStatusOf(headers) === 200) return toBrokenEnd(resetCode);
  const http = httpStatusOf(headers);
  return toCallEnd({ code: statusOfHttp[http] ?? grpcStatus.UNKNOWN, details: `HTTP status ${http}` });
}

function toGivenEnd(given: string, { headers, trailers, pendingBytes }: ClosedCall): CallEnd {
  const code = /^\d{1,3}$/.test(given) ? Number(given) : grpcStatus.UNKNOWN;
  if (code === grpcStatus.OK && pendingBytes > 0) {
    return toCallEnd({ code: grpcStatus.INTERNAL, details: 'the stream ended within a message' });
  }
  if (code === grpcStatus.OK) return toCallEnd({ code, details: '' });
  const message = trailers?.['grpc-message'] ?? headers?.['grpc-message'] ?? '';
  return toCallEnd({ code, details: decodePercent(String(message)) });
}

function toBrokenEnd(resetCode: number): CallEnd {
  if (resetCode === 0) return toCallEnd({ code: grpcStatus.UNAVAILABLE, details: 'the stream broke off' });
  const code = statusOfReset[resetCode] ?? grpcStatus.INTERNAL;
  return toCallEnd({ code, details: `the peer reset the stream (HTTP/2 error ${resetCode})` });
}

const notGrpc = (headers: IncomingHttpHeaders): CallEnd =>
  toCallEnd({
    code: grpcStatus.UNKNOWN,
    details: `the peer answers ${headers['content-type'] ?? 'nothing'}, not gRPC`,
  });

/** Our own time for a call is over. */
export const timedOut = (timeoutMs: number): CallEnd =>
  toCallEnd({ code: grpcStatus.DEADLINE_EXCEEDED, details: `no answer within ${timeoutMs} ms` });

/** This side wants no more of a call. */
export const cancelled: CallEnd = toCallEnd({ code: grpcStatus.CANCELLED, details: 'Cancelled on client' });

/** Whether the peer has said how the call ended. */
export const hasStatus = ({ headers, trailers }: Pick<ClosedCall, 'headers' | 'trailers'>): boolean =>
  (trailers?.['grpc-status'] ?? headers?.['grpc-status']) !== undefined;

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
