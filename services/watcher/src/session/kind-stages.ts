import type { KindAnswer, KindBoard } from '../kinds/kind-board.ts';
import { type WatchedKind, watchedKinds } from '../kinds/watched-kind.ts';
import type { KindRunner } from './kind-runner.ts';

type KindName = keyof typeof watchedKinds;

/**
 * Starts each kind, pods when their owners were answered, so that roots do not change at every start. A kind that is refused
 * counts as answered: there, what the bus holds has to do.
 */
export class KindStages {
  readonly #runners: ReadonlyMap<WatchedKind, KindRunner>;
  readonly #board: KindBoard;

  constructor(board: KindBoard, createRunner: (name: KindName) => KindRunner) {
    this.#board = board;
    const names = Object.keys(watchedKinds) as KindName[];
    this.#runners = new Map(names.map((name) => [watchedKinds[name], createRunner(name)]));
  }

  get arePodsAnswered(): boolean {
    return isAnswered(this.#board.answerOf(watchedKinds.pods));
  }

  /** To be called at the start, and whenever a kind was answered. */
  advance(): void {
    const areOwnersAnswered = [...this.#runners.keys()]
      .filter(({ isOwnerOfPods }) => isOwnerOfPods)
      .every((kind) => isAnswered(this.#board.answerOf(kind)));
    for (const [kind, runner] of this.#runners) {
      if (!runner.isStarted && (areOwnersAnswered || !kind.waitsForOwners)) runner.start();
    }
  }

  /** Lists the kind again that a type of inventory comes from. */
  relist(type: string): void {
    for (const [kind, runner] of this.#runners) if (kind.types.includes(type)) runner.relist();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#runners.values()].map((runner) => runner.stop()));
  }
}

function isAnswered(answer: KindAnswer): boolean {
  return answer !== 'open';
}
