import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket, type Server as TlsServer } from 'node:tls';
import { type ConnectionInjector, type Server, ServerCredentials } from '@grpc/grpc-js';
import { type Component, type Logger, logFields } from '@kestrel/service';
import type { Material } from '../authority/material.ts';
import type { Faults } from '../faults.ts';

export interface GrpcListenerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly material: Material;
  readonly service: Server;
  readonly faults: Faults;
  readonly log: Logger;
}

interface Connection {
  readonly socket: TLSSocket;
  readonly injector: ConnectionInjector;
  readonly openedAtMs: number;
  maxAge: NodeJS.Timeout | undefined;
}

/**
 * Accepts operators: mutual TLS, version 1.2 or later, client certificates by this cloud's CA. TLS ends here and not in
 * the gRPC library, so that each connection can be reset, refused, or told to go away by itself.
 */
export class GrpcListener implements Component {
  readonly name = 'grpc-listener';
  readonly #options: GrpcListenerOptions;
  readonly #server: TlsServer;
  readonly #rawSockets = new Set<Socket>();
  readonly #connections = new Set<Connection>();
  readonly #stopWatchingFaults: () => void;

  constructor(options: GrpcListenerOptions) {
    const { material, faults, log } = options;
    this.#options = options;
    this.#server = createServer(
      {
        cert: material.serverCertificate,
        key: material.serverKey,
        ca: material.authority.certificate,
        requestCert: true,
        rejectUnauthorized: true,
        minVersion: 'TLSv1.2',
        ALPNProtocols: ['h2'],
      },
      (socket) => this.#accept(socket),
    );
    this.#server.on('connection', (socket: Socket) => this.#track(socket));
    this.#server.on('tlsClientError', (error, socket) => {
      // What is wrong with a certificate is only here; the error then says no more than that the socket hung up.
      const reason = String(socket.authorizationError ?? error.message);
      log.warn({ [logFields.address]: socket.remoteAddress, [logFields.reason]: reason }, 'tls-refused');
    });
    this.#stopWatchingFaults = faults.onChange(() => {
      for (const connection of this.#connections) this.#limitAge(connection);
    });
  }

  /** The port in use, once started. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port, this.#options.host, () => {
        this.#server.off('error', reject);
        this.#options.log.info({ [logFields.port]: this.port }, 'grpc-listening');
        resolve();
      });
    });
  }

  async stop(): Promise<void> {
    this.#stopWatchingFaults();
    this.#server.close();
    this.dropConnections();
    this.#options.service.forceShutdown();
  }

  /** Resets every connection, half-made ones included. Returns how many. */
  dropConnections(): number {
    const count = this.#rawSockets.size;
    for (const socket of this.#rawSockets) socket.resetAndDestroy();
    return count;
  }

  /** Sends GOAWAY on every connection and cuts what is still open after the grace. Returns how many. */
  goAway(graceMs: number): number {
    const count = this.#connections.size;
    for (const { injector } of this.#connections) injector.drain(graceMs);
    return count;
  }

  #track(socket: Socket): void {
    if (this.#options.faults.settings.refuseConnections) {
      socket.resetAndDestroy();
      return;
    }
    this.#rawSockets.add(socket);
    socket.once('close', () => this.#rawSockets.delete(socket));
  }

  #accept(socket: TLSSocket): void {
    const injector = this.#options.service.createConnectionInjector(ServerCredentials.createInsecure());
    const connection: Connection = { socket, injector, openedAtMs: performance.now(), maxAge: undefined };
    this.#connections.add(connection);
    socket.on('error', (error) => {
      const fields = { [logFields.address]: socket.remoteAddress, [logFields.reason]: error.message };
      this.#options.log.debug(fields, 'connection-failed');
    });
    socket.once('close', () => {
      clearTimeout(connection.maxAge);
      this.#connections.delete(connection);
      injector.destroy();
    });
    this.#limitAge(connection);
    injector.injectConnection(socket);
  }

  #limitAge(connection: Connection): void {
    const { maxConnectionAgeMs, maxConnectionGraceMs } = this.#options.faults.settings;
    clearTimeout(connection.maxAge);
    if (maxConnectionAgeMs === 0) return;
    const leftMs = Math.max(0, connection.openedAtMs + maxConnectionAgeMs - performance.now());
    connection.maxAge = setTimeout(() => connection.injector.drain(maxConnectionGraceMs), leftMs);
  }
}
