import type { cloud } from '@kestrel/proto';

/** The controller of an object, as its owner reference names it. */
export interface Controller {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** The kinds between a pod and its root: their own controller is the root. A root of another kind is never looked behind. */
export const intermediateKinds = ['ReplicaSet', 'Job'] as const;

export type IntermediateKind = (typeof intermediateKinds)[number];

/**
 * Which root stands behind a pod's controller: a Deployment behind a ReplicaSet, a CronJob behind a Job. A root is a
 * `<Kind>/<name>`. Depends on nothing but the objects that exist now, so the order in which they came does not show.
 */
export class ControllerIndex {
  readonly #roots = new Map<string, string>();
  readonly #hints: Record<IntermediateKind, Map<string, string>> = { ReplicaSet: new Map(), Job: new Map() };

  /** Sets or, with undefined, removes the controller of a ReplicaSet or Job. True when the root behind `uid` changed. */
  set(uid: string, controller: Controller | undefined): boolean {
    const root = controller && nameOf(controller);
    const before = this.#roots.get(uid);
    if (root === undefined) this.#roots.delete(uid);
    else this.#roots.set(uid, root);
    return before !== root;
  }

  /** What an earlier watcher found, for as long as the kind has not been listed. */
  hint(kind: IntermediateKind, uid: string, root: string): void {
    this.#hints[kind].set(uid, root);
  }

  /** The kind was listed: what it did not name does not exist. */
  forgetHints(kind: IntermediateKind): void {
    this.#hints[kind].clear();
  }

  /** The root of a pod; one without a controller is its own. */
  rootOf(podName: string, controller: Controller | undefined): string {
    if (controller === undefined) return `Pod/${podName}`;
    const behind = this.#roots.get(controller.uid) ?? this.#hintFor(controller);
    return behind ?? nameOf(controller);
  }

  #hintFor({ kind, uid }: Controller): string | undefined {
    return isIntermediate(kind) ? this.#hints[kind].get(uid) : undefined;
  }
}

export function isIntermediate(kind: string): kind is IntermediateKind {
  return intermediateKinds.some((each) => each === kind);
}

function nameOf({ kind, name }: Controller): string {
  return `${kind}/${name}`;
}

/** The controller that an owner reference names. */
export function toController(
  reference: cloud.v1.OwnerReference.$Properties | undefined,
): Controller | undefined {
  return reference && { kind: reference.kind ?? '', name: reference.name ?? '', uid: reference.uid ?? '' };
}
