import type { Clock } from '@kestrel/service';

/** One timer for many due times: at 20,000 waiting pods a timer each would be most of what is kept of them. */
export class DueList<Value> {
  readonly #clock: Clock;
  readonly #onDue: (key: string, value: Value) => void;
  readonly #entries = new Map<string, { readonly dueMs: number; readonly value: Value }>();
  #timerDueMs = Number.POSITIVE_INFINITY;
  #cancelTimer: () => void = () => undefined;

  /** `onDue` is called once for each entry, after its entry was removed. */
  constructor(clock: Clock, onDue: (key: string, value: Value) => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Replaces an earlier entry of the key. `dueMs` is wall time. */
  set(key: string, dueMs: number, value: Value): void {
    this.#entries.set(key, { dueMs, value });
    if (dueMs < this.#timerDueMs) this.#arm(dueMs);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Forgets every entry; nothing falls due any more. */
  clear(): void {
    this.#entries.clear();
    this.#cancelTimer();
    this.#timerDueMs = Number.POSITIVE_INFINITY;
  }

  #arm(dueMs: number): void {
    this.#cancelTimer();
    this.#timerDueMs = dueMs;
    const waitMs = Math.min(Math.max(granularityMs, dueMs - this.#clock.wallMs()), longestTimerMs);
    this.#cancelTimer = this.#clock.setTimer(waitMs, () => this.#expire());
  }

  #expire(): void {
    this.#timerDueMs = Number.POSITIVE_INFINITY;
    const nowMs = this.#clock.wallMs();
    const due = [...this.#entries].filter(([, entry]) => entry.dueMs <= nowMs);
    for (const [key, entry] of due) {
      this.#entries.delete(key);
      this.#onDue(key, entry.value);
    }
    let next = Number.POSITIVE_INFINITY;
    for (const { dueMs } of this.#entries.values()) next = Math.min(next, dueMs);
    if (next < this.#timerDueMs) this.#arm(next);
  }
}

const granularityMs = 1_000;
const longestTimerMs = 24 * 3_600_000;
