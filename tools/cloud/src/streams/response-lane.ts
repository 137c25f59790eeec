export interface ResponseLaneOptions {
  /** Writes one message and calls back when the transport has taken it; never, while the peer reads nothing. */
  readonly write: (bytes: Uint8Array, taken: () => void) => void;
  /** Encodes the newest acknowledgement, or nothing where the stream has none. */
  readonly encodeAck: (receivedThrough: number) => Uint8Array | undefined;
  readonly encodeHeartbeat: (now: Date) => Uint8Array;
  /** Requests that may wait at once. */
  readonly maxRequests: number;
}

/**
 * The cloud's half of a stream. One write is under way at a time, and behind it wait at most one acknowledgement (the
 * newest), one heartbeat, and the control requests. So it takes no more memory, and holds up no reading, when the peer
 * reads nothing: a deployed operator reads nothing before its InventoryCommit.
 */
export class ResponseLane {
  readonly #options: ResponseLaneOptions;
  readonly #requests: Uint8Array[] = [];
  #receivedThrough: number | undefined;
  #heartbeatDue = false;
  #isWriting = false;
  #isScheduled = false;
  #isClosed = false;
  #lastHeartbeat: Date | undefined;
  #acksWritten = 0;

  constructor(options: ResponseLaneOptions) {
    this.#options = options;
  }

  /** When the transport was last given a heartbeat. */
  get lastHeartbeat(): Date | undefined {
    return this.#lastHeartbeat;
  }

  get acksWritten(): number {
    return this.#acksWritten;
  }

  /** Whether the transport has not yet taken what it was given last. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Everything up to and including this ordinal was processed. Several in one turn of the event loop become one. */
  acknowledge(receivedThrough: number): void {
    this.#receivedThrough = receivedThrough;
    if (this.#isScheduled || this.#isWriting) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#writeNext();
    });
  }

  heartbeat(): void {
    this.#heartbeatDue = true;
    this.#writeNext();
  }

  /** False, and nothing is sent, where too many wait already. */
  request(bytes: Uint8Array): boolean {
    if (this.#isClosed || this.#requests.length >= this.#options.maxRequests) return false;
    this.#requests.push(bytes);
    this.#writeNext();
    return true;
  }

  close(): void {
    this.#isClosed = true;
    this.#requests.length = 0;
  }

  #writeNext(): void {
    if (this.#isWriting || this.#isClosed) return;
    const bytes = this.#next();
    if (bytes === undefined) return;
    this.#isWriting = true;
    this.#options.write(bytes, () => {
      this.#isWriting = false;
      this.#writeNext();
    });
  }

  #next(): Uint8Array | undefined {
    const request = this.#requests.shift();
    if (request !== undefined) return request;
    if (this.#heartbeatDue) {
      this.#heartbeatDue = false;
      this.#lastHeartbeat = new Date();
      return this.#options.encodeHeartbeat(this.#lastHeartbeat);
    }
    if (this.#receivedThrough === undefined) return undefined;
    const ack = this.#options.encodeAck(this.#receivedThrough);
    this.#receivedThrough = undefined;
    if (ack !== undefined) this.#acksWritten += 1;
    return ack;
  }
}
