import { randomInt } from 'node:crypto';
import { flow, observer } from '@kestrel/proto/hubble-codecs';
import { formatHostPort } from '@kestrel/service';
import { EventRing } from './event-ring.ts';
import { EventTemplate } from './event-template.ts';
import { FlowStream } from './flow-stream.ts';
import { type AnswerStream, GrpcServer } from './grpc-server.ts';
import { notifyPeers, type PeerList } from './peer-service.ts';

export interface AgentOptions {
  readonly node: string;
  readonly host: string;
  /** Events that its ring holds; a real one has 2^n − 1. */
  readonly ringCapacity: number;
  readonly knowsFieldMasks: boolean;
  /** The time, in ms. */
  readonly now: () => number;
  readonly peers: PeerList;
}

/** What can be read of an agent. */
export interface AgentState {
  readonly node: string;
  readonly address: string;
  readonly running: boolean;
  /** GetFlows calls that are open. */
  readonly streams: number;
  /** Whether one of them follows and gets this node's ordinary flows. */
  readonly followed: boolean;
  /** Events since its start. */
  readonly seen: number;
  /** Events that were overwritten before one of its readers got them, since the cluster's start. */
  readonly overrun: number;
}

const version = 'cilium v1.20.2 (simulated)';

/** The Hubble agent of one node: a ring of events, served as `observer.Observer`. */
export class Agent {
  readonly node: string;
  readonly #options: AgentOptions;
  readonly #server: GrpcServer;
  readonly #streams = new Set<FlowStream>();
  /** What every collector wants. */
  readonly #ordinary: EventTemplate;
  #address = '';
  #ring: EventRing;
  #incarnation = 0;
  #startedMs: number;
  #isRunning = true;
  #overrun = 0;
  /** Time of the newest event: the next one is later. */
  #seconds = 0;
  #nanos = 0;

  constructor(options: AgentOptions) {
    this.node = options.node;
    this.#options = options;
    const verdict = flow.Verdict.FORWARDED;
    this.#ordinary = new EventTemplate({ verdict, node_name: options.node, is_reply: { value: false } });
    this.#ring = new EventRing(options.ringCapacity);
    this.#startedMs = options.now();
    this.#incarnation = randomInt(2 ** 32);
    this.#server = new GrpcServer({
      '/observer.Observer/GetFlows': {
        kind: 'stream',
        open: (request, answers) => this.#follow(observer.GetFlowsRequest.decode(request), answers),
      },
      '/observer.Observer/ServerStatus': { kind: 'unary', answer: () => this.#status() },
      '/peer.Peer/Notify': notifyPeers(options.peers),
    });
  }

  /** `host:port`, once it listens. */
  get address(): string {
    return this.#address;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  get state(): AgentState {
    return {
      node: this.node,
      address: this.#address,
      running: this.#isRunning,
      streams: this.#open.length,
      followed: this.#open.some((stream) => stream.isFollowing(this.#ordinary)),
      seen: this.#ring.next,
      overrun: this.#overrun,
    };
  }

  async listen(): Promise<void> {
    const { host } = this.#options;
    this.#address = formatHostPort(host, await this.#server.listen(host, 0));
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** The agent dies: its ring is gone, and who connects is reset. */
  kill(): void {
    this.#isRunning = false;
    this.#server.setUp(false);
    this.#streams.clear();
    this.#ring = new EventRing(this.#options.ringCapacity);
  }

  /** It runs again, with an empty ring. Does nothing when it runs. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#startedMs = this.#options.now();
    this.#incarnation = randomInt(2 ** 32);
    this.#server.setUp(true);
  }

  /** Cuts its connections; it runs on and keeps its ring. */
  disconnect(): void {
    this.#server.disconnect();
  }

  /** Bytes that are no message, on every open call. Answers on how many. */
  sendGarbage(): number {
    for (const stream of this.#open) stream.sendGarbage();
    return this.#open.length;
  }

  /** Sees an event now. False when it does not run, and nobody sees it. */
  see(event: EventTemplate, port: number): boolean {
    if (!this.#isRunning) return false;
    this.#tick();
    this.#ring.push(event, this.#seconds, this.#nanos, port);
    return true;
  }

  /** Learns that `count` events were lost before it. False when it does not run. */
  lose(source: number, count: number): boolean {
    if (!this.#isRunning) return false;
    this.#tick();
    this.#ring.push({ source, count }, this.#seconds, this.#nanos, 0);
    return true;
  }

  /** Passes on what was seen since the last call. */
  flush(): void {
    for (const stream of this.#streams) {
      if (stream.isOver) this.#streams.delete(stream);
      else stream.pump();
    }
  }

  get #open(): FlowStream[] {
    return [...this.#streams].filter(({ isOver }) => !isOver);
  }

  /** One microsecond later, or now. */
  #tick(): void {
    const nowMs = this.#options.now();
    const seconds = Math.floor(nowMs / 1000);
    const nanos = Math.floor((nowMs - seconds * 1000) * 1e6);
    if (seconds > this.#seconds || (seconds === this.#seconds && nanos > this.#nanos)) {
      this.#seconds = seconds;
      this.#nanos = nanos;
      return;
    }
    this.#nanos += 1_000;
    if (this.#nanos < 1e9) return;
    this.#seconds += 1;
    this.#nanos -= 1e9;
  }

  #follow(request: observer.GetFlowsRequest.$Properties, answers: AnswerStream): void {
    const { node } = this;
    const { knowsFieldMasks, now } = this.#options;
    const onOverrun = (count: number) => {
      this.#overrun += count;
    };
    const source = {
      node,
      ring: this.#ring,
      incarnation: this.#incarnation,
      now,
      knowsFieldMasks,
      onOverrun,
    };
    const stream = new FlowStream(source, request, answers);
    this.#streams.add(stream);
    stream.pump();
  }

  #status(): Uint8Array {
    const { next, oldest, capacity } = this.#ring;
    const uptimeMs = Math.max(1, this.#options.now() - this.#startedMs);
    return observer.ServerStatusResponse.encode({
      num_flows: next - oldest,
      max_flows: capacity,
      seen_flows: next,
      uptime_ns: uptimeMs * 1e6,
      flows_rate: (next * 1000) / uptimeMs,
      version,
    }).finish();
  }
}
