import { Pool } from '../pool.ts';
import { type Controller, ControllerIndex, type IntermediateKind } from './controller-index.ts';
import { type IndexedPod, type Labels, PodIndex } from './pod-index.ts';

const poolSize = 1_000;

/** A pod as it was mapped; its root is found here. */
export type UnrootedPod = Omit<IndexedPod, 'root'>;

export interface PodGraphListener {
  /** A pod came (no `before`), changed, or went (no `after`). */
  onPod(before: IndexedPod | undefined, after: IndexedPod | undefined): void;
  /** A pod that was there got another root, because its controller came, changed or went. Called after `onPod`. */
  onRootChanged(pod: IndexedPod): void;
}

/** The pods and the controllers behind them. Resolves the root of every pod and keeps it right, in whatever order they come. */
export class PodGraph {
  readonly pods = new PodIndex();
  readonly #controllers = new ControllerIndex();
  readonly #listener: PodGraphListener;
  readonly #labels = new Pool<Labels>(poolSize);
  readonly #owners = new Pool<Controller>(poolSize);
  readonly #names = new Pool<string>(poolSize);

  constructor(listener: PodGraphListener) {
    this.#listener = listener;
  }

  setPod(pod: UnrootedPod): IndexedPod {
    const root = this.#controllers.rootOf(pod.name, pod.controller);
    const rooted: IndexedPod = {
      namespace: this.#names.share(pod.namespace, pod.namespace),
      name: pod.name,
      uid: pod.uid,
      labels: this.#labels.share(JSON.stringify(pod.labels), pod.labels),
      controller: pod.controller && this.#owners.share(pod.controller.uid, pod.controller),
      root: this.#names.share(root, root),
      hostNetwork: pod.hostNetwork,
    };
    this.#listener.onPod(this.pods.set(rooted), rooted);
    return rooted;
  }

  removePod(namespace: string, uid: string): void {
    const pod = this.pods.delete(namespace, uid);
    if (pod) this.#listener.onPod(pod, undefined);
  }

  /** The controller of a ReplicaSet or Job; undefined where it has none or is gone itself. */
  setController(namespace: string, uid: string, controller: Controller | undefined): void {
    if (this.#controllers.set(uid, controller))
      this.#resolveAgain(namespace, (pod) => pod.controller?.uid === uid);
  }

  /** What the bus says about a pod's controller, believed until that kind was listed. */
  hintRoot(kind: IntermediateKind, uid: string, root: string): void {
    this.#controllers.hint(kind, uid, root);
  }

  /** Every object of the kind is known: hints about others are void. */
  kindListed(kind: IntermediateKind): void {
    this.#controllers.forgetHints(kind);
    this.#resolveAgain(undefined, (pod) => pod.controller?.kind === kind);
  }

  #resolveAgain(namespace: string | undefined, concerns: (pod: IndexedPod) => boolean): void {
    for (const pod of this.pods.in(namespace)) {
      if (!concerns(pod)) continue;
      const root = this.#controllers.rootOf(pod.name, pod.controller);
      if (root === pod.root) continue;
      const rooted = { ...pod, root };
      this.pods.set(rooted);
      this.#listener.onPod(pod, rooted);
      this.#listener.onRootChanged(rooted);
    }
  }
}
