import type { Clock } from '@kestrel/service';
import type { Registry } from 'prom-client';
import { AccessLogs } from './access-logs/access-logs.ts';
import { ListSnapshots } from './api/list-snapshots.ts';
import { ServedResources } from './api/served-resources.ts';
import { WatchSessions } from './api/watch-sessions.ts';
import { Churn } from './churn/churn.ts';
import { LiveObjects } from './churn/live-objects.ts';
import { storyKinds } from './churn/story-kinds.ts';
import type { ClusterConfig } from './config.ts';
import { Agents } from './hubble/agents.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { keepInSlabs } from './objects/body-memory.ts';
import { ObjectStore } from './objects/object-store.ts';
import { allResources, resources } from './objects/resource.ts';
import { FaultBook } from './simulator/fault-book.ts';
import { Traffic } from './traffic/traffic.ts';
import { buildLoadShape } from './world/load-shape.ts';
import type { AddObject } from './world/place-app.ts';
import { Random } from './world/random.ts';
import { buildAuthorizationPolicies, buildShop } from './world/shop.ts';
import { World } from './world/world.ts';

/** More changes than a cluster sees in a second: a restarted cluster goes on above every revision it has had. */
const revisionsPerSecond = 20_000;

/** The cluster and everything that can be done to it from outside. */
export class Cluster {
  readonly store: ObjectStore;
  readonly served: ServedResources;
  readonly snapshots: ListSnapshots;
  readonly watches: WatchSessions;
  readonly faults: FaultBook;
  readonly churn: Churn;
  readonly metrics: Metrics;
  /** Undefined without Hubble. */
  readonly traffic: { readonly agents: Agents; readonly generator: Traffic } | undefined;
  /** Undefined without a receiver. */
  readonly accessLogs: AccessLogs | undefined;
  readonly #world: World;
  readonly #scale: number;

  constructor(config: ClusterConfig, clock: Clock, registry: Registry) {
    const { maxHistory, istio, scale, bookmarkIntervalMs, churnPerSecond } = config;
    const firstRevision = Math.floor(clock.wallMs() / 1000) * revisionsPerSecond;
    this.store = new ObjectStore({ maxHistory, firstRevision });
    this.metrics = createMetrics(registry, this.store);
    this.served = new ServedResources({ istio });
    this.snapshots = new ListSnapshots(this.store, clock);
    this.watches = new WatchSessions({ store: this.store, clock, metrics: this.metrics, bookmarkIntervalMs });
    this.faults = new FaultBook(clock);
    this.#scale = scale;
    this.#world = new World(new Random(config.seed), clock.wallMs());
    this.churn = new Churn({
      objects: new LiveObjects(this.store, this.#world, clock),
      clock,
      kinds: storyKinds,
      changesPerSecond: churnPerSecond,
      onChange: (story) => this.metrics.changes.inc({ story }),
    });
    this.#fill(config);
    this.accessLogs = this.#buildAccessLogs(config, clock);
    this.traffic = config.hubble.enabled ? this.#buildTraffic(config, clock) : undefined;
  }

  /** Objects by resource, without what is empty. */
  get counts(): Record<string, number> {
    const counts = allResources.map((each) => [each.plural, this.store.collection(each).size] as const);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  /** Forgets history: older watches and list pages get 410 from here on. */
  compact(): void {
    this.store.compact();
    this.snapshots.compact();
  }

  /** Installs Istio's AuthorizationPolicy with a policy per application, or takes it away with all of them. */
  setIstio(isServed: boolean): void {
    const resource = resources.authorizationpolicies;
    if (isServed === this.served.has(resource)) return;
    if (isServed) buildAuthorizationPolicies(this.#world, this.#scale, (object) => this.store.put(object));
    else for (const object of this.store.collection(resource).sorted()) this.store.remove(object);
    this.served.set(resource, isServed);
    if (!isServed) this.watches.interrupt('close', [resource.plural]);
  }

  #buildAccessLogs({ seed, accessLogs }: ClusterConfig, clock: Clock): AccessLogs | undefined {
    const { receiver, entriesPerSecond } = accessLogs;
    if (receiver === undefined) return undefined;
    const random = new Random(seed + 2);
    return new AccessLogs({ store: this.store, clock, random, receiver, entriesPerSecond });
  }

  #buildTraffic({ host, seed, hubble }: ClusterConfig, clock: Clock): Cluster['traffic'] {
    const nodes = this.store.collection(resources.nodes).keys();
    const agents = new Agents({ ...hubble, host, nodes, now: () => clock.wallMs() });
    const random = new Random(seed + 1);
    const { eventsPerSecond } = hubble;
    return { agents, generator: new Traffic({ agents, store: this.store, clock, random, eventsPerSecond }) };
  }

  #fill({ shape, scale, istio }: ClusterConfig): void {
    const keep = keepInSlabs();
    const add: AddObject = (object) => this.store.put(object, keep);
    if (shape === 'load') buildLoadShape(this.#world, scale, add);
    else buildShop(this.#world, { scale, istio }, add);
    this.compact();
  }
}
