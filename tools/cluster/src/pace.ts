import type { Clock } from '@kestrel/service';

export interface PaceOptions {
  readonly clock: Clock;
  readonly perSecond: number;
  /** Called every few milliseconds, paused or not. */
  readonly onTick: (nowMs: number) => void;
}

export interface PaceChange {
  readonly paused?: boolean | undefined;
  readonly perSecond?: number | undefined;
}

const tickMs = 20;
/** A tick that comes late makes up for this much, not more. */
const maxCatchUpMs = 500;

/** A rate at which things happen; it can be changed and paused. */
export class Pace {
  readonly #options: PaceOptions;
  #perSecond: number;
  #isPaused = false;
  #budget = 0;
  #lastTickMs = 0;
  #cancelTick: () => void = () => undefined;

  constructor(options: PaceOptions) {
    this.#options = options;
    this.#perSecond = options.perSecond;
  }

  get perSecond(): number {
    return this.#perSecond;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** How many are to happen now, as a fraction; 0 while paused. */
  get due(): number {
    return this.#isPaused ? 0 : this.#budget;
  }

  start(): void {
    this.#lastTickMs = this.#options.clock.monotonicMs();
    this.#wait();
  }

  stop(): void {
    this.#cancelTick();
  }

  /** What is not said stays as it is. */
  change({ paused = this.#isPaused, perSecond = this.#perSecond }: PaceChange): void {
    this.#isPaused = paused;
    this.#perSecond = perSecond;
  }

  /** So many have happened. */
  spend(count: number): void {
    this.#budget -= count;
  }

  #wait(): void {
    this.#cancelTick = this.#options.clock.setTimer(tickMs, () => {
      this.#tick();
      this.#wait();
    });
  }

  #tick(): void {
    const now = this.#options.clock.monotonicMs();
    const elapsedMs = Math.min(now - this.#lastTickMs, maxCatchUpMs);
    this.#lastTickMs = now;
    if (!this.#isPaused) this.#budget += (elapsedMs * this.#perSecond) / 1000;
    this.#options.onTick(now);
  }
}
