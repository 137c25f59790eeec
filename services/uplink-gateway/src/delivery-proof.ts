/** How far one stream's messages are known to have come, as ordinals: 1 for the first message written. */
export interface Proven {
  /** The cloud has processed them. */
  readonly confirmed: number;
  /** The cloud's end of the connection has them; at least `confirmed`. */
  readonly received: number;
}

/**
 * Counts what was written on one stream and what of it is proven. A write callback says that a message left this
 * process; the answer to a call made after that, on the same connection, says that the peer has it, because TCP and HTTP/2
 * keep order; only `received_through` says that it was processed.
 */
export class DeliveryProof {
  #written = 0;
  #flushed = 0;
  #received = 0;
  #confirmed = 0;

  get written(): number {
    return this.#written;
  }

  get proven(): Proven {
    return { confirmed: this.#confirmed, received: this.#received };
  }

  /** Whether something was written of which nobody can say that it arrived. */
  get unproven(): boolean {
    return this.#received < this.#written;
  }

  /** The ordinal of a message that is written now. */
  write(): number {
    this.#written += 1;
    return this.#written;
  }

  /** The write callback of the next message, in order of writing, has fired. */
  flush(): void {
    this.#flushed += 1;
  }

  /** What the answer to a call made now will prove: hand it to `receive` when the answer is there. */
  mark(): number {
    return this.#flushed;
  }

  receive(through: number): void {
    this.#received = Math.max(this.#received, through);
  }

  /** `received_through` of an acknowledgement. False when it names a message that was never written. */
  confirm(through: number): boolean {
    if (through > this.#written) return false;
    this.#confirmed = Math.max(this.#confirmed, through);
    this.receive(this.#confirmed);
    return true;
  }
}
