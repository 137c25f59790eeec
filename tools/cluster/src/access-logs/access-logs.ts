import { randomInt } from 'node:crypto';
import type { Clock, Component } from '@kestrel/service';
import type { ObjectStore } from '../objects/object-store.ts';
import { resources } from '../objects/resource.ts';
import { toObject } from '../objects/stored-object.ts';
import { Pace } from '../pace.ts';
import type { PodActor } from '../traffic/actor.ts';
import { readCast } from '../traffic/cast.ts';
import { callingPairs, portOf } from '../traffic/repertoire.ts';
import type { Random } from '../world/random.ts';
import { type Call, type CallKind, callKinds, callWeights, denialOf, requestOf } from './call.ts';
import { type CallEntry, entriesOf } from './call-template.ts';
import { type CallTruth, CallTruths } from './call-truth.ts';
import type { CallStamp } from './entry-template.ts';
import { Sidecar } from './sidecar.ts';

export interface AccessLogsOptions {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly random: Random;
  /** `host:port` of the receiver. */
  readonly receiver: string;
  /** Over all sidecars. */
  readonly entriesPerSecond: number;
}

/** Entries of all sidecars. */
export interface AccessLogCounts {
  /** Handed to the connection. */
  readonly sent: number;
  /** In a sidecar's buffer. */
  readonly pending: number;
  /** Refused by a full buffer. */
  readonly dropped: number;
  /** Streams that ended under a sidecar, with what was on its way. */
  readonly endedStreams: number;
  readonly openStreams: number;
  readonly sidecars: number;
}

/** A call between two pods that can be made any number of times. */
interface Line {
  readonly call: Call;
  readonly entries: readonly CallEntry[];
  readonly truth: CallTruth;
}

/** How soon calls follow what changes in the cluster. */
const recastMs = 5_000;
const ephemeralPorts = { first: 32_768, last: 60_999 } as const;

/** Lets pods with sidecars call each other, at a rate or on demand, and their sidecars tell a receiver. */
export class AccessLogs implements Component {
  readonly name = 'access-logs';
  readonly truths = new CallTruths();
  readonly pace: Pace;
  readonly #options: AccessLogsOptions;
  readonly #sidecars = new Map<string, Sidecar>();
  readonly #lines = new Map<string, Line>();
  readonly #incarnation = randomInt(2 ** 32);
  #retired = { sent: 0, dropped: 0, endedStreams: 0 };
  #pairs: readonly (readonly [PodActor, PodActor])[] = [];
  #sequence = 0;
  #castMs = 0;
  #hasChanged = false;
  #unsubscribe: (() => void) | undefined;

