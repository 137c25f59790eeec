import { Notifier } from '@kestrel/service';
import type { Slot } from './slot.ts';

export interface IntentQueueOptions {
  /** Slots worked on at the same time. */
  readonly concurrency: number;
  /** Whether the slot has to wait for its namesakes. It is asked again when one of them is done. */
  readonly isBlocked: (slot: Slot) => boolean;
  readonly namesakesOf: (slot: Slot) => readonly Slot[];
  /** Carries out the slot's intent. Must not reject. */
  readonly work: (slot: Slot) => Promise<void>;
  /** Called with each change of `size`. */
  readonly onSize: (size: number) => void;
  /** Undefined while more may be started. */
  readonly room: () => Promise<void> | undefined;
}

/** Slots with an intent at which reading stops. */
const maxOpen = 500;

/**
 * The slots that have an intent: one at a time for each slot, many slots at once, an object's namesake only after the
 * object itself is done.
 */
export class IntentQueue {
  readonly #options: IntentQueueOptions;
  /** Slots with an intent, being worked on, or waiting for another try. */
  readonly #open = new Set<Slot>();
  readonly #ready = new Set<Slot>();
  readonly #becomesIdle = new Notifier();
  readonly #hasRoom = new Notifier();
  #active = 0;
  #isHeld = false;
  #isWaitingForRoom = false;

  constructor(options: IntentQueueOptions) {
    this.#options = options;
  }

  /** Slots that are not done. */
  get size(): number {
    return this.#open.size;
  }

  get isIdle(): boolean {
    return this.#open.size === 0;
  }

  /** The slot has an intent now. */
  add(slot: Slot): void {
    this.#open.add(slot);
    this.#options.onSize(this.#open.size);
    if (!slot.busy) this.#ready.add(slot);
    this.#pump();
  }

  /** Undefined while more may be added without much memory; otherwise resolves when that is so. */
  room(): Promise<void> | undefined {
    return this.#open.size < maxOpen ? undefined : this.#hasRoom.next();
  }

  /** Resolves when every intent is carried out. */
  whenIdle(): Promise<void> {
    return this.isIdle ? Promise.resolve() : this.#becomesIdle.next();
  }

  /** Runs `task` while nothing is being worked on; what is added meanwhile waits. To be called when idle. */
  async exclusively<T>(task: () => Promise<T>): Promise<T> {
    this.#isHeld = true;
    try {
      return await task();
    } finally {
      this.#isHeld = false;
      this.#pump();
    }
  }

  #pump(): void {
    while (!this.#isHeld && this.#active < this.#options.concurrency && !this.#waitsForRoom()) {
      const [slot] = this.#ready;
      if (slot === undefined) return;
      this.#ready.delete(slot);
      if (!this.#options.isBlocked(slot)) this.#start(slot);
    }
  }

  #waitsForRoom(): boolean {
    if (this.#isWaitingForRoom) return true;
    const room = this.#options.room();
    if (room === undefined) return false;
    this.#isWaitingForRoom = true;
    void room.then(() => {
      this.#isWaitingForRoom = false;
      this.#pump();
    });
    return true;
  }

  #start(slot: Slot): void {
    this.#active += 1;
    slot.busy = true;
    void this.#options.work(slot).then(() => this.#onDone(slot));
  }

  #onDone(slot: Slot): void {
    slot.busy = false;
    this.#active -= 1;
    if (slot.intent) this.#ready.add(slot);
    else this.#open.delete(slot);
    for (const namesake of this.#options.namesakesOf(slot)) {
      if (namesake !== slot && namesake.intent && !namesake.busy) this.#ready.add(namesake);
    }
    this.#announce();
    this.#pump();
  }

  #announce(): void {
    this.#options.onSize(this.#open.size);
    if (this.isIdle) this.#becomesIdle.notify();
    if (this.#open.size === maxOpen / 2) this.#hasRoom.notify();
  }
}
