import type { ReflectorState } from '@kestrel/kube';
import type { Clock } from '@kestrel/service';
import type { WatchedKind } from './watched-kind.ts';

/**
 * What is known of a kind: `open` nothing yet, `listed` all of it, `absent` that the cluster does not have it, `refused`
 * that it cannot be known for now (forbidden, or failing for two minutes).
 */
export type KindAnswer = 'open' | 'listed' | 'absent' | 'refused';

export interface KindStatus {
  readonly kind: WatchedKind;
  readonly answer: KindAnswer;
  readonly state: ReflectorState | undefined;
  /** It was listed, and is no longer watched: refused, or failing for 15 s. What is known of it stays, and ages. */
  readonly isOutOfTouch: boolean;
}

interface Entry {
  readonly kind: WatchedKind;
  state: ReflectorState | undefined;
  isListed: boolean;
  /** When the failures began that no list or watch has ended; on the monotonic clock. */
  failingSinceMs: number | undefined;
}

const refusedAfterFailingMs = 2 * 60_000;
const outOfTouchAfterFailingMs = 15_000;

/** Keeps what each kind has been answered with, in this session. */
export class KindBoard {
  readonly #entries = new Map<WatchedKind, Entry>();
  readonly #clock: Clock;
  readonly #onChanged: () => void;
  readonly #timers = new Set<() => void>();

  constructor(
    kinds: readonly WatchedKind[],
    options: { readonly clock: Clock; readonly onChanged: () => void },
  ) {
    this.#clock = options.clock;
    this.#onChanged = options.onChanged;
    for (const kind of kinds) {
      this.#entries.set(kind, { kind, state: undefined, isListed: false, failingSinceMs: undefined });
    }
  }

  get all(): KindStatus[] {
    return [...this.#entries.values()].map((entry) => ({
      kind: entry.kind,
      answer: this.#answer(entry),
      state: entry.state,
      isOutOfTouch: this.#isOutOfTouch(entry),
    }));
  }

  answerOf(kind: WatchedKind): KindAnswer {
    const entry = this.#entries.get(kind);
    return entry ? this.#answer(entry) : 'open';
  }

  setState(kind: WatchedKind, state: ReflectorState): void {
    const entry = this.#entries.get(kind);
    if (entry === undefined) return;
    entry.state = state;
    if (state.phase === 'watching') entry.failingSinceMs = undefined;
    if (state.phase === 'failing' && entry.failingSinceMs === undefined) {
      entry.failingSinceMs = this.#clock.monotonicMs();
      this.#lookAgainIn(outOfTouchAfterFailingMs);
      this.#lookAgainIn(refusedAfterFailingMs);
    }
    this.#onChanged();
  }

  setListed(kind: WatchedKind): void {
    const entry = this.#entries.get(kind);
    if (entry === undefined) return;
    entry.isListed = true;
    entry.failingSinceMs = undefined;
    this.#onChanged();
  }

  close(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #lookAgainIn(waitMs: number): void {
    const cancel = this.#clock.setTimer(waitMs, () => {
      this.#timers.delete(cancel);
      this.#onChanged();
    });
    this.#timers.add(cancel);
  }

  #isOutOfTouch(entry: Entry): boolean {
    if (!entry.isListed) return false;
    return entry.state?.phase === 'refused' || this.#failingMs(entry) >= outOfTouchAfterFailingMs;
  }

  #failingMs({ failingSinceMs }: Entry): number {
    return failingSinceMs === undefined ? 0 : this.#clock.monotonicMs() - failingSinceMs;
  }

  #answer(entry: Entry): KindAnswer {
    const { state, isListed } = entry;
    if (isListed) return 'listed';
    if (state?.phase === 'absent') return 'absent';
    if (state?.phase === 'refused') return 'refused';
    return this.#failingMs(entry) >= refusedAfterFailingMs ? 'refused' : 'open';
  }
}
