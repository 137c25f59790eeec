import { logFields, type ServiceContext } from '@kestrel/service';
import { failureKind } from './failure-kind.ts';
import { KubeApiError, toKubeError } from './kube-error.ts';
import { resourceLabel } from './kube-object.ts';
import { mirrorList } from './mirror-list.ts';
import type { MirrorSource } from './mirror-source.ts';
import { mirrorWatch } from './mirror-watch.ts';
import { Recovery } from './recovery.ts';
import type { PhaseTracker } from './reflector-phase.ts';
import { type Position, verbOf } from './reflector-position.ts';
import { createRequestPacing, type RequestPacing } from './request-pacing.ts';
import { waitOnClock } from './wait-on-clock.ts';

/**
 * How long a kind must be absent, in every answer, before we say so. Discovery of an API server that has just started was
 * seen to leave out, for some milliseconds, a kind that it served all the time; and a definition may be being replaced.
 */
const absenceProofMs = 3000;

/** Takes one step after the other, each from the position where the last one ended, and lets `Recovery` decide about failures. */
export class ReflectorLoop {
  readonly #source: MirrorSource;
  readonly #tracker: PhaseTracker;
  readonly #log: ServiceContext['log'];
  readonly #label: string;
  readonly #pacing: RequestPacing;
  readonly #recovery: Recovery;
  #position: Position;
  #absentSinceMs: number | undefined;

  constructor(source: MirrorSource, tracker: PhaseTracker, log: ServiceContext['log']) {
    const { version } = source.resource;
    this.#source = source;
    this.#tracker = tracker;
    this.#log = log;
    this.#label = resourceLabel(source.resource);
    this.#pacing = createRequestPacing(source.clock);
    this.#recovery = new Recovery({
      recheckMs: source.client.config.recheckMs,
      retryDelayMs: (error) => this.#pacing.retryDelayMs(error),
    });
    this.#position = version === undefined ? { at: 'discover' } : { at: 'list', version, cause: 'first' };
  }

  /** Resolves when the source's signal has aborted; never rejects. */
  async run(): Promise<void> {
    this.#tracker.enter({ phase: 'listing', verb: 'list' });
    while (!this.#source.signal.aborted) {
      const delayMs = await this.#step().catch((error: unknown) => this.#recover(error));
      await waitOnClock(this.#source.clock, delayMs, this.#source.signal).catch(() => undefined);
    }
  }

  /** Moves on and returns how long to wait before the next step. */
  #step(): Promise<number> {
    const position = this.#position;
    switch (position.at) {
      case 'discover':
        return this.#discover(position);
      case 'list':
        return this.#list(position);
      case 'watch':
        return this.#watch(position);
    }
  }

  async #list({ version, cause }: Position & { at: 'list' }): Promise<number> {
    const { client, signal } = this.#source;
    const list = (onAnswered: () => void): Promise<string> => {
      client.metrics.lists.inc({ resource: this.#label, cause });
      return mirrorList(this.#source, version, () => {
        onAnswered();
        this.#tracker.enter({ phase: 'listing', verb: 'list' });
      });
    };
    const resourceVersion = await this.#pacing.list(list, signal);
    this.#absentSinceMs = undefined;
    this.#recovery.onListed();
    this.#pacing.succeeded();
    this.#position = { at: 'watch', version, resourceVersion };
    return 0;
  }

  async #watch({ version, resourceVersion }: Position & { at: 'watch' }): Promise<number> {
    const { client, signal } = this.#source;
    const watch = (onAnswered: () => void): Promise<void> =>
      mirrorWatch(
        this.#source,
        { version, resourceVersion },
        {
          onOpen: () => {
            onAnswered();
            this.#recovery.onWatchOpen();
            this.#tracker.enter({ phase: 'watching', verb: 'watch' });
          },
          onVersion: (reached, type) => {
            client.metrics.watchEvents.inc({ resource: this.#label, type });
            this.#recovery.onWatchEvent(type);
            this.#pacing.succeeded();
            this.#position = { at: 'watch', version, resourceVersion: reached };
          },
        },
      );
    await this.#pacing.watch(watch, signal);
    return 0;
  }

  async #discover({ missed }: Position & { at: 'discover' }): Promise<number> {
    const { client, resource, signal } = this.#source;
    const preferred = await client.discoverVersion(resource.group, resource.plural, signal);
    const isServed = preferred !== undefined && (resource.version ?? preferred) === preferred;
    if (!isServed) return this.#miss();
    this.#absentSinceMs = undefined;
    const cause = this.#source.mirror.size > 0 ? 'rejected' : 'first';
    this.#position = { at: 'list', version: preferred, cause };
    if (preferred !== missed) return 0;
    const reason = `${this.#label} is not found, although discovery says that ${preferred} is served`;
    this.#tracker.enter({ phase: 'failing', verb: 'list', reason, status: 404 });
    return this.#pacing.retryDelayMs(undefined);
  }

  #miss(): number {
    const { client, clock, mirror, resource } = this.#source;
    const { version } = resource;
    this.#position = version === undefined ? { at: 'discover' } : { at: 'list', version, cause: 'first' };
    this.#absentSinceMs ??= clock.monotonicMs();
    const unprovenMs = this.#absentSinceMs + absenceProofMs - clock.monotonicMs();
    if (unprovenMs > 0) return unprovenMs;
    mirror.clear();
    const reason = `the cluster does not serve ${this.#label}`;
    this.#tracker.enter({ phase: 'absent', verb: 'get', reason });
    return client.config.recheckMs;
  }

  /** Never throws. */
  #recover(error: unknown): number {
    if (this.#source.signal.aborted) return 0;
    const position = this.#position;
    const kind = failureKind(error);
    if (kind === 'broken') this.#reportBroken(error);
    if (kind !== 'missing' || position.at === 'discover') this.#absentSinceMs = undefined;
    const { position: next, delayMs, phase } = this.#recovery.next(position, error);
    this.#position = next;
    const verb = verbOf(position);
    const reason = describeFailure(verb, this.#label, error);
    const status = error instanceof KubeApiError ? { status: error.status } : {};
    if (phase) this.#tracker.enter({ phase, verb, reason, ...status });
    return delayMs;
  }

  #reportBroken(error: unknown): void {
    this.#source.client.metrics.brokenAnswers.inc({ resource: this.#label });
    this.#log.warn({ [logFields.error]: error }, 'kube-answer-broken');
  }
}

function describeFailure(verb: string, label: string, error: unknown): string {
  const { message, code } = toKubeError(error);
  const status = error instanceof KubeApiError ? `${error.status} ${error.reason}`.trim() : code;
  return `${verb} ${label}: ${status}: ${message}`;
}
