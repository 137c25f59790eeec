import { grpcStatusName, grpcStatus as status } from './grpc-status.ts';
import { explainTlsFailure } from './tls-failure.ts';

/**
 * How a call ended, for deciding what to do next:
 * - `completed`: the peer ended it in order;
 * - `cancelled`: we did;
 * - `unimplemented`: the peer does not know the method;
 * - `unauthenticated`: the token was refused: renew it once, then slow down;
 * - `forbidden`: who we are was understood, and has no right to this;
 * - `untrusted`: no TLS session: one side does not accept the other's certificate, name or version;
 * - `unreachable`: no connection: name, network, or nobody listening;
 * - `timed-out`: our deadline for the call passed;
 * - `interrupted`: everything else, the ordinary end of a connection among them.
 */
export type CallEndKind =
  | 'cancelled'
  | 'completed'
  | 'forbidden'
  | 'interrupted'
  | 'timed-out'
  | 'unauthenticated'
  | 'unimplemented'
  | 'unreachable'
  | 'untrusted';

export interface CallEnd {
  readonly kind: CallEndKind;
  /** gRPC status code. */
  readonly code: number;
  /** One line for an operator; the same for the same cause. */
  readonly reason: string;
  /** What the operator can do, where it is not simply to wait. */
  readonly fix?: string;
}

const kinds: Readonly<Record<number, CallEndKind>> = {
  [status.OK]: 'completed',
  [status.UNIMPLEMENTED]: 'unimplemented',
  [status.UNAUTHENTICATED]: 'unauthenticated',
  [status.PERMISSION_DENIED]: 'forbidden',
  [status.DEADLINE_EXCEEDED]: 'timed-out',
};

/** The one place where a gRPC status gets its meaning. */
export function toCallEnd({ code, details }: { readonly code: number; readonly details: string }): CallEnd {
  if (code === status.CANCELLED && details === 'Cancelled on client') {
    return { kind: 'cancelled', code, reason: 'cancelled by this side' };
  }
  const reason = details === '' ? grpcStatusName(code) : `${grpcStatusName(code)}: ${details}`;
  return { kind: kinds[code] ?? 'interrupted', code, reason };
}

/** Whether only the peer can have given this status, so that the call is known to have reached it. */
export function isFromPeer({ code }: Pick<CallEnd, 'code'>): boolean {
  return code !== status.UNAVAILABLE && code !== status.DEADLINE_EXCEEDED && code !== status.CANCELLED;
}

/** What a connection over TLS that could not be opened, or was refused right behind its handshake, failed with. */
export function toConnectFailure(connectError: string): CallEnd {
  const tlsFailure = explainTlsFailure(connectError);
  if (tlsFailure) return { kind: 'untrusted', code: status.UNAVAILABLE, ...tlsFailure };
  return toUnreachable(connectError);
}

/** What a connection that could not be opened failed with, for another reason than TLS. */
export function toUnreachable(connectError: string): CallEnd {
  return { kind: 'unreachable', code: status.UNAVAILABLE, reason: `no connection: ${connectError}` };
}
