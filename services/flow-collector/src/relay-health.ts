import type { NodeStatus } from '@kestrel/flows';
import {
  type Clock,
  formatDuration,
  type HealthCondition,
  logFields,
  type ServiceContext,
} from '@kestrel/service';
import { logEvents } from './log-events.ts';
import type { CollectorMetrics } from './metrics.ts';
import type { RelayStatus } from './relay-status.ts';
import type { RelayTarget } from './relay-target.ts';

export interface RelayHealthOptions {
  readonly context: ServiceContext;
  readonly metrics: CollectorMetrics;
  readonly clock: Clock;
  readonly missingAfterMs: number;
}

const plaintextEveryMs = 60_000;

/** What is said of the relay: conditions, metrics, status. Nothing of it blocks readiness: without a relay all else works. */
export class RelayHealth {
  #status: RelayStatus | undefined;
  #target: RelayTarget | undefined;
  #lastMessageMs: number;
  #plaintextSaidMs = Number.NEGATIVE_INFINITY;
  #lastNodeMessage = '';
  readonly #options: RelayHealthOptions;
  readonly #relay: HealthCondition;
  readonly #nodes: HealthCondition;
  readonly #encryption: HealthCondition;
  readonly #flows: HealthCondition;

  constructor(options: RelayHealthOptions) {
    const { health, status } = options.context;
    this.#options = options;
    this.#relay = health.condition('relay');
    this.#nodes = health.condition('relay-nodes');
    this.#encryption = health.condition('relay-encryption');
    this.#flows = health.condition('flows');
    this.#lastMessageMs = options.clock.monotonicMs();
    status.section('relay', () => ({
      from: this.#target?.from,
      plaintext: this.#target !== undefined && this.#target.tls === undefined,
      ...this.#status,
      node_message: this.#lastNodeMessage,
    }));
  }

  /** Nothing is wanted of the relay now. */
  standby(): void {
    this.#options.metrics.connected.set(0);
    this.#relay.ok('standby: other replicas hold every shard');
    this.#nodes.ok();
    this.#flows.ok();
  }

  missing(reason: string): void {
    this.#options.metrics.connected.set(0);
    this.#relay.degraded(reason);
  }

  /** A connection is about to be made. */
  connecting(target: RelayTarget): void {
    this.#target = target;
    const isPlaintext = target.tls === undefined;
    this.#options.metrics.plaintext.set(isPlaintext ? 1 : 0);
    this.#lastMessageMs = this.#options.clock.monotonicMs();
    if (isPlaintext) this.#sayPlaintext(target);
    else this.#encryption.ok();
  }

  alive(): void {
    this.#options.metrics.connected.set(1);
    this.#relay.ok();
  }

  ended(reason: string): void {
    this.#options.metrics.connected.set(0);
    this.#relay.degraded(reason);
  }

  status(status: RelayStatus): void {
    const { metrics } = this.#options;
    const { connectedNodes, unavailableNodes } = status;
    this.#status = status;
    metrics.nodes.set({ state: 'connected' }, connectedNodes ?? 0);
    metrics.nodes.set({ state: 'unavailable' }, unavailableNodes ?? 0);
    if (connectedNodes === 0) this.#nodes.degraded('the relay is up and sees no node: no flow can come');
    else if (unavailableNodes)
      this.#nodes.degraded('the relay does not reach some nodes: their flows are missing');
    else this.#nodes.ok();
  }

  nodeStatus({ state, nodes, message }: NodeStatus): void {
    this.#options.metrics.nodeStatuses.inc({ state });
    this.#lastNodeMessage =
      message === '' ? `${state}: ${nodes.length} nodes` : `${state}: ${message.slice(0, 300)}`;
    const fields = {
      [logFields.state]: state,
      [logFields.count]: nodes.length,
      [logFields.reason]: message.slice(0, 300),
    };
    const { log } = this.#options.context;
    if (state === 'connected') log.info(fields, logEvents.nodeStatus);
    else log.warn(fields, logEvents.nodeStatus);
  }

  /** To be called now and then while connected. @param hasMessages since the last call */
  look(hasMessages: boolean): void {
    const { clock, missingAfterMs } = this.#options;
    const nowMs = clock.monotonicMs();
    if (this.#target && this.#target.tls === undefined) this.#sayPlaintext(this.#target);
    if (hasMessages) {
      this.#lastMessageMs = nowMs;
      this.#flows.ok();
    } else if (nowMs - this.#lastMessageMs >= missingAfterMs) {
      this.#flows.degraded(`the relay has sent nothing for ${formatDuration(missingAfterMs)}`);
    }
  }

  #sayPlaintext({ from }: RelayTarget): void {
    const reason = `flows come without encryption (${from}): anyone on the way can read and change them; give the relay TLS`;
    this.#encryption.degraded(reason);
    const nowMs = this.#options.clock.monotonicMs();
    if (nowMs - this.#plaintextSaidMs < plaintextEveryMs) return;
    this.#plaintextSaidMs = nowMs;
    this.#options.context.log.warn({ [logFields.reason]: reason }, logEvents.plaintext);
  }
}
