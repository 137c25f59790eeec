/** Something that happens again and again. A promise is made only where somebody waits for the next time. */
export class Notifier {
  #next: PromiseWithResolvers<void> | undefined;

  /** Resolves at the next `notify`. */
  next(): Promise<void> {
    this.#next ??= Promise.withResolvers();
    return this.#next.promise;
  }

  /** Wakes everybody who waits now. */
  notify(): void {
    this.#next?.resolve();
    this.#next = undefined;
  }
}
