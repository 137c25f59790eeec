import { failureKind } from './failure-kind.ts';
import { KubeApiError, KubeConnectionError } from './kube-error.ts';
import type { ReflectorPhase } from './reflector-handler.ts';
import type { ListCause, Position } from './reflector-position.ts';

/** How a reflector goes on after a failure. */
export interface WayOn {
  readonly position: Position;
  readonly delayMs: number;
  /** Undefined: nothing is wrong yet. */
  readonly phase?: ReflectorPhase;
}

export interface RecoveryOptions {
  readonly recheckMs: number;
  /** How long to wait before the n-th attempt at what may pass. */
  readonly retryDelayMs: (error: unknown) => number;
}

const maxListRestarts = 3;
const maxErrorEvents = 3;
const maxSilentWatches = 3;
const firstRefusalDelayMs = 1000;

/** Decides how to go on after a failure, from the failure and what came before it. */
export class Recovery {
  readonly #options: RecoveryOptions;
  #listRestarts = 0;
  #refusals = 0;
  #errorEvents = 0;
  #silentWatches = 0;
  #hasSeenBookmark = false;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  onListed(): void {
    this.#listRestarts = 0;
    this.#refusals = 0;
    this.#errorEvents = 0;
    this.#silentWatches = 0;
  }

  onWatchOpen(): void {
    this.#refusals = 0;
  }

  onWatchEvent(type: string): void {
    this.#errorEvents = 0;
    this.#silentWatches = 0;
    if (type === 'BOOKMARK') this.#hasSeenBookmark = true;
  }

  next(position: Position, error: unknown): WayOn {
    switch (failureKind(error)) {
      case 'refused':
        return { position, delayMs: this.#refusalDelayMs(), phase: 'refused' };
      case 'missing':
        return this.#afterMissing(position, error);
      case 'expired':
        return this.#afterExpired(position, error);
      case 'broken':
        return position.at === 'watch' ? listAnew(position, 'broken') : this.#retry(position, error);
      case 'lasting':
        return { position: afterLasting(position), delayMs: this.#options.recheckMs, phase: 'failing' };
      case 'passing':
        return this.#afterPassing(position, error);
    }
  }

  #retry(position: Position, error: unknown): WayOn {
    return { position, delayMs: this.#options.retryDelayMs(error), phase: 'failing' };
  }

  /** Slow, but not at first: an API server that is just starting refuses what it will soon allow. */
  #refusalDelayMs(): number {
    const delayMs = Math.min(firstRefusalDelayMs * 2 ** this.#refusals, this.#options.recheckMs);
    this.#refusals += 1;
    return delayMs;
  }

  #afterMissing(position: Position, error: unknown): WayOn {
    if (position.at === 'discover') return this.#retry(position, error);
    return { position: { at: 'discover', missed: position.version }, delayMs: 0 };
  }

  #afterExpired(position: Position, error: unknown): WayOn {
    if (position.at === 'watch') return listAnew(position, 'expired');
    this.#listRestarts += 1;
    if (this.#listRestarts <= maxListRestarts) return { position, delayMs: 0 };
    this.#listRestarts = 0;
    return this.#retry(position, error);
  }

  #afterPassing(position: Position, error: unknown): WayOn {
    if (position.at !== 'watch') return this.#retry(position, error);
    if (error instanceof KubeConnectionError && error.code === 'KUBE_SILENT')
      return this.#afterSilence(position);
    if (error instanceof KubeApiError && error.isEvent) this.#errorEvents += 1;
    if (this.#errorEvents < maxErrorEvents) return this.#retry(position, error);
    this.#errorEvents = 0;
    return listAnew(position, 'rejected');
  }

  /**
   * Asking anew shows whether the API server lives. If it does and yet never says anything, though it used to send
   * bookmarks, it may be one with an older store, that waits for a version it has long to reach.
   */
  #afterSilence(position: Position & { at: 'watch' }): WayOn {
    this.#silentWatches += 1;
    if (!this.#hasSeenBookmark || this.#silentWatches < maxSilentWatches) return { position, delayMs: 0 };
    this.#silentWatches = 0;
    return listAnew(position, 'silent');
  }
}

function listAnew({ version }: Position & { at: 'watch' }, cause: ListCause): WayOn {
  return { position: { at: 'list', version, cause }, delayMs: 0, phase: 'listing' };
}

/** A request that is answered with `400 Bad Request` may be so for the version it starts from. */
function afterLasting(position: Position): Position {
  return position.at === 'watch' ? { at: 'list', version: position.version, cause: 'rejected' } : position;
}
