/** Intervals without a message after which a stream that had a heartbeat counts as dead. */
const patience = 2.5;

/**
 * Notices that a stream has fallen silent. Armed by the first heartbeat, since a cloud may send none; from then on every
 * message counts as a sign of life.
 */
export class HeartbeatWatch {
  readonly #limitMs: number;
  #armed = false;
  #heardAtMs = 0;

  constructor(intervalMs: number) {
    this.#limitMs = intervalMs * patience;
  }

  heartbeat(nowMs: number): void {
    this.#armed = true;
    this.heard(nowMs);
  }

  heard(nowMs: number): void {
    this.#heardAtMs = nowMs;
  }

  /** This process did not run for `ms`: the peer's messages of that time may not have been read yet. */
  forgive(ms: number): void {
    this.#heardAtMs += ms;
  }

  isDead(nowMs: number): boolean {
    return this.#armed && nowMs - this.#heardAtMs > this.#limitMs;
  }
}
