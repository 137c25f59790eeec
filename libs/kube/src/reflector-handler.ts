import type { KubeObject, ObjectKey } from './kube-object.ts';

/**
 * Where a reflector stands:
 * - `listing`: reading the whole kind, for the first time or because the watch could not be continued;
 * - `watching`: up to date, as far as the API server says;
 * - `refused`: 401 or 403; asked again every `KUBE_RECHECK_INTERVAL`;
 * - `absent`: discovery says that the cluster does not serve this kind; looked for at the same interval;
 * - `failing`: anything else; tried again within 10 s, or when the API server says.
 */
export type ReflectorPhase = 'listing' | 'watching' | 'refused' | 'absent' | 'failing';

export interface ReflectorState {
  readonly phase: ReflectorPhase;
  /** In words for an operator; '' while all is well. */
  readonly reason: string;
  /** When the phase began, on the monotonic clock: a new reason does not move it. */
  readonly sinceMs: number;
  /** What was asked when it failed or was refused: `list`, `watch`, or `get` for discovery. */
  readonly verb: 'list' | 'watch' | 'get';
  /** `pods`, `networkpolicies.networking.k8s.io`; what to grant when refused. */
  readonly resource: string;
  /** HTTP status of the last failure, where there was an answer. */
  readonly status?: number;
}

/**
 * Receives what a reflector sees, in order and never two calls at a time. Every method returns at once (it enqueues); one
 * that throws is logged and counted and changes nothing.
 *
 * Objects are forgotten by a DELETED event, by their absence from a complete list, and by the cluster no longer serving
 * the kind; never by a failure. At first contact that means: onList, onObject…, onListed, and from then on changes.
 */
export interface ReflectorHandler {
  /** A list begins to arrive. Comes again without onListed between when a list is begun anew. */
  onList?(): void;
  /**
   * An object, listed or from an ADDED or MODIFIED event; `unchanged` when this uid and resourceVersion was handed over
   * before. `apiVersion` and `kind` are filled in, which a list leaves out.
   */
  onObject(object: KubeObject, unchanged: boolean): void;
  /** The list is complete; onGone was called for everything it did not have. */
  onListed(): void;
  /** An object handed over before is gone, or its name belongs to another uid, which follows. The object comes with a DELETED event. */
  onGone(key: ObjectKey, lastObject?: KubeObject): void;
  onState(state: ReflectorState): void;
  /**
   * Backpressure: while the promise is pending nothing more is read. It must not wait for another reflector. Undefined:
   * there is room.
   */
  room?(): Promise<void> | undefined;
}
