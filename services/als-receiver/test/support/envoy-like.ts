import { LogClient, type RawCall } from './log-client.ts';

/**
 * Behaves as an Envoy's logger does: a stream for as long as the server lets it, the next one when that is answered, on a
 * new connection when the server said GOAWAY; what it sends it does not keep.
 */
export class EnvoyLike implements Disposable {
  readonly #port: () => number;
  readonly #name: string;
  #client: LogClient | undefined;
  #call: RawCall | undefined;
  sent = 0;
  connections = 0;

  constructor(port: number | (() => number), name: string) {
    this.#port = typeof port === 'number' ? () => port : port;
    this.#name = name;
  }

  send(count: number): void {
    const call = this.#openCall();
    for (let index = 0; index < count; index++) {
      call.send(Buffer.from(`${this.#name} ${this.sent}`));
      this.sent += 1;
    }
  }

  /** Ends the stream properly. */
  async finish(): Promise<void> {
    await this.#call?.end();
  }

  [Symbol.dispose](): void {
    this.#client?.session.destroy();
  }

  #openCall(): RawCall {
    if (this.#call?.isAnswered) {
      this.#call.stream.end();
      this.#call = undefined;
    }
    const client = this.#openClient();
    this.#call ??= client.open();
    return this.#call;
  }

  #openClient(): LogClient {
    const client = this.#client;
    const isUsable =
      client && !client.session.destroyed && (!client.isToldToLeave || this.#call !== undefined);
    if (isUsable) return client;
    this.#call = undefined;
    this.#client = new LogClient(this.#port());
    this.connections += 1;
    return this.#client;
  }
}
