import type { Bus, StatePublisher } from '@kestrel/bus';
import { createConnection } from '@kestrel/grpc';
import type { HealthCondition } from '@kestrel/service';
import { callMetadata } from './cloud/call-metadata.ts';
import { CloudSession } from './cloud/cloud-session.ts';
import { ControlDesk } from './cloud/control-desk.ts';
import { type Credentials, Uplink, type UplinkOptions } from './cloud/uplink.ts';
import type { GatewayConfig } from './config.ts';
import { type EventAccount, eventAccountForm } from './events/event-account.ts';
import { type EventContent, eventForm } from './events/event-form.ts';
import { type FlowAccount, flowAccountForm } from './flows/flow-account.ts';
import type { FlowBatch } from './flows/flow-batch.ts';
import { FlowBooks } from './flows/flow-books.ts';
import { FlowForm } from './flows/flow-form.ts';
import type { FlowSources } from './flows/flow-sources.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { RefusalLog } from './refusal-log.ts';
import { AccountKeeper } from './telemetry/account-keeper.ts';
import { TelemetryFeed } from './telemetry/telemetry-feed.ts';

/** What the gateway reports of itself. */
export interface Conditions {
  readonly cloud: HealthCondition;
  readonly inventory: HealthCondition;
  readonly flows: HealthCondition;
}

export interface ActiveTermOptions extends Pick<UplinkOptions, 'credentials' | 'onVerdict'>, GatewayDeps {
  readonly config: GatewayConfig;
  /** Names this process and no other. */
  readonly instance: string;
  readonly bus: Bus;
  readonly publisher: StatePublisher;
  /** Whether this process still holds the lease. */
  readonly mayWrite: () => boolean;
  readonly refusals: RefusalLog;
  readonly flowSources: FlowSources;
  readonly conditions: Conditions;
}

/** The time from getting the lease to losing it, and all that lives as long: one uplink, a feed of events and one of flows. */
export class ActiveTerm {
  readonly uplink: Uplink;
  readonly #options: ActiveTermOptions;
  readonly #events: TelemetryFeed<EventContent, EventAccount>;
  readonly #eventAccount: AccountKeeper<EventAccount, EventContent>;
  readonly #flows: TelemetryFeed<FlowBatch, FlowAccount>;
  readonly #flowAccount: AccountKeeper<FlowAccount, FlowBatch>;
  readonly #books: FlowBooks;
  readonly #ended = new AbortController();
  #lastTickMs: number;
  #cancelTick: () => void = () => undefined;

  constructor(options: ActiveTermOptions) {
    const { bus, publisher, refusals, config, metrics, log, clock, conditions, flowSources } = options;
    this.#options = options;
    this.#lastTickMs = clock.monotonicMs();
    const around = { bus, publisher, source: options.instance, log, clock };
    const holdMs = config.uplink.unconfirmedHoldMs;
    this.#eventAccount = new AccountKeeper({ ...around, form: eventAccountForm(metrics) });
    this.#events = new TelemetryFeed({
      ...around,
      keeper: this.#eventAccount,
      form: eventForm({ holdMs, metrics, refusals }),
    });
    this.#flowAccount = new AccountKeeper({ ...around, form: flowAccountForm(metrics) });
    this.#flows = new TelemetryFeed({
      ...around,
      keeper: this.#flowAccount,
      form: new FlowForm({ keeper: this.#flowAccount, metrics, refusals }),
    });
    this.#books = new FlowBooks({
      bus,
      keeper: this.#flowAccount,
      sources: flowSources,
      open: () => this.#flows.open,
      condition: conditions.flows,
      metrics,
      log,
    });
    const deps = { metrics, log, clock };
    const desk = new ControlDesk(deps);
    this.uplink = new Uplink({
      ...options,
      config: config.uplink,
      condition: conditions.cloud,
      createSession: (credentials, hooks) =>
        new CloudSession({
          ...deps,
          ...hooks,
          connection: this.#connect(credentials),
          metadata: callMetadata(credentials.token),
          config: config.uplink,
          inventory: { bus, refusals },
          telemetry: [this.#events, this.#flows],
          desk,
          mayWrite: options.mayWrite,
        }),
    });
  }

  /** For the status page: the account of events. */
  get events() {
    return { ...this.#eventAccount.account, ...this.#events.snapshot };
  }

  /** For the status page: how far the flows are, and their ledger by class. */
  get flows() {
    const { incarnation, position } = this.#flowAccount.account;
    return { incarnation, position, ...this.#flows.snapshot, ...this.#books.ledgers };
  }

  async start(): Promise<void> {
    this.#tickLater();
    try {
      await this.#events.start(this.#ended.signal);
      await this.#flows.start(this.#ended.signal);
      if (!this.#ended.signal.aborted) this.uplink.start();
    } catch (error) {
      if (!this.#ended.signal.aborted) throw error;
    }
  }

  /** Ends in order: what was sent is proven and entered in the account. */
  async stop(deadline: AbortSignal): Promise<void> {
    await this.uplink.stop(deadline);
    this.#end();
    await this.#stopFeeds(deadline);
  }

  /** Ends at once: somebody else may be active already. */
  async cut(reason: string): Promise<void> {
    this.uplink.cut(reason);
    this.#end();
    await this.#stopFeeds(AbortSignal.abort());
  }

  async #stopFeeds(deadline: AbortSignal): Promise<void> {
    await Promise.all([this.#events.stop(deadline), this.#flows.stop(deadline)]);
  }

  #end(): void {
    this.#cancelTick();
    this.#ended.abort();
  }

  #connect({ material }: Credentials) {
    const { server, tls, uplink } = this.#options.config;
    return createConnection({
      host: server.host,
      port: server.port,
      credentials: { ...material, insecureSkipVerify: tls.insecureSkipVerify },
      usesProxy: true,
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
    this.#events.tick();
    this.#flows.tick();
    void this.#books.tick();
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