  constructor(options: AccessLogsOptions) {
    const { clock, entriesPerSecond: perSecond } = options;
    this.#options = options;
    this.pace = new Pace({ clock, perSecond, onTick: (nowMs) => this.#tick(nowMs) });
  }

  get state() {
    return { paused: this.pace.isPaused, entriesPerSecond: this.pace.perSecond, ...this.counts };
  }

  get counts(): AccessLogCounts {
    const streams = [...this.#sidecars.values()].flatMap((sidecar) => Object.values(sidecar.streams));
    const sum = (read: (stream: (typeof streams)[number]) => number) =>
      streams.reduce((total, stream) => total + read(stream), 0);
    return {
      sent: this.#retired.sent + sum(({ sent }) => sent),
      pending: sum(({ pending }) => pending),
      dropped: this.#retired.dropped + sum(({ dropped }) => dropped),
      endedStreams: this.#retired.endedStreams + sum(({ ended }) => ended),
      openStreams: sum(({ isOpen }) => (isOpen ? 1 : 0)),
      sidecars: this.#sidecars.size,
    };
  }

  async start(): Promise<void> {
    const { clock, store } = this.#options;
    this.#recast(clock.monotonicMs());
    this.#unsubscribe = store.subscribe(resources.pods, () => {
      this.#hasChanged = true;
    });
    this.pace.start();
  }

  /** Sidecars send what they have buffered. */
  async stop(): Promise<void> {
    this.pace.stop();
    this.#unsubscribe?.();
    await Promise.all([...this.#sidecars.values()].map((sidecar) => sidecar.close()));
  }

  /** Makes this many calls now, paused or not; of one kind if `kind` says so. Answers what came of it. */
  inject(count: number, kind?: CallKind): { calls: number; entries: number; dropped: number } {
    const result = { calls: 0, entries: 0, dropped: 0 };
    for (let index = 0; index < count; index += 1) {
      const line = this.#pick(kind ?? this.#pickKind());
      if (line === undefined) continue;
      const taken = this.#make(line);
      result.calls += 1;
      result.entries += taken;
      result.dropped += line.entries.length - taken;
    }
    return result;
  }

  #tick(nowMs: number): void {
    if (this.#hasChanged && nowMs - this.#castMs >= recastMs) this.#recast(nowMs);
    while (this.pace.due >= 1) {
      const line = this.#pick(this.#pickKind());
      if (line === undefined) break;
      this.pace.spend(line.entries.length);
      this.#make(line);
    }
    for (const sidecar of this.#sidecars.values()) sidecar.flushDue(nowMs);
  }

  /** Pods that are gone take their sidecars with them. */
  #recast(now: number): void {
    this.#hasChanged = false;
    this.#castMs = now;
    const cast = readCast(this.#options.store);
    this.#pairs = callingPairs(cast, this.#options.random);
    this.#lines.clear();
    const there = new Set(cast.pods.map(idOf));
    for (const [id, sidecar] of this.#sidecars) if (!there.has(id)) this.#retire(id, sidecar);
  }

  #retire(id: string, sidecar: Sidecar): void {
    this.#sidecars.delete(id);
    void sidecar.close().then(() => {
      for (const { sent, dropped, ended } of Object.values(sidecar.streams)) {
        this.#retired.sent += sent;
        this.#retired.dropped += dropped;
        this.#retired.endedStreams += ended;
      }
    });
  }

  #pickKind(): CallKind {
    return this.#options.random.weighted(callKinds, (kind) => callWeights[kind]) ?? 'read';
  }

  #pick(kind: CallKind): Line | undefined {
    const pair = this.#options.random.pick(this.#pairs);
    if (pair === undefined) return undefined;
    const [from, to] = pair;
    const key = `${kind} ${idOf(from)} ${idOf(to)}`;
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const line = this.#createLine(kind, from, to);
    this.#lines.set(key, line);
    return line;
  }

  #createLine(kind: CallKind, from: PodActor, to: PodActor): Line {
    const [request, denial] = [requestOf(kind, to), denialOf(kind, to)];
    const call = { kind, from, to, port: portOf(to), serviceIp: this.#serviceIp(to), request, denial };
    return { call, entries: entriesOf(call), truth: this.truths.of(call) };
  }

  /** The pod's own where it has no Service. */
  #serviceIp({ namespace, app, ip }: PodActor): string {
    const service = this.#options.store.get(resources.services, namespace, app);
    const spec =
      service === undefined ? undefined : (toObject(service) as { spec?: { clusterIP?: string } }).spec;
    return spec?.clusterIP !== undefined && spec.clusterIP !== 'None' ? spec.clusterIP : ip;
  }

  /** Answers how many entries the sidecars took. */
  #make({ call, entries, truth }: Line): number {
    const { clock } = this.#options;
    const stamp = this.#nextStamp();
    let taken = 0;
    for (const { side, provider, template, isCounted } of entries) {
      const sidecar = this.#sidecarOf(side === 'client' ? call.from : call.to);
      if (!sidecar.log(provider, template.make(stamp), clock.monotonicMs())) continue;
      taken += 1;
      if (isCounted) truth.count += 1;
    }
    return taken;
  }

  #nextStamp(): CallStamp {
    const { clock, random } = this.#options;
    const wallMs = clock.wallMs();
    this.#sequence += 1;
    return {
      seconds: Math.floor(wallMs / 1000),
      nanos: Math.floor((wallMs % 1000) * 1e6),
      port: random.integer(ephemeralPorts.first, ephemeralPorts.last),
      incarnation: this.#incarnation,
      sequence: this.#sequence,
    };
  }

  #sidecarOf(pod: PodActor): Sidecar {
    const id = idOf(pod);
    let sidecar = this.#sidecars.get(id);
    if (sidecar === undefined) {
      sidecar = new Sidecar(pod, this.#options.receiver);
      this.#sidecars.set(id, sidecar);
    }
    return sidecar;
  }
}

function idOf({ namespace, endpoint, ip }: PodActor): string {
  return `${namespace}/${endpoint.pod_name}/${ip}`;
}
