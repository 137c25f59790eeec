import type { EventTime, FlowMerger } from '@kestrel/flows';
import { grpcStatus } from '@kestrel/grpc';
import {
  aborted,
  type Clock,
  type Component,
  fullJitterBackoff,
  logFields,
  type ServiceContext,
  sleep,
} from '@kestrel/service';
import type { RelayConfig } from './config.ts';
import type { FlowIntake } from './flow-intake.ts';
import { FlowRequest } from './flow-request.ts';
import { logEvents } from './log-events.ts';
import type { CollectorMetrics } from './metrics.ts';
import { chooseNodes } from './node-choice.ts';
import type { RelayHealth } from './relay-health.ts';
import { RelaySession, type StreamEnd } from './relay-session.ts';
import { type RelayFinder, type RelayTarget, targetDigest } from './relay-target.ts';

export interface RelaySourceOptions {
  readonly config: RelayConfig;
  readonly finder: RelayFinder;
  readonly intake: FlowIntake;
  readonly merger: Pick<FlowMerger, 'beginStream' | 'nodeNames' | 'noteNodes' | 'shards'>;
  /** Number of shards. */
  readonly shardCount: number;
  /** From when on flows are wanted where nothing is stored. */
  readonly startedAt: EventTime;
  readonly health: RelayHealth;
  readonly context: ServiceContext;
  readonly metrics: CollectorMetrics;
  readonly clock: Clock;
  /** Whether there is a shard to read for. */
  readonly isWanted: () => boolean;
}

/** A session that lived this long was well: the next failure is a first one. */
const healthyAfterMs = 10_000;
/** Shards come in groups. */
const restartAfterMs = 100;

/** Keeps a stream of flows from the relay: finds it, connects, resumes where the merger is, and tries again for ever. */
export class RelaySource implements Component {
  readonly name = 'relay';
  readonly #options: RelaySourceOptions;
  readonly #request = new FlowRequest();
  readonly #stopping = new AbortController();
  /** Nodes asked for by name; undefined: all. */
  #nodes: readonly string[] | undefined;
  #version = '';
  #session: RelaySession | undefined;
  #isRestarting = false;
  #cancelRestart: (() => void) | undefined;
  #wake = Promise.withResolvers<void>();
  #finished: Promise<void> = Promise.resolve();

