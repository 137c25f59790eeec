import { DictionaryMove } from './dictionary-move.ts';
import { FlowDictionary } from './flow-dictionary.ts';
import type { FlowWindow } from './flow-window.ts';

type Windows = Iterable<FlowWindow | undefined>;

/** What is left after cutting back must be below this share of the bound, or nothing new is taken in. */
const relaxedShare = 0.75;
const eventsPerCheck = 1024;

/**
 * Holds the dictionary of all windows below its bound: now and then it is replaced by one that knows only what open
 * windows need. Where that is nearly all of it, the windows close, and until they are stored only what is known is counted.
 */
export class DictionaryKeeper {
  dictionary: FlowDictionary;
  isFrozen = false;
  readonly #maxBytes: number;
  readonly #isWatched: (namespace: string) => boolean;
  #overflowBefore = 0;
  #events = 0;

  constructor(maxBytes: number, isWatched: (namespace: string) => boolean = () => true) {
    this.#maxBytes = maxBytes;
    this.#isWatched = isWatched;
    this.dictionary = new FlowDictionary(maxBytes, isWatched);
  }

  /** Labels and policies left out since the start. */
  get overflow(): number {
    return this.#overflowBefore + this.dictionary.overflow;
  }

  /** To be called for each event. */
  tick(windows: Windows): void {
    this.#events += 1;
    if (this.isFrozen || this.#events % eventsPerCheck !== 0) return;
    if (this.dictionary.memoryBytes > this.#maxBytes) this.#cutBack(windows);
  }

  /** To be called when a closed window is stored to its end. */
  windowStored(windows: Windows): void {
    if (this.isFrozen) this.#cutBack(windows);
  }

  #cutBack(windows: Windows): void {
    const next = new FlowDictionary(this.#maxBytes, this.#isWatched);
    const move = new DictionaryMove(this.dictionary, next);
    for (const window of windows) window?.move(move);
    this.#overflowBefore += this.dictionary.overflow;
    this.dictionary = next;
    this.isFrozen = next.memoryBytes > this.#maxBytes * relaxedShare;
    next.freeze(this.isFrozen);
    if (this.isFrozen) for (const window of windows) window?.close();
  }
}
