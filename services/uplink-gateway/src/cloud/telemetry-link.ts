import type { CallEnd } from '@kestrel/grpc';
import {
  type Backoff,
  type Clock,
  fullJitterBackoff,
  type Logger,
  logFields,
  type ReconnectDelays,
} from '@kestrel/service';
import { logEvents } from '../log-events.ts';
import type { Telemetry } from '../telemetry/telemetry-feed.ts';
import type { CloudLane } from './cloud-lane.ts';
import type { TelemetryLaneKind } from './lane-kinds.ts';

/** A stream that lived this long was healthy: the next failure is a first one. */
export const healthyMs = 60_000;

export interface TelemetryLinkOptions {
  readonly config: ReconnectDelays;
  readonly feed: Telemetry;
  /** The data stream of the same connection, which carries telemetry for a cloud without the feed's own stream. */
  readonly data: CloudLane;
  /** @throws EndedError when the connection is gone */
  readonly openLane: (kind: TelemetryLaneKind, onEnd: (end: CallEnd) => void) => CloudLane;
  readonly log: Logger;
  readonly clock: Clock;
}

/** The way of a feed on one connection: a stream of its own that comes and goes by itself, or the data stream. */
export class TelemetryLink {
  readonly feed: Telemetry;
  readonly #options: TelemetryLinkOptions;
  readonly #backoff: Backoff;
  #lane: CloudLane | undefined;
  #cancelRetry: () => void = () => undefined;
  #stopped = false;

  constructor(options: TelemetryLinkOptions) {
    this.feed = options.feed;
    this.#options = options;
    const { reconnectMinMs: baseMs, reconnectMaxMs: maxMs } = options.config;
    this.#backoff = fullJitterBackoff({ baseMs, maxMs });
  }

  /** Undefined while there is none, or the data stream does its work. */
  get lane(): CloudLane | undefined {
    return this.#lane;
  }

  start(): void {
    if (!this.#stopped) void this.#open();
  }

  /** Opens no more streams; the one that is open stays. */
  stop(): void {
    this.#stopped = true;
    this.#cancelRetry();
  }

  async #open(): Promise<void> {
    const { openLane, feed, clock } = this.#options;
    const openedMs = clock.monotonicMs();
    let lane: CloudLane;
    try {
      lane = openLane(feed.kind, (end) => this.#ended(end, clock.monotonicMs() - openedMs));
    } catch {
      // The connection is leaving; the next one has a link of its own.
      return;
    }
    this.#lane = lane;
    await lane.opened;
    if (!this.#stopped && !lane.ended) feed.attach(lane);
  }

  #ended(end: CallEnd, livedMs: number): void {
    const { feed, data, log, clock } = this.#options;
    this.#lane = undefined;
    if (this.#stopped) return;
    const stream = feed.kind;
    if (end.kind === 'unimplemented') {
      log.info({ [logFields.stream]: stream }, logEvents.streamUnsupported);
      feed.attach(data);
      return;
    }
    log.info({ [logFields.stream]: stream, [logFields.reason]: end.reason }, logEvents.streamEnded);
    if (livedMs >= healthyMs) this.#backoff.reset();
    this.#cancelRetry = clock.setTimer(this.#backoff.next(), () => void this.#open());
  }
}
