import type { Clock, Component } from '@kestrel/service';
import type { LiveObjects } from './live-objects.ts';
import type { Story, StoryKind } from './story.ts';

export interface ChurnOptions {
  readonly objects: LiveObjects;
  readonly clock: Clock;
  readonly kinds: readonly StoryKind[];
  readonly changesPerSecond: number;
  /** Called for every change, with the name of its story. */
  readonly onChange: (story: string) => void;
}

interface Running {
  readonly kind: StoryKind;
  readonly story: Story;
}

const tickMs = 20;
/** Stories told at the same time, so that changes of one object lie apart. */
const maxRunning = 64;
/** A tick that comes late makes up for this much, not more. */
const maxCatchUpMs = 500;

/** Lets things happen, at a rate. Paused it makes no change; stories go on where they were. */
export class Churn implements Component {
  readonly name = 'churn';
  readonly #options: ChurnOptions;
  readonly #running: Running[] = [];
  #changesPerSecond: number;
  #isPaused = false;
  #budget = 0;
  #lastTickMs = 0;
  #cancelTick: (() => void) | undefined;

  constructor(options: ChurnOptions) {
    this.#options = options;
    this.#changesPerSecond = options.changesPerSecond;
  }

  get state(): { readonly paused: boolean; readonly changesPerSecond: number } {
    return { paused: this.#isPaused, changesPerSecond: this.#changesPerSecond };
  }

  async start(): Promise<void> {
    this.#lastTickMs = this.#options.clock.monotonicMs();
    this.#scheduleTick();
  }

  async stop(): Promise<void> {
    this.#cancelTick?.();
    this.#cancelTick = undefined;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
  }

  setRate(changesPerSecond: number): void {
    this.#changesPerSecond = changesPerSecond;
  }

  /**
   * Makes so many changes at once, paused or not; of one kind of story, one after the other, if `name` says so. Returns
   * how many it made: fewer only when nothing is there that could change. What is unfinished goes on with the churn.
   */
  make(count: number, name?: string): number {
    if (name === undefined) return this.#makeSome(count, this.#running, this.#options.kinds, maxRunning);
    const running: Running[] = [];
    const kinds = this.#options.kinds.filter((kind) => kind.name === name);
    const made = this.#makeSome(count, running, kinds, 1);
    this.#running.push(...running);
    return made;
  }

  #makeSome(count: number, running: Running[], kinds: readonly StoryKind[], most: number): number {
    let made = 0;
    while (made < count && this.#makeOne(running, kinds, most)) made += 1;
    return made;
  }

  #scheduleTick(): void {
    this.#cancelTick = this.#options.clock.setTimer(tickMs, () => {
      this.#tick();
      this.#scheduleTick();
    });
  }

  #tick(): void {
    const now = this.#options.clock.monotonicMs();
    const elapsedMs = Math.min(now - this.#lastTickMs, maxCatchUpMs);
    this.#lastTickMs = now;
    if (this.#isPaused) return;
    this.#budget += (elapsedMs * this.#changesPerSecond) / 1000;
    const due = Math.floor(this.#budget);
    this.#budget -= due;
    this.make(due);
  }

  #makeOne(running: Running[], kinds: readonly StoryKind[], most: number): boolean {
    const { random } = this.#options.objects.world;
    for (let attempt = 0; attempt < 4 * kinds.length; attempt += 1) {
      const next = running.length >= most ? random.pick(running) : this.#begin(running, kinds);
      if (next === undefined) return false;
      if (next.story.next().done !== true) {
        this.#options.onChange(next.kind.name);
        return true;
      }
      running.splice(running.indexOf(next), 1);
    }
    return false;
  }

  #begin(running: Running[], kinds: readonly StoryKind[]): Running | undefined {
    const total = kinds.reduce((sum, { weight }) => sum + weight, 0);
    let point = this.#options.objects.world.random.next() * total;
    const kind = kinds.find(({ weight }) => {
      point -= weight;
      return point < 0;
    });
    if (kind === undefined) return undefined;
    const begun = { kind, story: kind.tell(this.#options.objects) };
    running.push(begun);
    return begun;
  }
}
