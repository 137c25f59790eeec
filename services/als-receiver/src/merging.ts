import type { TotalsSnapshot } from '@kestrel/bus';
import type { Ledger } from '@kestrel/flows';
import type { Batch, BatchSource } from './publish/batch-publisher.ts';
import type { ConnectionSink } from './server/server-parts.ts';

/** What the service needs of the L7 merger of libs/flows. */
export interface AccessLogMerger {
  openConnection(): ConnectionSink;
  nextBatch(): Batch | undefined;
  settle(): void;
  flush(): void;
  ledger(): Ledger<string, string>;
  /** Oddities and findings, for people. */
  details(): object;
}

/** Puts the merger between the server and the publisher, and what only the server knows into its account. */
export class Merging implements BatchSource {
  readonly #merger: AccessLogMerger;
  #brokenMessages = 0;

  constructor(merger: AccessLogMerger) {
    this.#merger = merger;
  }

  openConnection(): ConnectionSink {
    return this.#merger.openConnection();
  }

  /** A message that was cut off counts as one entry: how many it had, nobody knows. */
  countBrokenMessage(): void {
    this.#brokenMessages += 1;
  }

  get received(): number {
    return this.#merger.ledger().received;
  }

  nextBatch(): Batch | undefined {
    return this.#merger.nextBatch();
  }

  settle(): void {
    this.#merger.settle();
  }

  flush(): void {
    this.#merger.flush();
  }

  get details(): object {
    return this.#merger.details();
  }

  totals(): TotalsSnapshot {
    const { received, stored, open, filtered, lost } = this.#merger.ledger();
    return {
      received: received + this.#brokenMessages,
      open,
      published: stored,
      delivered: 0,
      filtered,
      lost: { ...lost, 'broken-message': this.#brokenMessages },
    };
  }
}
