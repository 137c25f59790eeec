/** How far one stream's messages are known to have come, as ordinals: 1 for the first message written. */
export interface Proven {
  /** The cloud has processed them. */
  readonly confirmed: number;
  /** The cloud's end of the connection has them; at least `confirmed`. */
  readonly received: number;
}

/**
 * What is proven of the messages of one stream. A write callback says that a message left this process; the answer to a
 * call made after that, on the same connection, says that the peer has it, because TCP and HTTP/2 keep order; only
 * `received_through` says that it was processed.
 */
export class DeliveryProof {
  #received = 0;
  #confirmed = 0;

  get proven(): Proven {
    return { confirmed: this.#confirmed, received: this.#received };
  }

  /** A call that was made when `through` messages had left was answered. True when that is news. */
  receive(through: number): boolean {
    const isNews = through > this.#received;
    if (isNews) this.#received = through;
    return isNews;
  }

  /** `received_through` of an acknowledgement. True when that is news. */
  confirm(through: number): boolean {
    const isNews = through > this.#confirmed;
    if (isNews) this.#confirmed = through;
    this.receive(through);
    return isNews;
  }
}
