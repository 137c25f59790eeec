import type { PodActor } from '../traffic/actor.ts';

/** Kinds of calls and how often they are made, out of 100. */
export const callWeights = {
  read: 52,
  write: 12,
  failure: 6,
  grpc: 12,
  denied: 4,
  unreachable: 3,
  tcp: 7,
  'tcp-denied': 2,
  'long-tcp': 2,
} as const;

export type CallKind = keyof typeof callWeights;

export const callKinds = Object.keys(callWeights) as readonly CallKind[];

/** One call between two pods with sidecars. */
export interface Call {
  readonly kind: CallKind;
  readonly from: PodActor;
  readonly to: PodActor;
  /** Port of the called container, and of its Service. */
  readonly port: number;
  readonly serviceIp: string;
  readonly request: HttpRequest | undefined;
  /** Why the server's sidecar refused it. */
  readonly denial: string | undefined;
}

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly code: number;
  readonly grpcStatus: number | undefined;
}

/** What comes of a call of this kind; undefined: no HTTP. Paths have ids in them, and queries that nobody may see. */
export function requestOf(kind: CallKind, to: PodActor): HttpRequest | undefined {
  const resource = `/api/${to.app}`;
  const plain = { grpcStatus: undefined };
  switch (kind) {
    case 'read':
      return { method: 'GET', path: `${resource}/4711?token=${queryCanary}`, code: 200, ...plain };
    case 'write':
      return { method: 'POST', path: resource, code: 201, ...plain };
    case 'failure':
      return { method: 'GET', path: `${resource}/4712`, code: 500, ...plain };
    case 'denied':
      return { method: 'GET', path: `/admin/${to.app}`, code: 403, ...plain };
    case 'unreachable':
      return { method: 'GET', path: `${resource}/4713`, code: 503, ...plain };
    case 'grpc':
      return { method: 'POST', path: `/${to.app}.v1.Service/Get`, code: 200, grpcStatus: 0 };
    default:
      return undefined;
  }
}

/** Stands in queries and headers: to be found nowhere outside the cluster. */
export const queryCanary = 'canary-of-the-simulated-shop';

/** The text that Istio's RBAC filters leave where a policy denied. */
export function denialOf(kind: CallKind, to: PodActor): string | undefined {
  if (kind !== 'denied' && kind !== 'tcp-denied') return undefined;
  return `rbac_access_denied_matched_policy[ns[${to.namespace}]-policy[deny-${to.app}]-rule[0]]`;
}
