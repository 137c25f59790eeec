import {
  type BusMessage,
  batchHeaders,
  FencedError,
  type FlowShard,
  flowSubject,
  flowsStream,
  headers,
  type Publisher,
  RefusedError,
  type TotalsSnapshot,
  WrongSequenceError,
} from '@kestrel/bus';
import type { FlowBatch } from '@kestrel/flows';

export interface BatchPublisherOptions {
  readonly publisher: Publisher;
  /** The last message of a subject. Rejects only when the program ends. */
  readonly readLast: (stream: string, subject: string) => Promise<BusMessage | undefined>;
  readonly instance: string;
  /** The source's sums as they are now. */
  readonly totals: () => TotalsSnapshot;
}

export interface BatchRequest {
  readonly shard: FlowShard;
  /** With nothing but a position: where its shard begins. */
  readonly batch: FlowBatch | Pick<FlowBatch, 'position'>;
  /** Sequence of the last message on the shard's subject. */
  readonly lastSequence: number;
  readonly mayWrite: () => boolean;
}

export type BatchOutcome =
  | { readonly kind: 'stored'; readonly sequence: number }
  /** Somebody else wrote there: the shard is theirs. */
  | { readonly kind: 'taken' }
  /** The right to write is gone, and the batch is not stored. */
  | { readonly kind: 'fenced' }
  /** To be tried again later. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Stores batches, one after the other over all shards: so their numbers have no gaps among those that are stored, and one
 * that is given up gives its number to the next.
 */
export class BatchPublisher {
  /** Of the last batch that is stored. */
  number = 0;
  bytes = 0;
  readonly #options: BatchPublisherOptions;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: BatchPublisherOptions) {
    this.#options = options;
  }

  /** @throws StoppedError when the program ends before it is known */
  publish(request: BatchRequest): Promise<BatchOutcome> {
    const turn = this.#turn.then(() => this.#publish(request, request.lastSequence));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #publish(request: BatchRequest, lastSequence: number): Promise<BatchOutcome> {
    const { shard, batch, mayWrite } = request;
    if (!mayWrite()) return { kind: 'fenced' };
    try {
      const { sequence } = await this.#options.publisher.publish({
        subject: flowSubject(shard),
        payload: isWhole(batch) ? batch.payload : new Uint8Array(),
        headers: this.#headersOf(batch),
        expectLastSubjectSequence: lastSequence,
        mayWrite,
      });
      return this.#stored(sequence, batch);
    } catch (error) {
      return this.#judge(error, request, lastSequence);
    }
  }

  async #judge(error: unknown, request: BatchRequest, lastSequence: number): Promise<BatchOutcome> {
    if (error instanceof RefusedError) return { kind: 'refused', reason: error.message };
    if (error instanceof FencedError) return this.#lookBack(request);
    if (!(error instanceof WrongSequenceError)) throw error;
    if (error.current !== undefined) return { kind: 'taken' };
    // The subject's last message has gone with age.
    return lastSequence === 0 ? { kind: 'taken' } : this.#publish(request, 0);
  }

  /** A first copy may have been stored before the right to write went. */
  async #lookBack({ shard, batch }: BatchRequest): Promise<BatchOutcome> {
    const last = await this.#options.readLast(flowsStream, flowSubject(shard));
    if (!isWhole(batch)) return { kind: 'fenced' };
    const isOwn =
      last?.header(headers.source) === this.#options.instance &&
      last.header(headers.batch) === `${this.number + 1}`;
    return last && isOwn ? this.#stored(last.sequence, batch) : { kind: 'fenced' };
  }

  #stored(sequence: number, batch: BatchRequest['batch']): BatchOutcome {
    if (isWhole(batch)) {
      this.number += 1;
      this.bytes += batch.payload.length;
    }
    return { kind: 'stored', sequence };
  }

  #headersOf(batch: BatchRequest['batch']): Record<string, string> {
    const { position } = batch;
    if (!isWhole(batch)) return { [headers.source]: this.#options.instance, [headers.position]: position };
    const { instance, totals } = this.#options;
    const facts = { type: 'cloud.v1.Flow', count: batch.count, source: instance, number: this.number + 1 };
    return { ...batchHeaders({ ...facts, totals: totals() }), [headers.position]: position };
  }
}

function isWhole(batch: BatchRequest['batch']): batch is FlowBatch {
  return 'payload' in batch;
}
