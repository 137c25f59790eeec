import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Component, formatHostPort } from '@kestrel/service';

export interface ApiServerOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  /** PEM texts; undefined serves plain HTTP. */
  readonly tls: { readonly certificate: string; readonly key: string } | undefined;
  readonly handle: RequestListener;
  /** Called before the server closes: to end what would hold it open. */
  readonly onClosing: () => void;
}

/** What is still being answered may take so long when the server stops. */
const drainMs = 500;

/** The listening side of the API. */
export class ApiServer implements Component {
  readonly name = 'api-server';
  readonly #options: ApiServerOptions;
  readonly #server: Server;

  constructor(options: ApiServerOptions) {
    this.#options = options;
    const { tls, handle } = options;
    this.#server = tls
      ? createTlsServer({ cert: tls.certificate, key: tls.key }, handle)
      : createServer(handle);
    this.#server.keepAliveTimeout = 120_000;
  }

  /** Where it listens, once it has started. */
  get url(): string {
    const address = this.#server.address() as AddressInfo | null;
    if (address === null) throw new Error('the API server is not listening');
    return `${this.#options.tls ? 'https' : 'http'}://${formatHostPort(this.#options.host, address.port)}`;
  }

  async start(): Promise<void> {
    this.#server.listen(this.#options.port, this.#options.host);
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#options.onClosing();
    this.#server.closeIdleConnections();
    const cutOff = setTimeout(() => this.#server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(cutOff);
  }
}
