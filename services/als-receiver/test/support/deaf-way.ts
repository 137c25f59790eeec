import { connect, createServer, type Socket } from 'node:net';

const frame = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** How a server's frames begin: length, type, flags, stream. */
const frames = { ping: frame('000008 06 00 00000000'), notice: frame('000008 07 00 00000000') };

/** A way to a server on which its client hears nothing until it is told to, while the server hears everything. */
export class DeafWay implements Disposable {
  readonly #server = createServer((client) => this.#join(client));
  readonly #sockets: Socket[] = [];
  readonly #target: number;
  #held: Buffer[] | undefined = [];

  private constructor(target: number) {
    this.#target = target;
  }

  static async to(target: number): Promise<DeafWay> {
    const way = new DeafWay(target);
    await new Promise<void>((resolve) => way.#server.listen(0, '127.0.0.1', resolve));
    return way;
  }

  get port(): number {
    const address = this.#server.address();
    return address === null || typeof address === 'string' ? 0 : address.port;
  }

  /** The server has sent this, and its client has not heard it. */
  holds(kind: keyof typeof frames): boolean {
    return this.#held !== undefined && Buffer.concat(this.#held).includes(frames[kind]);
  }

  hear(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const chunk of held) this.#sockets[0]?.write(chunk);
  }

  [Symbol.dispose](): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(client: Socket): void {
    const target = connect(this.#target, '127.0.0.1');
    this.#sockets.push(client, target);
    for (const socket of [client, target]) socket.on('error', () => undefined);
    client.pipe(target);
    target.on('data', (chunk) => {
      if (this.#held) this.#held.push(chunk);
      else client.write(chunk);
    });
    target.on('end', () => client.end());
  }
}