  constructor(options: RelaySourceOptions) {
    this.#options = options;
    options.context.status.section('request', () => this.#describe());
  }

  async start(): Promise<void> {
    this.#finished = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#cancelRestart?.();
    this.#session?.close();
    await this.#finished;
    this.#options.intake.finish();
  }

  /** Asks anew, from where the merger is now: the shards read for are others. Several calls at once are one. */
  restart(): void {
    this.#cancelRestart ??= this.#options.clock.setTimer(restartAfterMs, () => {
      this.#cancelRestart = undefined;
      this.#wake.resolve();
      this.#wake = Promise.withResolvers();
      this.#isRestarting = true;
      this.#session?.endStream();
    });
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { config, clock, isWanted, health } = this.#options;
    const { reconnectMinMs: baseMs, reconnectMaxMs: maxMs } = config;
    const backoff = fullJitterBackoff({ baseMs, maxMs });
    while (!signal.aborted) {
      if (!isWanted()) {
        health.standby();
        await this.#sleep(config.checkIntervalMs);
        continue;
      }
      const startedMs = clock.monotonicMs();
      const isFound = await this.#tryOnce();
      if (clock.monotonicMs() - startedMs >= healthyAfterMs) backoff.reset();
      await this.#sleep(isFound ? backoff.next() : config.checkIntervalMs * Math.random());
    }
  }

  /** Until something changes that may matter, or for that long. */
  async #sleep(ms: number): Promise<void> {
    await Promise.race([this.#wake.promise, sleep(ms, this.#stopping.signal).catch(() => undefined)]);
  }

  /** False where no relay was found. */
  async #tryOnce(): Promise<boolean> {
    const { finder, health } = this.#options;
    const look = await finder.look(this.#stopping.signal);
    if (this.#stopping.signal.aborted) return true;
    if (look.kind === 'found') await this.#useRelay(look.target);
    else health.missing(look.reason);
    return look.kind === 'found';
  }

  async #useRelay(target: RelayTarget): Promise<void> {
    const { config, intake, health, metrics, context } = this.#options;
    health.connecting(target);
    const session = new RelaySession({
      target,
      intake,
      connectTimeoutMs: config.connectTimeoutMs,
      checkIntervalMs: config.checkIntervalMs,
      onAlive: () => health.alive(),
      onStatus: (status) => {
        if (this.#version !== '' && this.#version !== status.version) this.#request.reset();
        this.#version = status.version;
        health.status(status);
      },
    });
    this.#session = session;
    const watching = new AbortController();
    void this.#watch(session, target, watching.signal);
    try {
      const end = await this.#readStreams(session);
      if (end === undefined || this.#stopping.signal.aborted) return;
      metrics.ends.inc({ kind: end.kind });
      const reason = end.kind === 'completed' ? 'the relay ended the stream: it has no node' : end.reason;
      health.ended(end.fix === undefined ? reason : `${reason}: ${end.fix}`);
      context.log.info({ [logFields.reason]: reason, [logFields.type]: end.kind }, logEvents.relayEnded);
    } finally {
      watching.abort();
      session.close();
      this.#session = undefined;
    }
  }

  /** One stream after the other on one connection; answers how the last one ended, undefined where we wanted it so. */
  async #readStreams(session: RelaySession): Promise<StreamEnd | undefined> {
    const { isWanted, metrics } = this.#options;
    while (!this.#stopping.signal.aborted && isWanted()) {
      const request = await this.#prepare(session);
      if (this.#stopping.signal.aborted) return undefined;
      metrics.streams.inc();
      const end = await session.read(request);
      if (this.#isRestarting && session.isUsable) continue;
      if (!this.#mayAskLess(end)) return end;
    }
    return undefined;
  }

  /** Everything of the streams before must be taken in: a shard counts from the request on that was made for it. */
  async #prepare(session: RelaySession): Promise<Uint8Array> {
    const { merger, intake, startedAt } = this.#options;
    await Promise.race([intake.whenEmpty(), aborted(this.#stopping.signal)]);
    const names = await session.nodes();
    merger.noteNodes(names);
    this.#isRestarting = false;
    this.#nodes = this.#choose(names);
    return this.#request.encode(merger.beginStream() ?? startedAt, this.#nodes);
  }

  #choose(names: readonly string[] | undefined): readonly string[] | undefined {
    const { merger, shardCount: count } = this.#options;
    return chooseNodes(names, { open: merger.shards, count, heard: merger.nodeNames });
  }

  #describe(): string {
    return this.#nodes === undefined
      ? this.#request.name
      : `${this.#request.name}, ${this.#nodes.length} nodes`;
  }

  #mayAskLess(end: StreamEnd): boolean {
    const isRefusal = end.isEmpty && end.code === grpcStatus.INVALID_ARGUMENT;
    if (!isRefusal || !this.#request.reduce()) return false;
    const fields = { [logFields.reason]: end.reason, [logFields.type]: this.#request.name };
    this.#options.context.log.warn(fields, logEvents.askedLess);
    return true;
  }

  /** Asks anew where other nodes are wanted than are asked for. */
  async #lookAtNodes(session: RelaySession): Promise<void> {
    const names = await session.nodes();
    if (names === undefined || this.#session !== session) return;
    this.#options.merger.noteNodes(names);
    if (this.#choose(names)?.join() !== this.#nodes?.join()) this.restart();
  }

  /** While a session lives: whether flows come, and whether the relay is still there, with these certificates. */
  async #watch(session: RelaySession, target: RelayTarget, signal: AbortSignal): Promise<void> {
    const { config, finder, health, intake } = this.#options;
    let messages = intake.messages;
    while (!signal.aborted) {
      await sleep(config.checkIntervalMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      health.look(intake.messages > messages || intake.isPaused || this.#nodes?.length === 0);
      messages = intake.messages;
      await this.#lookAtNodes(session);
      const look = await finder.look(signal);
      if (look.kind === 'found' && targetDigest(look.target) !== targetDigest(target)) session.close();
    }
  }
}
