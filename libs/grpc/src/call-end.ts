import { type StatusObject, status } from '@grpc/grpc-js';

/**
 * How a call ended, for deciding what to do next:
 * - `completed`: the peer ended it in order;
 * - `cancelled`: we did;
 * - `unimplemented`: the peer does not know the method;
 * - `unauthenticated`: the token was refused: renew it once, then slow down;
 * - `forbidden`: the token or certificate was understood, and has no right to this;
 * - `untrusted`: no TLS session: one side does not accept the other's certificate or name;
 * - `unreachable`: no connection: address, network, or nobody listening;
 * - `timed-out`: our deadline passed;
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
  /** One line for an operator. */
  readonly reason: string;
  /** What the operator can do, where it is not simply to wait. */
  readonly fix?: string;
}

/** The one place where a gRPC status gets its meaning. */
export function toCallEnd({ code, details }: Pick<StatusObject, 'code' | 'details'>): CallEnd {
  const untrusted = code === status.UNAVAILABLE ? explainTlsFailure(details) : undefined;
  if (untrusted) return { kind: 'untrusted', code, ...untrusted };
  const kind = kindOf(code, details);
  return { kind, code, reason: `${status[code] ?? code}: ${withoutResolutionNote(details)}` };
}

/** Whether only the peer can have given this status, so that the call is known to have reached it. */
export function isFromPeer({ code }: Pick<CallEnd, 'code'>): boolean {
  return code !== status.UNAVAILABLE && code !== status.DEADLINE_EXCEEDED && code !== status.CANCELLED;
}

function kindOf(code: number, details: string): CallEndKind {
  switch (code) {
    case status.OK:
      return 'completed';
    case status.CANCELLED:
      return 'cancelled';
    case status.UNIMPLEMENTED:
      return 'unimplemented';
    case status.UNAUTHENTICATED:
      return 'unauthenticated';
    case status.PERMISSION_DENIED:
      return 'forbidden';
    case status.DEADLINE_EXCEEDED:
      return 'timed-out';
    case status.UNAVAILABLE:
      return /No connection established|Name resolution failed/.test(details) ? 'unreachable' : 'interrupted';
    default:
      return 'interrupted';
  }
}

function withoutResolutionNote(details: string): string {
  return details.replace(/\. Resolution note: .*$/, '');
}

interface Explanation {
  readonly reason: string;
  readonly fix: string;
}

const tlsFailures: readonly (readonly [RegExp, string, string])[] = [
  [
    /certificate required|handshake failure|alert.*bad certificate/i,
    'the server did not accept our client certificate',
    'check CLIENT_CERT_FILE and CLIENT_KEY_FILE against the CA of the server',
  ],
];

function explainTlsFailure(details: string): Explanation | undefined {
  const found = tlsFailures.find(([shape]) => shape.test(details));
  return found && { reason: `${found[1]} (${withoutResolutionNote(details)})`, fix: found[2] };
}
