import {
  type BusMessage,
  FencedError,
  headers,
  StoppedError,
  syncedSubject,
  WrongSequenceError,
} from '@kestrel/bus';
import { resourceLabel } from '@kestrel/kube';
import {
  type Clock,
  formatDuration,
  type HealthCondition,
  type Logger,
  logFields,
  sleep,
} from '@kestrel/service';
import type { KindBoard, KindStatus } from '../kinds/kind-board.ts';
import type { InventoryMetrics } from '../metrics.ts';
import type { InventoryBus } from './inventory-bus.ts';
import type { InventoryWriter } from './inventory-writer.ts';

export interface SyncedMarkerOptions {
  readonly board: KindBoard;
  readonly writer: InventoryWriter;
  readonly bus: InventoryBus;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: InventoryMetrics;
  readonly condition: HealthCondition;
  readonly source: string;
  /** How long kinds that cannot be read hold it back; Infinity: for ever. */
  readonly incompleteAfterMs: number;
  /** Whether the writer was told of everything that is known. */
  readonly isSettled: () => boolean;
  readonly signal: AbortSignal;
}

const remindEveryMs = 60_000;
const retryMs = 250;

/**
 * Writes to the bus that the inventory on it is whole. It says so once for each incarnation of the stream: what it vouches
 * for has only become newer since. A kind that cannot be read holds it back, because the cloud takes what was not there at
 * a commit for deleted; once the marker is there, such a kind keeps what the bus has of it.
 */
export class SyncedMarker {
  readonly #options: SyncedMarkerOptions;
  readonly #startedMs: number;
  #streamCreated: string | undefined;
  #isWritten = false;
  #isWriting = false;
  #cancelReminder: (() => void) | undefined;

  constructor(options: SyncedMarkerOptions) {
    this.#options = options;
    this.#startedMs = options.clock.monotonicMs();
    options.metrics.synced.set(0);
  }

  get isWritten(): boolean {
    return this.#isWritten;
  }

  /** Any message of the inventory stream. */
  observe(message: BusMessage): void {
    this.#streamCreated = message.streamCreated;
    if (message.subject !== syncedSubject || this.#isWritten) return;
    if (Buffer.from(message.payload).toString() === message.streamCreated) this.#written();
  }

  /** To be called when a kind was answered or refused. */
  check(): void {
    const { board, condition } = this.#options;
    const statuses = board.all.filter(({ kind }) => kind.types.length > 0);
    const unreadable = statuses.filter(({ answer }) => answer === 'refused');
    const isOpen = statuses.some(({ answer }) => answer === 'open');
    const isHeldBack = !this.#isWritten && unreadable.length > 0 && !this.#isPatienceOver();
    if (isHeldBack) this.#remind(unreadable);
    const bad = [...unreadable, ...board.all.filter(({ isOutOfTouch }) => isOutOfTouch)];
    if (bad.length > 0) condition.degraded(bad.map((status) => describe(status)).join('; '));
    else if (isOpen) condition.degraded('the first lists are not complete');
    else condition.ok();
    if (!this.#isWritten && !isOpen && !isHeldBack) void this.#write();
  }

  close(): void {
    this.#cancelReminder?.();
  }

  #isPatienceOver(): boolean {
    const { clock, incompleteAfterMs } = this.#options;
    return clock.monotonicMs() - this.#startedMs >= incompleteAfterMs;
  }

  /** A line a minute, and a look at the time when patience ends. */
  #remind(unreadable: readonly KindStatus[]): void {
    if (this.#cancelReminder) return;
    const { log, clock, incompleteAfterMs } = this.#options;
    for (const status of unreadable) log.warn(reminderOf(status, incompleteAfterMs), 'inventory-held-back');
    const leftMs = incompleteAfterMs - (clock.monotonicMs() - this.#startedMs);
    this.#cancelReminder = clock.setTimer(Math.max(1, Math.min(remindEveryMs, leftMs)), () => {
      this.#cancelReminder = undefined;
      this.check();
    });
  }

  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    const { signal } = this.#options;
    await this.#options.writer.queue.whenIdle();
    while (!signal.aborted && !(await this.#tryToWrite())) {
      await sleep(retryMs, signal).catch(() => undefined);
      await this.#options.writer.queue.whenIdle();
    }
    this.#isWriting = false;
  }

  /** False when it is worth another try: something was, or is, still on its way. */
  async #tryToWrite(): Promise<boolean> {
    const { writer, bus, isSettled, log, source } = this.#options;
    const streamCreated = this.#streamCreated;
    if (!isSettled() || !writer.queue.isIdle || streamCreated === undefined) return false;
    try {
      const own = { [headers.source]: source };
      await writer.queue.exclusively(() => bus.putMarker(streamCreated, writer.lastSequence, own));
      this.#written();
      log.info({ [logFields.count]: writer.slots.size }, 'inventory-synced');
      return true;
    } catch (error) {
      if (error instanceof FencedError || error instanceof StoppedError) return true;
      if (!(error instanceof WrongSequenceError))
        log.warn({ [logFields.error]: error }, 'marker-write-failed');
      return false;
    }
  }

  #written(): void {
    this.#isWritten = true;
    this.#options.metrics.synced.set(1);
  }
}

function describe({ state, isOutOfTouch }: KindStatus): string {
  const known = isOutOfTouch ? ' (what is known of it stays)' : '';
  return `cannot ${state?.verb} ${state?.resource}: ${state?.reason}${known}`;
}

function reminderOf(status: KindStatus, incompleteAfterMs: number): Record<string, unknown> {
  const patience = Number.isFinite(incompleteAfterMs) ? formatDuration(incompleteAfterMs) : 'forever';
  return {
    [logFields.verb]: status.state?.verb,
    [logFields.resource]: resourceLabel(status.kind.resource),
    [logFields.reason]: status.state?.reason,
    [logFields.variable]: 'INVENTORY_INCOMPLETE_AFTER',
    [logFields.fix]: `grant list and watch of ${resourceLabel(status.kind.resource)} to the watcher, or set INVENTORY_INCOMPLETE_AFTER (now ${patience}) to go on without it`,
  };
}
