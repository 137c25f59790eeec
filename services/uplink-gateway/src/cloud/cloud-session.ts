import {
  type CallEnd,
  type CallEndKind,
  type CallMetadata,
  type Connection,
  EndedError,
} from '@kestrel/grpc';
import { logFields } from '@kestrel/service';
import type { UplinkConfig } from '../config.ts';
import type { GatewayDeps } from '../gateway-deps.ts';
import { InventoryFeed, type InventoryFeedOptions } from '../inventory/inventory-feed.ts';
import { logEvents } from '../log-events.ts';
import type { Telemetry } from '../telemetry/telemetry-feed.ts';
import { within } from '../within.ts';
import { Barrier } from './barrier.ts';
import { CloudLane } from './cloud-lane.ts';
import type { ControlDesk } from './control-desk.ts';
import type { LaneKind, TelemetryLaneKind } from './lane-kinds.ts';
import { TelemetryLink } from './telemetry-link.ts';
import { whenProven } from './when-proven.ts';

/** How long written messages may take to be proven when a session is ended in order. */
const proofWaitMs = 10_000;
/** How long the cloud may take to end its side of the streams after that. */
const finishWaitMs = 5_000;
/** A connection that is lost ends its streams at once; one that only said GOAWAY still has them after this. */
const goawayWaitMs = 200;

/**
 * Where a session is. It goes through the phases in this order and may end from any of them; `silenced` says nothing new,
 * and waits for proof of what it said.
 */
export type SessionPhase = 'connecting' | 'replaying' | 'committed' | 'silenced' | 'ended';

/** Why a session ended: as a call did, or by a judgement of this side. */
export interface SessionEnd {
  readonly kind: CallEndKind | 'dead' | 'silent' | 'replay' | 'retired';
  readonly reason: string;
  readonly fix?: string | undefined;
}

export interface CloudSessionOptions extends GatewayDeps {
  readonly connection: Connection;
  readonly metadata: CallMetadata;
  readonly config: UplinkConfig;
  readonly inventory: Pick<InventoryFeedOptions, 'bus' | 'refusals'>;
  readonly telemetry: readonly Telemetry[];
  readonly desk: ControlDesk;
  readonly mayWrite: () => boolean;
  /** Awaited immediately before the commit. */
  readonly beforeCommit: () => Promise<void>;
  readonly onCommitted: () => void;
  /** The data stream is open: the cloud took certificate and token. */
  readonly onOpened: () => void;
  /** The server asked to leave this connection while its streams go on. */
  readonly onLeaving: () => void;
  /** Exactly once. */
  readonly onEnd: (end: SessionEnd) => void;
}

/**
 * One connection to the cloud and the streams on it. Data and control stand and fall together, and the session with them;
 * events and flows come and go by themselves.
 */
export class CloudSession {
  readonly #options: CloudSessionOptions;
  readonly #barrier: Barrier;
  #phase: SessionPhase = 'connecting';
  #data: CloudLane | undefined;
  #control: CloudLane | undefined;
  #links: TelemetryLink[] = [];
  #feed: InventoryFeed | undefined;
  #openedAtMs = 0;
  #committedAfterMs: number | undefined;
  #silencing: Promise<void> | undefined;

