import type { Clock, Component } from '@kestrel/service';
import { Pace } from '../pace.ts';
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

/** Stories told at the same time, so that changes of one object lie apart. */
const maxRunning = 64;

/** Lets things happen, at a rate. Paused it makes no change; stories go on where they were. */
export class Churn implements Component {
  readonly name = 'churn';
  readonly pace: Pace;
  readonly #options: ChurnOptions;
  readonly #running: Running[] = [];

  constructor(options: ChurnOptions) {
    const { clock, changesPerSecond: perSecond } = options;
    this.#options = options;
    this.pace = new Pace({ clock, perSecond, onTick: () => this.#makeDue() });
  }

  get state(): { readonly paused: boolean; readonly changesPerSecond: number } {
    return { paused: this.pace.isPaused, changesPerSecond: this.pace.perSecond };
  }

  async start(): Promise<void> {
    this.pace.start();
  }

  async stop(): Promise<void> {
    this.pace.stop();
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

  #makeDue(): void {
    const due = Math.floor(this.pace.due);
    this.pace.spend(due);
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
    const kind = this.#options.objects.world.random.weighted(kinds, ({ weight }) => weight);
    if (kind === undefined) return undefined;
    const begun = { kind, story: kind.tell(this.#options.objects) };
    running.push(begun);
    return begun;
  }
}
