import type { Clock, Component } from '@kestrel/service';
import type { Agents } from '../hubble/agents.ts';
import { EventTemplate } from '../hubble/event-template.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { resources } from '../objects/resource.ts';
import { Pace } from '../pace.ts';
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

/** How soon traffic follows what changes in the cluster. */
const recastMs = 5_000;
const ephemeralPorts = { first: 32_768, last: 60_999 } as const;

/** Lets the cluster's pods talk, at a rate or on demand, and counts what the agents saw of it. */
export class Traffic implements Component {
  readonly name = 'traffic';
  readonly truth = new InjectedTruth();
  readonly pace: Pace;
  readonly #options: TrafficOptions;
  #repertoire: Repertoire;
  #told = new WeakMap<Conversation, readonly Told[]>();
  #castMs = 0;
  #hasChanged = false;
  #unsubscribe: (() => void)[] = [];

  constructor(options: TrafficOptions) {
    const { clock, eventsPerSecond: perSecond } = options;
    this.#options = options;
    this.pace = new Pace({ clock, perSecond, onTick: (nowMs) => this.#tick(nowMs) });
    this.#repertoire = writeRepertoire(readCast(options.store), options.random);
  }

  get state(): { readonly paused: boolean; readonly eventsPerSecond: number } {
    return { paused: this.pace.isPaused, eventsPerSecond: this.pace.perSecond };
  }

  async start(): Promise<void> {
    const { clock, store } = this.#options;
    this.#castMs = clock.monotonicMs();
    this.#unsubscribe = [resources.pods, resources.networkpolicies].map((resource) =>
      store.subscribe(resource, () => {
        this.#hasChanged = true;
      }),
    );
    this.pace.start();
  }

  async stop(): Promise<void> {
    this.pace.stop();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
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

  #tick(nowMs: number): void {
    this.#recast(nowMs);
    while (this.pace.due >= 1) {
      const conversation = this.#pick(this.#pickKind());
      if (conversation === undefined) break;
      this.pace.spend(conversation.length);
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
    return this.#options.random.weighted(conversationKinds, (kind) => conversationWeights[kind]) ?? 'call';
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
