import type { Clock } from '@kestrel/service';
import type { L7Dictionary } from './l7-dictionary.ts';
import { type L7Batch, L7Drain } from './l7-drain.ts';
import type { L7FilterCause } from './l7-ledger.ts';
import { isAllowedTraits, type L7Observation } from './l7-observation.ts';
import { type L7Move, L7Table } from './l7-table.ts';

export interface L7WindowOptions {
  readonly clock: Clock;
  readonly windowMs: number;
  readonly maxKeys: number;
  readonly maxBatchBytes: number;
  /** Questions are about to be answered. */
  readonly onDeciding: () => void;
  /** Answers the open question of a row: why it does not count, or undefined where it does. */
  readonly decide: (connection: number, workload: number) => L7FilterCause | undefined;
  readonly onFiltered: (cause: L7FilterCause, count: number) => void;
  /** A row whose question is answered counts, and was denied. */
  readonly onDenied: (denial: number, count: number) => void;
  /** The questions of a window are answered. */
  readonly onDecided: () => void;
  readonly onDue: () => void;
}

/** Above its keys a window has room for rows without a path, and above that for denied ones, as shares of the keys. */
const coarseShare = 1 / 8;
const deniedShare = 1 / 4;
/** Where a window closed because it was full, or the next one nearly is, batches are larger: each waits for one answer. */
const behindFactor = 4;

/**
 * Entries on their way from proxies to the bus. What counts for sure is merged in one table, what has an open question in
 * another: that one waits until the window after its own closes, and is then decided. One window fills while the one
 * before it is handed out; while it is not stored, the next one stays open and merges. Full, it takes new keys without a
 * path, then denied ones only: paths go before calls, calls that were let through before denied ones.
 */
export class L7Window {
  readonly #options: L7WindowOptions;
  #filling = new L7Table();
  #spare = new L7Table();
  #asking = new L7Table();
  #waiting = new L7Table();
  #draining: L7Drain | undefined;
  #isDue = false;
  #isFlushing = false;
  #cancelTimer: (() => void) | undefined;

  constructor(options: L7WindowOptions) {
    this.#options = options;
  }

  /** Observations taken in and not stored. */
  get open(): number {
    const { observations } = this.#filling;
    return (
      observations + this.#asking.observations + this.#waiting.observations + (this.#draining?.left ?? 0)
    );
  }

  get keys(): number {
    const draining = this.#draining?.table.size ?? 0;
    return this.#filling.size + this.#asking.size + this.#waiting.size + draining;
  }

  /** True where a new key finds no room until a batch is stored. */
  get isFull(): boolean {
    const { maxKeys } = this.#options;
    return this.#draining !== undefined && (this.#filling.size >= maxKeys || this.#asking.size >= maxKeys);
  }

  /** Adds to a row that is there; false where there is none. */
  merge(o: L7Observation): boolean {
    return this.#tableOf(o).merge(o);
  }

  /** Makes a row; false where there is no room for one. @param isCoarse it has no path of its own */
  insert(o: L7Observation, isCoarse: boolean): boolean {
    if (this.#tableOf(o).size >= this.#options.maxKeys) {
      if (!this.#draining) this.close();
      if (this.#tableOf(o).size >= this.#roomFor(o, isCoarse)) return false;
    }
    this.#tableOf(o).insert(o);
    this.#startTimer();
    return true;
  }

  /** Closes the window before its time. */
  close(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#draining) this.#isDue = true;
    else this.#turn();
  }

  /** Closes the window and answers every question by what is known now. */
  flush(): void {
    this.#isFlushing = true;
    this.close();
  }

  nextBatch(dictionary: L7Dictionary): L7Batch | undefined {
    const { maxKeys, maxBatchBytes } = this.#options;
    const draining = this.#draining;
    const isBehind = (draining?.table.size ?? 0) >= maxKeys || this.#filling.size * 2 > maxKeys;
    return draining?.batch(dictionary, isBehind ? maxBatchBytes * behindFactor : maxBatchBytes);
  }

  /** The batch given out last is stored. Answers its observations. */
  settle(): number {
    const draining = this.#draining;
    if (!draining) throw new Error('no batch was given out');
    const count = draining.settle();
    if (!draining.isDone) return count;
    draining.table.clear();
    this.#spare = draining.table;
    this.#draining = undefined;
    if (this.#isDue) this.#turn();
    return count;
  }

  /** Carries everything held over to another dictionary. */
  move(move: L7Move): void {
    for (const table of [this.#filling, this.#asking, this.#waiting, this.#draining?.table])
      table?.move(move);
  }

  #roomFor({ traits }: L7Observation, isCoarse: boolean): number {
    const share = isAllowedTraits(traits) ? (isCoarse ? coarseShare : 0) : deniedShare;
    return Math.ceil(this.#options.maxKeys * (1 + share));
  }

  #tableOf(o: L7Observation): L7Table {
    return o.isAsking ? this.#asking : this.#filling;
  }

  #startTimer(): void {
    if (this.#cancelTimer || this.#isDue) return;
    this.#cancelTimer = this.#options.clock.setTimer(this.#options.windowMs, () => {
      this.#cancelTimer = undefined;
      this.close();
    });
  }

  #turn(): void {
    this.#isDue = false;
    this.#options.onDeciding();
    this.#answer(this.#waiting);
    if (this.#isFlushing) this.#answer(this.#asking);
    this.#isFlushing = false;
    const answered = this.#waiting;
    this.#waiting = this.#asking;
    this.#asking = answered;
    this.#options.onDecided();
    if (this.#waiting.size > 0) this.#startTimer();
    if (this.#filling.size === 0) return;
    this.#draining = new L7Drain(this.#filling);
    this.#filling = this.#spare;
    this.#options.onDue();
  }

  #answer(table: L7Table): void {
    const { columns } = table;
    const { decide, onFiltered, onDenied } = this.#options;
    for (let row = 0; row < table.size; row++) {
      const count = columns.count[row] as number;
      const denial = columns.denial[row] as number;
      const cause = decide(
        columns.questionConnection[row] as number,
        columns.questionWorkload[row] as number,
      );
      if (cause) onFiltered(cause, count);
      else this.#filling.adopt(columns, row);
      if (!cause && denial !== 0) onDenied(denial, count);
    }
    table.clear();
  }
}
