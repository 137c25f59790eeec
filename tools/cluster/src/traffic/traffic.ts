import type { Clock, Component } from '@kestrel/service';
import type { Agents } from '../hubble/agents.ts';
import { EventTemplate } from '../hubble/event-template.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { resources } from '../objects/resource.ts';
import type { Random } from '../world/random.ts';
import { readCast } from './cast.ts';
import type { Conversation } from './conversations.ts';
import { InjectedTruth } from './injected-truth.ts';
import {
  type ConversationKind,
  conversationKinds,
  conversationWeights,
  type Repertoire,
  writeRepertoire,
} from './repertoire.ts';

export interface TrafficOptions {
  readonly agents: Agents;
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly random: Random;
  /** Events a second over all nodes. */
  readonly eventsPerSecond: number;
}

/** What came of an injection, in events: a node whose agent is down sees nothing. */
export interface Injected {
  readonly conversations: number;
  readonly events: number;
  readonly unseen: number;
}

interface Told {
  readonly template: EventTemplate;
  readonly node: string;
  readonly account: () => void;
}

const tickMs = 20;
/** A tick that comes late makes up for this much, not more. */
const maxCatchUpMs = 500;
/** How soon traffic follows what changes in the cluster. */
const recastMs = 5_000;
const ephemeralPorts = { first: 32_768, last: 60_999 } as const;

/** Lets the cluster's pods talk, at a rate or on demand, and counts what the agents saw of it. */
export class Traffic implements Component {
  readonly name = 'traffic';
  readonly truth = new InjectedTruth();
  readonly #options: TrafficOptions;
  #repertoire: Repertoire;
  #told = new WeakMap<Conversation, readonly Told[]>();
  #eventsPerSecond: number;
  #isPaused = false;
  #budget = 0;
  #lastTickMs = 0;
  #castMs = 0;
  #hasChanged = false;
  #cancelTick: (() => void) | undefined;
  #unsubscribe: (() => void)[] = [];

  constructor(options: TrafficOptions) {
    this.#options = options;
    this.#eventsPerSecond = options.eventsPerSecond;
    this.#repertoire = writeRepertoire(readCast(options.store), options.random);
  }

  get state(): { readonly paused: boolean; readonly eventsPerSecond: number } {
    return { paused: this.#isPaused, eventsPerSecond: this.#eventsPerSecond };
  }

  async start(): Promise<void> {
    const { clock, store } = this.#options;
    this.#castMs = clock.monotonicMs();
    this.#lastTickMs = this.#castMs;
    this.#unsubscribe = [resources.pods, resources.networkpolicies].map((resource) =>
      store.subscribe(resource, () => {
        this.#hasChanged = true;
      }),
    );
    this.#scheduleTick();
  }

  async stop(): Promise<void> {
    this.#cancelTick?.();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
  }

  setRate(eventsPerSecond: number): void {
    this.#eventsPerSecond = eventsPerSecond;
  }

  /** Has this many conversations now, paused or not; of one kind if `kind` says so. */
  inject(count: number, kind?: ConversationKind): Injected {
    const injected = { conversations: 0, events: 0, unseen: 0 };
    for (let index = 0; index < count; index += 1) {
      const conversation = this.#pick(kind ?? this.#pickKind());
      if (conversation === undefined) continue;
      injected.conversations += 1;
      const seen = this.#tell(conversation);
      injected.events += seen;
      injected.unseen += conversation.length - seen;
    }
    this.#options.agents.flush();
    return injected;
  }

  /** The kernel or an agent loses events; false where no such agent runs. */
  lose(node: string, source: { readonly name: string; readonly number: number }, count: number): boolean {
    const agent = this.#options.agents.agentOf(node);
    if (agent?.lose(source.number, count) !== true) return false;
    this.truth.lost(source.name, count);
    agent.flush();
    return true;
  }

  #scheduleTick(): void {
    this.#cancelTick = this.#options.clock.setTimer(tickMs, () => {
      this.#tick();
      this.#scheduleTick();
    });
  }

  #tick(): void {
    const now = this.#options.clock.monotonicMs();
    const elapsedMs = Math.min(now - this.#lastTickMs, maxCatchUpMs);
    this.#lastTickMs = now;
    this.#recast(now);
    if (this.#isPaused) return;
    this.#budget += (elapsedMs * this.#eventsPerSecond) / 1000;
    while (this.#budget >= 1) {
      const conversation = this.#pick(this.#pickKind());
      if (conversation === undefined) break;
      this.#budget -= conversation.length;
      this.#tell(conversation);
    }
    this.#options.agents.flush();
  }

  #recast(now: number): void {
    if (!this.#hasChanged || now - this.#castMs < recastMs) return;
    this.#hasChanged = false;
    this.#castMs = now;
    this.#repertoire = writeRepertoire(readCast(this.#options.store), this.#options.random);
  }

  #pickKind(): ConversationKind {
    let point = this.#options.random.next() * 100;
    const kind = conversationKinds.find((each) => {
      point -= conversationWeights[each];
      return point < 0;
    });
    return kind ?? 'call';
  }

  #pick(kind: ConversationKind): Conversation | undefined {
    return (
      this.#options.random.pick(this.#repertoire[kind]) ?? this.#options.random.pick(this.#repertoire.call)
    );
  }

  /** Answers how many of its events an agent saw. */
  #tell(conversation: Conversation): number {
    const { agents, random } = this.#options;
    const port = random.integer(ephemeralPorts.first, ephemeralPorts.last);
    let seen = 0;
    for (const { template, node, account } of this.#prepare(conversation)) {
      if (agents.agentOf(node)?.see(template, port) !== true) continue;
      account();
      seen += 1;
    }
    return seen;
  }

  #prepare(conversation: Conversation): readonly Told[] {
    let told = this.#told.get(conversation);
    if (told === undefined) {
      told = conversation.map((event) => ({
        template: new EventTemplate(event),
        node: event.node_name ?? '',
        account: this.truth.accountOf(event),
      }));
      this.#told.set(conversation, told);
    }
    return told;
  }
}
