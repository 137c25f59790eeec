import { createNamespaceFilter, logFields, type NamespaceFilter } from '@kestrel/service';
import { messageOfType } from '../inventory/inventory-kinds.ts';
import { SyncedMarker } from '../inventory/synced-marker.ts';
import { startTombstonePurge } from '../inventory/tombstone-purge.ts';
import { KindBoard } from '../kinds/kind-board.ts';
import { createKindFeed } from '../kinds/kind-feed.ts';
import { watchedKinds } from '../kinds/watched-kind.ts';
import { BusMemory } from './bus-memory.ts';
import { type ClusterView, createClusterView } from './cluster-view.ts';
import { KindRunner } from './kind-runner.ts';
import { KindStages } from './kind-stages.ts';
import type { SessionDeps } from './session-deps.ts';

export interface SessionOptions {
  /** Whether this process is still the leader, by its monotonic clock. */
  readonly isLeader: () => boolean;
  /** The session rests on something that is no more: another one has to begin. Called once. */
  readonly onEnded: (reason: string) => void;
}

const drainMs = 3_000;

/**
 * One uninterrupted time of watching as the leader: recalls what the bus holds, lists and watches, writes what differs.
 * It keeps nothing for the next one; that finds everything on the bus and in the cluster.
 */
export class Session {
  readonly #deps: SessionDeps;
  readonly #options: SessionOptions;
  readonly #ending = new AbortController();
  readonly #isWatched: NamespaceFilter;
  readonly #board: KindBoard;
  readonly #view: ClusterView;
  readonly #marker: SyncedMarker;
  readonly #memory: BusMemory;
  readonly #stages: KindStages;
  #stopPurging: () => void = () => undefined;

  constructor(deps: SessionDeps, options: SessionOptions) {
    this.#deps = deps;
    this.#options = options;
    const { context, clock, metrics, config } = deps;
    const { signal } = this.#ending;
    this.#isWatched = createNamespaceFilter(config.namespaces);
    this.#board = new KindBoard(Object.values(watchedKinds), { clock, onChanged: () => this.#advance() });
    this.#view = createClusterView(deps, {
      isWatched: this.#isWatched,
      mayWrite: () => this.#mayWrite(),
      onOverwritten: (type) => this.#onOverwritten(type),
      signal,
    });
    this.#marker = new SyncedMarker({
      board: this.#board,
      writer: this.#view.writer,
      bus: this.#view.bus,
      clock,
      log: context.log,
      metrics: metrics.inventory,
      condition: deps.condition,
      source: context.instance,
      incompleteAfterMs: config.incompleteAfterMs,
      isSettled: () => this.#view.policies.isSettled,
      signal,
    });
    this.#memory = new BusMemory({
      bus: deps.bus,
      view: this.#view,
      marker: this.#marker,
      metrics,
      log: context.log,
      onRecreated: () => this.#end('stream-recreated'),
    });
    this.#stages = new KindStages(this.#board, (name) => this.#createRunner(name));
  }

  /** Settles when the lists have begun, or the session ended before. */
  async start(): Promise<void> {
    const { context, clock, metrics } = this.#deps;
    const { signal } = this.#ending;
    try {
      await this.#memory.recall(signal);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    if (signal.aborted) return;
    this.#removeUnknownTypes();
    this.#stopPurging = startTombstonePurge({
      writer: this.#view.writer,
      clock,
      log: context.log,
      metrics: metrics.inventory,
      mayWrite: () => this.#mayWrite(),
    });
    this.#stages.advance();
  }

  /** Writes nothing more from this moment on. */
  abort(): void {
    this.#ending.abort(new Error('the session ended'));
  }

  /** Takes in nothing more; what is known is still written while this process is the leader, for 3 s at most. */
  async stop(deadline: AbortSignal): Promise<void> {
    this.#stopPurging();
    this.#view.trackers.close();
    await this.#stages.stop();
    if (this.#mayWrite()) await this.#drain(deadline);
    this.abort();
    this.#marker.close();
    this.#view.policies.close();
    this.#board.close();
    await this.#memory.stop(deadline);
  }

  /** For /status. */
  describe(): Record<string, unknown> {
    const { writer, outbox, trackers } = this.#view;
    return {
      synced: this.#marker.isWritten,
      kinds: this.#board.all.map(({ kind, answer, state }) => ({
        resource: kind.resource.plural,
        answer,
        phase: state?.phase ?? 'waiting',
        ...(state?.reason ? { verb: state.verb, reason: state.reason } : {}),
      })),
      incomplete_after_setting: 'INVENTORY_INCOMPLETE_AFTER',
      queued_objects: writer.queue.size,
      refused_objects: writer.refused
        .slice(0, 20)
        .map(({ type, namespace, name }) => ({ type, namespace, name })),
      queued_events: outbox.size,
      tracked: trackers.sizes(),
    };
  }

  #createRunner(name: keyof typeof watchedKinds): KindRunner {
    const { client, context, clock, metrics } = this.#deps;
    const handler = createKindFeed({
      kind: watchedKinds[name],
      parts: this.#view.parts.byKind[name],
      writer: this.#view.writer,
      board: this.#board,
      isWatched: this.#isWatched,
      metrics,
      log: context.log,
      room: () => this.#view.room(),
    });
    return new KindRunner(watchedKinds[name], { client, context, clock, handler });
  }

  #mayWrite(): boolean {
    return !this.#ending.signal.aborted && this.#options.isLeader();
  }

  #advance(): void {
    if (this.#ending.signal.aborted) return;
    this.#stages.advance();
    if (this.#stages.arePodsAnswered) this.#view.policies.release();
    this.#marker.check();
  }

  #onOverwritten(type: string): void {
    if (!this.#mayWrite()) return;
    this.#deps.metrics.inventory.overwritten.inc({ type });
    this.#stages.relist(type);
  }

  /** Left by a version of the watcher that knew more kinds. */
  #removeUnknownTypes(): void {
    const { writer } = this.#view;
    for (const type of writer.slots.types) {
      if (messageOfType.has(type)) continue;
      for (const slot of [...writer.slots.ofType(type)]) writer.remove(slot);
    }
  }

  async #drain(deadline: AbortSignal): Promise<void> {
    const { writer, outbox } = this.#view;
    const timeUp = new Promise<void>((resolve) => {
      const cancel = this.#deps.clock.setTimer(drainMs, resolve);
      deadline.addEventListener(
        'abort',
        () => {
          cancel();
          resolve();
        },
        { once: true },
      );
    });
    await Promise.race([Promise.all([writer.queue.whenIdle(), outbox.whenIdle()]), timeUp]);
  }

  #end(reason: string): void {
    if (this.#ending.signal.aborted) return;
    this.#deps.context.log.warn({ [logFields.reason]: reason }, 'session-ended');
    this.abort();
    this.#options.onEnded(reason);
  }
}
