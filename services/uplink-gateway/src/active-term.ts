import type { Bus, StatePublisher } from '@kestrel/bus';
import { createConnection, tlsCredentials } from '@kestrel/grpc';
import type { Clock, HealthCondition, Logger } from '@kestrel/service';
import { callMetadata } from './call-metadata.ts';
import { CloudSession } from './cloud-session.ts';
import type { GatewayConfig } from './config.ts';
import { ControlDesk } from './control-desk.ts';
import { EventAccountKeeper } from './event-account-keeper.ts';
import { EventFeed } from './event-feed.ts';
import type { GatewayMetrics } from './metrics.ts';
import type { RefusalLog } from './refusal-log.ts';
import { type Credentials, Uplink, type UplinkOptions } from './uplink.ts';

export interface ActiveTermOptions extends Pick<UplinkOptions, 'credentials' | 'onVerdict'> {
  readonly config: GatewayConfig;
  /** Names this process and no other. */
  readonly instance: string;
  readonly bus: Bus;
  readonly publisher: StatePublisher;
  /** Whether this process still holds the lease. */
  readonly mayWrite: () => boolean;
  readonly refusals: RefusalLog;
  readonly conditions: { readonly cloud: HealthCondition; readonly inventory: HealthCondition };
  readonly metrics: GatewayMetrics;
  readonly log: Logger;
  readonly clock: Clock;
}

/** The time from getting the lease to losing it, and all that lives as long: one uplink, one feed of events. */
export class ActiveTerm {
  readonly events: EventFeed;
  readonly uplink: Uplink;
  readonly #options: ActiveTermOptions;
  readonly #ended = new AbortController();
  #lastTickMs: number;
  #cancelTick: () => void = () => undefined;

  constructor(options: ActiveTermOptions) {
    const { bus, publisher, refusals, config, metrics, log, clock, conditions } = options;
    this.#options = options;
    this.#lastTickMs = clock.monotonicMs();
    this.events = new EventFeed({
      bus,
      keeper: new EventAccountKeeper({ bus, publisher, source: options.instance, metrics, log, clock }),
      metrics,
      refusals,
      log,
      clock,
      holdMs: config.uplink.unconfirmedHoldMs,
    });
    const desk = new ControlDesk({ log, metrics, clock });
    this.uplink = new Uplink({
      ...options,
      config: config.uplink,
      condition: conditions.cloud,
      createSession: (credentials, hooks) =>
        new CloudSession({
          ...hooks,
          connection: this.#connect(credentials),
          metadata: callMetadata(credentials.token),
          config: config.uplink,
          inventory: { bus, refusals },
          events: this.events,
          desk,
          mayWrite: options.mayWrite,
          metrics,
          log,
          clock,
        }),
    });
  }

  async start(): Promise<void> {
    this.#tickLater();
    try {
      await this.events.start(this.#ended.signal);
      if (!this.#ended.signal.aborted) this.uplink.start();
    } catch (error) {
      if (!this.#ended.signal.aborted) throw error;
    }
  }

  /** Ends in order: what was sent is proven and entered in the account. */
  async stop(deadline: AbortSignal): Promise<void> {
    await this.uplink.stop(deadline);
    this.#end();
    await this.events.stop(deadline);
  }

  /** Ends at once: somebody else may be active already. */
  async cut(reason: string): Promise<void> {
    this.uplink.cut(reason);
    this.#end();
    await this.events.stop(AbortSignal.abort());
  }

  #end(): void {
    this.#cancelTick();
    this.#ended.abort();
  }

  #connect({ material }: Credentials) {
    const { server, tls, uplink } = this.#options.config;
    return createConnection({
      address: `${server.host}:${server.port}`,
      credentials: tlsCredentials(material, { insecureSkipVerify: tls.insecureSkipVerify }),
      serverName: server.name,
      connectTimeoutMs: uplink.connectTimeoutMs,
      keepaliveTimeMs: uplink.keepaliveIntervalMs,
      keepaliveTimeoutMs: uplink.keepaliveTimeoutMs,
    });
  }

  #tickLater(): void {
    const { clock, config } = this.#options;
    this.#cancelTick = clock.setTimer(config.uplink.barrierIntervalMs, () => this.#tick());
  }

  #tick(): void {
    const nowMs = this.#options.clock.monotonicMs();
    const stallMs = Math.max(0, nowMs - this.#lastTickMs - this.#options.config.uplink.barrierIntervalMs * 2);
    this.#lastTickMs = nowMs;
    this.uplink.tick(nowMs, stallMs);
    this.events.tick();
    this.#reportInventory();
    this.#tickLater();
  }

  #reportInventory(): void {
    const { inventory } = this.#options.conditions;
    const [session] = this.uplink.sessions;
    if (this.uplink.sessions.some(({ phase }) => phase === 'committed')) inventory.ok('committed');
    else if (!session || session.phase === 'connecting')
      inventory.degraded('waiting for the connection to the cloud');
    else if (session.markerSeen) inventory.degraded('being sent');
    else inventory.degraded('not committed: the watcher has not said that the inventory on the bus is whole');
  }
}
