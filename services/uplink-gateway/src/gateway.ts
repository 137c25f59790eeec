import type { Connection } from '@kestrel/grpc';
import type { Component, ServiceContext } from '@kestrel/service';
import type { ActiveTerm, Conditions } from './active-term.ts';
import type { GatewayMetrics } from './metrics.ts';

export interface GatewayOptions {
  readonly context: Pick<ServiceContext, 'health' | 'status'>;
  readonly metrics: GatewayMetrics;
  readonly createTerm: (conditions: Conditions) => ActiveTerm;
}

/** Active from getting the lease to losing it, a standby otherwise. A term is never resumed: each lease begins a new one. */
export class Gateway implements Component {
  readonly name = 'gateway';
  readonly #options: GatewayOptions;
  readonly #conditions: Conditions;
  #term: ActiveTerm | undefined;
  #isHolder = false;
  #running = false;

  constructor(options: GatewayOptions) {
    const { health, status } = options.context;
    this.#options = options;
    this.#conditions = {
      cloud: health.condition('cloud', { blocksReadiness: true }),
      inventory: health.condition('inventory'),
      flows: health.condition('flows'),
    };
    status.section('role', () => (this.#term ? 'active' : 'standby'));
    status.section('uplink', () => ({
      ...this.#term?.uplink.state,
      sessions: this.#term?.uplink.sessions.map((session) => session.snapshot) ?? [],
    }));
    status.section('events', () => this.#term?.events ?? null);
    status.section('flows', () => this.#term?.flows ?? null);
  }

  /** The newest connection to the cloud, for calls beside the streams. */
  get connection(): Connection | undefined {
    return this.#term?.uplink.sessions[0]?.connection;
  }

  /** Another certificate or token is there. */
  credentialsChanged(): void {
    this.#term?.uplink.credentialsChanged();
  }

  /** The lease is ours. */
  acquired(): void {
    this.#isHolder = true;
    if (this.#running) this.#begin();
  }

  /** The lease may be another's. */
  lost(): void {
    this.#isHolder = false;
    const term = this.#term;
    this.#term = undefined;
    void term?.cut('the lease is lost');
    if (this.#running) this.#standBy();
  }

  async start(): Promise<void> {
    this.#running = true;
    if (this.#isHolder) this.#begin();
    else this.#standBy();
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#running = false;
    await this.#term?.stop(deadline);
    this.#term = undefined;
  }

  #begin(): void {
    const { context, metrics, createTerm } = this.#options;
    context.health.setRole('active');
    metrics.active.set(1);
    this.#conditions.cloud.failed('connecting');
    this.#conditions.inventory.degraded('waiting for the connection to the cloud');
    this.#conditions.flows.ok();
    this.#term = createTerm(this.#conditions);
    void this.#term.start();
  }

  #standBy(): void {
    const { context, metrics } = this.#options;
    context.health.setRole('standby');
    metrics.active.set(0);
    this.#conditions.cloud.ok('standby: the active gateway is connected');
    this.#conditions.inventory.ok('standby');
    this.#conditions.flows.ok('standby');
  }
}
