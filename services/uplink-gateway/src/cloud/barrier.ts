import { type CallMetadata, type Connection, callUnary, type UnaryResult } from '@kestrel/grpc';
import { grpc } from '@kestrel/proto';
import type { Clock } from '@kestrel/service';
import type { GatewayMetrics } from '../metrics.ts';
import type { CloudLane } from './cloud-lane.ts';

const path = '/grpc.health.v1.Health/Check';
const request = grpc.health.v1.HealthCheckRequest.encode({}).finish();
/** A time-out that comes this much late was spent by this process, not by the peer. */
const lateMs = 2_000;

export interface BarrierOptions {
  readonly connection: Connection;
  readonly metadata: CallMetadata;
  readonly timeoutMs: number;
  readonly lanes: () => readonly CloudLane[];
  readonly metrics: GatewayMetrics;
  readonly clock: Clock;
  /** The peer gave no answer in time: the connection is dead. */
  readonly onDead: () => void;
}

/**
 * Proof of reception without the cloud's help: when messages have left for the network, and then a call on the same
 * connection is answered, with whatever status, the peer has them.
 */
export class Barrier {
  readonly #options: BarrierOptions;
  #asking = false;

  constructor(options: BarrierOptions) {
    this.#options = options;
  }

  /** Asks once if anything is unproven and no question is open. */
  async ask(): Promise<void> {
    const { connection, lanes, metrics } = this.#options;
    const unproven = lanes().filter((lane) => lane.isUnproven);
    if (this.#asking || unproven.length === 0 || connection.state !== 'open') return;
    this.#asking = true;
    const marks = unproven.map((lane) => ({ lane, through: lane.mark() }));
    const result = await this.#call();
    this.#asking = false;
    if (!result?.answered) {
      metrics.barrierFailures.inc();
      return;
    }
    for (const { lane, through } of marks) lane.prove(through);
  }

  async #call(): Promise<UnaryResult | undefined> {
    const { connection, metadata, timeoutMs, metrics, clock, onDead } = this.#options;
    const startedMs = clock.monotonicMs();
    try {
      const result = await callUnary(connection, { path, request, metadata, timeoutMs });
      const tookMs = clock.monotonicMs() - startedMs;
      if (result.answered) metrics.barrierSeconds.observe(tookMs / 1000);
      if (result.end.kind === 'timed-out' && tookMs < timeoutMs + lateMs) onDead();
      return result;
    } catch {
      // The connection left between the look and the call: its streams end by themselves.
      return undefined;
    }
  }
}