  constructor(options: CloudSessionOptions) {
    this.#options = options;
    const { connection, metadata, config, metrics, clock } = options;
    this.#barrier = new Barrier({
      connection,
      metadata,
      timeoutMs: config.barrierTimeoutMs,
      lanes: () => this.#lanes(),
      metrics,
      clock,
      onDead: () => this.#end({ kind: 'dead', reason: 'the cloud has stopped answering' }),
    });
    connection.onLeaving(() => {
      clock.setTimer(goawayWaitMs, () => this.#phase !== 'ended' && options.onLeaving());
    });
  }

  get phase(): SessionPhase {
    return this.#phase;
  }

  get connection(): Connection {
    return this.#options.connection;
  }

  /** Milliseconds since the data stream opened; 0 before. */
  get ageMs(): number {
    return this.#openedAtMs === 0 ? 0 : this.#options.clock.monotonicMs() - this.#openedAtMs;
  }

  /** Whether the inventory stream has vouched for being whole. */
  get markerSeen(): boolean {
    return this.#feed?.snapshot.marker_seen ?? false;
  }

  /** For the status page. */
  get snapshot() {
    return {
      phase: this.#phase,
      age_ms: Math.round(this.ageMs),
      committed_after_ms: this.#committedAfterMs ?? null,
      connection: this.#options.connection.state,
      streams: Object.fromEntries(this.#lanes().map((lane) => [lane.kind, lane.snapshot])),
      inventory: this.#feed?.snapshot ?? null,
    };
  }

  /** Connects, opens the streams and starts the replay. Whatever goes wrong is the session's end, not a rejection. */
  async open(): Promise<void> {
    const { connection, clock, onOpened } = this.#options;
    if ((await connection.settled) === 'failed') this.#end(await connection.ended);
    if (this.#phase !== 'connecting') return;
    const data = this.#openLane('data', (end) => this.#essentialEnded('data', end));
    if (!data) return;
    this.#data = data;
    this.#control = this.#openLane('control', (end) => this.#essentialEnded('control', end));
    await data.opened;
    if (this.#phase !== 'connecting') return;
    this.#phase = 'replaying';
    this.#openedAtMs = clock.monotonicMs();
    onOpened();
    this.#feed = this.#createFeed(data);
    await this.#feed.start(new AbortController().signal);
  }

  /** From now on this session carries the telemetry. */
  carryTelemetry(): void {
    const { telemetry, config, log, clock } = this.#options;
    const data = this.#data;
    if (!data || this.#links.length > 0 || this.#phase === 'ended') return;
    const openLane = (kind: TelemetryLaneKind, onEnd: (end: CallEnd) => void) =>
      this.#createLane(kind, onEnd);
    this.#links = telemetry.map((feed) => new TelemetryLink({ config, feed, data, openLane, log, clock }));
    for (const link of this.#links) link.start();
  }

  /** To be called every second or so; `stallMs` is the time this process stood still since the last call. */
  tick(nowMs: number, stallMs: number): void {
    for (const lane of this.#lanes()) {
      lane.forgive(stallMs);
      lane.showUnsent();
      if (lane.isSilent(nowMs)) this.#silent(lane);
    }
    this.#feed?.tick(nowMs);
    void this.#barrier.ask();
  }

  /** Says nothing new; resolves when what was said is proven, or cannot be. Its successor commits after that. */
  silence(): Promise<void> {
    this.#silencing ??= this.#silence();
    return this.#silencing;
  }

  /** Ends in order: what was written is proven, the streams are finished, the connection is closed. */
  async retire(): Promise<void> {
    await this.silence();
    const open = this.#lanes().filter((lane) => !lane.ended);
    const ended = Promise.all(open.map((lane) => new Promise((resolve) => lane.onEnd(resolve))));
    for (const lane of open) lane.finish();
    await within(ended, finishWaitMs, this.#options.clock);
    this.#end({ kind: 'retired', reason: 'another connection has taken over, or the gateway stops' });
  }

  /** Ends at once; what is not sent yet is dropped. */
  cut(reason: string): void {
    this.#end({ kind: 'cancelled', reason });
  }

  async #silence(): Promise<void> {
    if (this.#phase === 'ended') return;
    const { connection, clock } = this.#options;
    this.#phase = 'silenced';
    for (const link of this.#links) {
      link.stop();
      link.feed.quiet();
    }
    await this.#feed?.stop(AbortSignal.timeout(proofWaitMs));
    void this.#barrier.ask();
    await within(whenProven(this.#lanes(), connection), proofWaitMs, clock);
  }

  #createFeed(lane: CloudLane): InventoryFeed {
    const { inventory, config, metrics, clock, beforeCommit } = this.#options;
    metrics.inventoryCommitted.set(0);
    return new InventoryFeed({
      ...inventory,
      lane,
      metrics,
      clock,
      maxGapMs: config.inventoryMaxGapMs,
      beforeCommit,
      onCommitted: (objects) => this.#committed(objects),
      onBroken: (reason) => this.#end({ kind: 'replay', reason }),
    });
  }

  #committed(objects: number): void {
    if (this.#phase !== 'replaying') return;
    const { metrics, log, onCommitted } = this.#options;
    this.#phase = 'committed';
    this.#committedAfterMs = Math.round(this.ageMs);
    metrics.inventoryCommitted.set(1);
    metrics.inventoryCommitSeconds.set(this.#committedAfterMs / 1000);
    log.info(
      { [logFields.count]: objects, [logFields.durationMs]: this.#committedAfterMs },
      logEvents.committed,
    );
    onCommitted();
  }

  #openLane(kind: LaneKind, onEnd: (end: CallEnd) => void): CloudLane | undefined {
    try {
      return this.#createLane(kind, onEnd);
    } catch (error) {
      if (!(error instanceof EndedError)) throw error;
      this.#end({ kind: 'interrupted', reason: 'the connection was lost while its streams were opened' });
      return undefined;
    }
  }

  #createLane(kind: LaneKind, onEnd: (end: CallEnd) => void): CloudLane {
    const { connection, metadata, config, desk, mayWrite, metrics, log, clock } = this.#options;
    const lane: CloudLane = new CloudLane({
      kind,
      connection,
      metadata,
      maxUnsentBytes: config.maxUnsentBytes,
      heartbeatIntervalMs: config.heartbeatIntervalMs,
      mayWrite,
      metrics,
      log,
      clock,
      onRequest: (request) => void desk.take(request, lane, this.#data ?? lane),
      onProofWanted: () => void this.#barrier.ask(),
      onEnd,
    });
    return lane;
  }

  #essentialEnded(kind: LaneKind, end: CallEnd): void {
    if (kind === 'control' && end.kind === 'unimplemented') {
      this.#control = undefined;
      this.#options.log.info({ [logFields.stream]: kind }, logEvents.streamUnsupported);
      return;
    }
    if (this.#phase === 'silenced' && end.kind === 'completed') return;
    const { kind: how, reason, fix } = end;
    this.#end({ kind: how, reason: `${kind} stream: ${reason}`, fix });
  }

  #silent(lane: CloudLane): void {
    if (this.#links.some((link) => link.lane === lane)) lane.cancel();
    else this.#end({ kind: 'silent', reason: `no heartbeat on the ${lane.kind} stream` });
  }

  #lanes(): CloudLane[] {
    return [this.#data, this.#control, ...this.#links.map(({ lane }) => lane)].filter(
      (lane) => lane !== undefined,
    );
  }

  #end(end: SessionEnd): void {
    if (this.#phase === 'ended') return;
    this.#phase = 'ended';
    for (const link of this.#links) link.stop();
    void this.#feed?.stop(AbortSignal.timeout(proofWaitMs));
    for (const lane of this.#lanes()) lane.cancel();
    this.#options.connection.close();
    this.#options.onEnd(end);
  }
}
