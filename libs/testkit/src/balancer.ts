import { connect, createServer, type Server, type Socket } from 'node:net';

/** One address in front of several, as a Service is: each new connection goes to the next. */
export class Balancer implements Disposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #targets: readonly number[];
  #next = 0;

  private constructor(targets: readonly number[]) {
    this.#targets = targets;
    this.#server = createServer((client) => this.#join(client));
  }

  static async start(targets: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(targets);
    const { promise, resolve } = Promise.withResolvers<void>();
    balancer.#server.listen(0, '127.0.0.1', resolve);
    await promise;
    return balancer;
  }

  get port(): number {
    const address = this.#server.address();
    return address === null || typeof address === 'string' ? 0 : address.port;
  }

  /** New connections go to these only. */
  retarget(targets: readonly number[]): void {
    this.#targets = targets;
  }

  [Symbol.dispose](): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(client: Socket): void {
    const target = connect(this.#targets[this.#next++ % this.#targets.length] ?? 0, '127.0.0.1');
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => this.#sockets.delete(from));
      from.pipe(to);
    }
  }
}
