import { createLease, type Lease } from '@kestrel/bus';
import { type Component, logFields, sleep } from '@kestrel/service';
import { Session } from './session.ts';
import type { SessionDeps } from './session-deps.ts';

const leaseKey = 'watcher';
const retryMs = 5_000;

/**
 * Runs sessions while this process holds the lease; otherwise it stands by, which costs nothing: no list, no watch, no
 * reading of the bus. Sessions follow one another, never two at a time.
 */
export function createLeadership(deps: SessionDeps): Component {
  return new Leadership(deps);
}

class Leadership implements Component {
  readonly name = 'leadership';
  readonly #deps: SessionDeps;
  readonly #lease: Lease;
  readonly #stopping = new AbortController();
  #session: Session | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(deps: SessionDeps) {
    this.#deps = deps;
    const { bus, context } = deps;
    this.#lease = createLease(bus, {
      key: leaseKey,
      holder: context.instance,
      clock: deps.clock,
      onAcquired: () => this.#begin('lease-acquired'),
      onLost: () => this.#onLost(),
    });
    context.status.section('inventory', () => this.#session?.describe() ?? { role: 'standby' });
  }

  async start(signal: AbortSignal): Promise<void> {
    this.#standBy();
    await this.#lease.start(signal);
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#stopping.abort();
    await this.#endSession(deadline);
    await this.#turn;
    await this.#lease.stop(deadline);
  }

  #begin(reason: string): void {
    this.#deps.context.health.setRole('active');
    this.#deps.metrics.sessions.inc({ reason });
    this.#enqueue(async () => {
      await this.#endSession(this.#stopping.signal);
      if (!this.#lease.isHeld() || this.#stopping.signal.aborted) return;
      await this.#runSession();
    });
  }

  async #runSession(): Promise<void> {
    const session = new Session(this.#deps, {
      isLeader: () => this.#lease.isHeld(),
      onEnded: (reason) => this.#begin(reason),
    });
    this.#session = session;
    try {
      await session.start();
    } catch (error) {
      this.#deps.context.log.error({ [logFields.error]: error }, 'session-failed');
      await sleep(retryMs, this.#stopping.signal).catch(() => undefined);
      if (this.#lease.isHeld()) this.#begin('session-failed');
    }
  }

  #onLost(): void {
    this.#session?.abort();
    this.#standBy();
    this.#enqueue(() => this.#endSession(this.#stopping.signal));
  }

  #standBy(): void {
    this.#deps.context.health.setRole('standby');
    this.#deps.condition.ok('standby');
  }

  #enqueue(task: () => Promise<void>): void {
    this.#turn = this.#turn.then(task);
  }

  async #endSession(deadline: AbortSignal): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.stop(deadline);
  }
}
