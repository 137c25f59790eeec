import type { FlowMerger } from '@kestrel/flows';

export interface Pausable {
  pause(): void;
  resume(): void;
}

/**
 * Between a stream and the merger: while the merger is full the stream waits, and what still came of the chunk under way
 * is kept, so that a slow bus loses nothing here.
 */
export class FlowIntake {
  /** Messages taken in. */
  messages = 0;
  bytes = 0;
  /** Times that the relay was held back. */
  pauses = 0;
  #held: Uint8Array[] = [];
  #stream: Pausable | undefined;
  #emptied: PromiseWithResolvers<void> | undefined;
  readonly #merger: Pick<FlowMerger, 'accept' | 'isFull'>;

  constructor(merger: Pick<FlowMerger, 'accept' | 'isFull'>) {
    this.#merger = merger;
  }

  get isPaused(): boolean {
    return this.#held.length > 0;
  }

  /** Resolves when nothing is held of the streams before: what comes then can be of another request. */
  whenEmpty(): Promise<void> {
    if (!this.isPaused) return Promise.resolve();
    this.#emptied ??= Promise.withResolvers();
    return this.#emptied.promise;
  }

  /** The stream that messages come from now. */
  attach(stream: Pausable): void {
    this.#stream = stream;
    if (this.isPaused) stream.pause();
  }

  accept(message: Uint8Array): void {
    this.messages += 1;
    this.bytes += message.length;
    if (this.#held.length === 0 && !this.#merger.isFull) this.#merger.accept(message);
    else this.#hold(message);
  }

  /** To be called when something was stored or given up: there may be room again. */
  drain(): void {
    if (!this.isPaused) return;
    let next = 0;
    while (next < this.#held.length && !this.#merger.isFull)
      this.#merger.accept(this.#held[next++] as Uint8Array);
    this.#held.splice(0, next);
    if (this.isPaused) return;
    this.#emptied?.resolve();
    this.#emptied = undefined;
    this.#stream?.resume();
  }

  /** Takes in what is held whatever room there is: at the end, when nothing else can be done with it. */
  finish(): void {
    for (const message of this.#held.splice(0)) this.#merger.accept(message);
  }

  #hold(message: Uint8Array): void {
    if (this.#held.length === 0) {
      this.pauses += 1;
      this.#stream?.pause();
    }
    this.#held.push(message.slice());
  }
}
