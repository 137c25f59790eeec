import type { Ledger } from '@kestrel/flows';
import type { MergerParts } from '../../src/app.ts';
import type { AccessLogMerger } from '../../src/merging.ts';
import type { Batch } from '../../src/publish/batch-publisher.ts';

/**
 * A merger for tests of what is around it: a message is one entry, a window one batch, and merging is adding up. While
 * `maxOpen` entries are open, more are shed.
 */
export class CountingMerger implements AccessLogMerger {
  readonly #parts: MergerParts;
  readonly #maxOpen: number;
  #received = 0;
  #stored = 0;
  #shed = 0;
  #filling = 0;
  #closed = 0;
  #handedOut = 0;
  #cancel: (() => void) | undefined;

  constructor(parts: MergerParts, maxOpen = Number.POSITIVE_INFINITY) {
    this.#parts = parts;
    this.#maxOpen = maxOpen;
  }

  openConnection() {
    return {
      openStream: () => ({ accept: () => this.#accept(), close: () => undefined }),
      close: () => undefined,
    };
  }

  nextBatch(): Batch | undefined {
    if (this.#handedOut === 0) {
      this.#handedOut = this.#closed;
      this.#closed = 0;
    }
    if (this.#handedOut === 0) return undefined;
    return { payload: Buffer.from(`batch of ${this.#handedOut}`), count: this.#handedOut };
  }

  settle(): void {
    this.#stored += this.#handedOut;
    this.#handedOut = 0;
  }

  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#closed += this.#filling;
    this.#filling = 0;
  }

  ledger(): Ledger<string, string> {
    return {
      received: this.#received,
      stored: this.#stored,
      open: this.#open,
      filtered: {},
      lost: { 'no-room': this.#shed },
    };
  }

  details(): object {
    return {};
  }

  get #open(): number {
    return this.#filling + this.#closed + this.#handedOut;
  }

  #accept(): void {
    this.#received += 1;
    if (this.#open >= this.#maxOpen) {
      this.#shed += 1;
      return;
    }
    this.#filling += 1;
    const { clock, config, onDue } = this.#parts;
    this.#cancel ??= clock.setTimer(config.windowMs, () => {
      this.flush();
      onDue();
    });
  }
}
