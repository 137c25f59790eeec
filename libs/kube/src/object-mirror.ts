import { KnownObjects } from './known-objects.ts';
import type { KubeMetrics } from './kube-metrics.ts';
import type { KubeObject } from './kube-object.ts';
import type { ReflectorHandler } from './reflector-handler.ts';
import type { WatchEvent } from './watch-event.ts';

/** Turns listed objects and watch events into calls of the handler, by comparing with what was handed over before. */
export class ObjectMirror {
  readonly #known = new KnownObjects();
  readonly #handler: ReflectorHandler;
  readonly #showSize: () => void;

  constructor(resource: string, handler: ReflectorHandler, metrics: KubeMetrics) {
    this.#handler = handler;
    this.#showSize = () => metrics.objects.set({ resource }, this.#known.size);
  }

  get size(): number {
    return this.#known.size;
  }

  beginList(): void {
    this.#known.beginList();
    this.#handler.onList?.();
  }

  put(object: KubeObject): void {
    const { replaced, unchanged } = this.#known.remember(object);
    if (replaced) this.#handler.onGone(replaced);
    this.#handler.onObject(object, unchanged);
  }

  completeList(): void {
    for (const key of this.#known.forgetUnseen()) this.#handler.onGone(key);
    this.#handler.onListed();
    this.#showSize();
  }

  apply(event: Exclude<WatchEvent, { type: 'BOOKMARK' }>): void {
    if (event.type === 'DELETED') this.#remove(event.object);
    else this.put(event.object);
    this.#showSize();
  }

  clear(): void {
    for (const key of this.#known.forgetAll()) this.#handler.onGone(key);
    this.#showSize();
  }

  #remove(object: KubeObject): void {
    const key = this.#known.forget(object);
    if (key) this.#handler.onGone(key, object);
  }
}
