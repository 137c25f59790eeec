import { createSecureServer, createServer, type Http2Server, type ServerOptions } from 'node:http2';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import { describeTlsProblem, type TlsMaterial, type TlsWatcher, watchTlsMaterial } from '@kestrel/grpc';
import {
  aborted,
  type Clock,
  type Component,
  type HealthCondition,
  logFields,
  type ServiceContext,
  sleep,
} from '@kestrel/service';
import type { ServerConfig } from '../config.ts';
import { logEvents } from '../log-events.ts';
import type { AlsMetrics } from '../metrics.ts';
import { Connection } from './connection.ts';
import { createFaultLog, type FaultLog } from './fault-log.ts';
import { PartialBytes } from './partial-bytes.ts';
import type { ConnectionSink, ServerParts } from './server-parts.ts';

export interface AlsServerOptions {
  readonly config: ServerConfig;
  readonly context: ServiceContext;
  readonly metrics: AlsMetrics;
  readonly clock: Clock;
  readonly openSink: () => ConnectionSink;
  readonly onBrokenMessage: () => void;
}

/** What a peer may send on one stream ahead of our reading: several times what an Envoy buffers, and its first message. */
const streamWindowBytes = 128 * 1024;
const maxFrameBytes = 64 * 1024;
const handshakeTimeoutMs = 10_000;
const keepAliveMs = 30_000;
const maxLookIntervalMs = 5_000;
/** Of the grace, what peers may take to leave at a stop; the rest of that time is for what they sent. */
const shareOfGraceAtStop = 0.5;

/**
 * The gRPC server that Envoys send their access logs to, on node:http2 with own framing. Start resolves when it
 * listens; with TLS that takes files that can be used. Health condition `server`.
 */
export class AlsServer implements Component {
  readonly name = 'access-log-server';
  readonly #options: AlsServerOptions;
  readonly #parts: ServerParts;
  readonly #condition: HealthCondition;
  readonly #connections = new Set<Connection>();
  readonly #faults: FaultLog;
  readonly #tls: TlsWatcher | undefined;
  readonly #onFirstMaterial = Promise.withResolvers<void>();
  #server: Http2Server | undefined;
  #setSecureContext: ((material: TlsMaterial) => void) | undefined;
  #looking: NodeJS.Timeout | undefined;
  #isServing = true;
  #isStopping = false;
  #onEmpty = Promise.withResolvers<void>();

  constructor(options: AlsServerOptions) {
    const { config, context, metrics, clock } = options;
    this.#options = options;
    this.#condition = context.health.condition('server', { blocksReadiness: true });
    this.#faults = createFaultLog(context.log, clock);
    const partial = new PartialBytes(config.maxPartialBytes);
    this.#parts = {
      limits: config,
      metrics,
      clock,
      partial,
      openSink: options.openSink,
      isServing: () => this.#isServing,
      onStreamFault: (fault) => this.#faults.report(logEvents.streamFault, fault),
      onBrokenMessage: options.onBrokenMessage,
    };
    this.#tls = this.#watchFiles();
    context.status.section('server', () => ({
      address: this.address,
      tls: config.tls !== undefined,
      client_certificates: config.tls?.caFile !== undefined,
      connections: this.#connections.size,
      partial_bytes: partial.total,
    }));
  }

  /** Undefined while it does not listen. */
  get address(): AddressInfo | undefined {
    const address = this.#server?.listening ? this.#server.address() : null;
    return address === null || typeof address === 'string' ? undefined : address;
  }

  async start(signal: AbortSignal): Promise<void> {
    await this.#tls?.start(signal);
    if (this.#tls) await Promise.race([this.#onFirstMaterial.promise, aborted(signal)]);
    if (signal.aborted || !this.#isServing) return;
    const server = this.#createServer();
    this.#server = server;
    await this.#listen(server);
    const intervalMs = Math.min(maxLookIntervalMs, this.#options.config.stallTimeoutMs / 4);
    this.#looking = setInterval(() => this.#look(), intervalMs);
    this.#condition.ok();
    const { address, port } = this.address ?? { address: '', port: 0 };
    this.#options.context.log.info(
      { [logFields.address]: address, [logFields.port]: port },
      logEvents.listening,
    );
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#isServing = false;
    this.#onFirstMaterial.resolve();
    // Envoys that have not heard of it would find nobody, and drop what they were to send.
    if (this.#connections.size > 0)
      await sleep(this.#options.config.leavingMs, deadline).catch(() => undefined);
    this.#isStopping = true;
    clearInterval(this.#looking);
    await this.#tls?.stop(deadline);
    // Only the listening ends: the server's own `close` would refuse streams that are on their way to us.
    if (this.#server) NetServer.prototype.close.call(this.#server);
    for (const connection of this.#connections) connection.drain('stopped');
    const graceMs = this.#options.config.connectionGraceMs * shareOfGraceAtStop;
    const left = AbortSignal.any([deadline, AbortSignal.timeout(graceMs)]);
    if (this.#connections.size > 0) await Promise.race([this.#onEmpty.promise, aborted(left)]);
    for (const connection of this.#connections) connection.destroy();
  }

  #watchFiles(): TlsWatcher | undefined {
    const { tls } = this.#options.config;
    if (tls === undefined) return undefined;
    return watchTlsMaterial({
      files: tls,
      intervalMs: tls.checkIntervalMs,
      clock: this.#options.clock,
      onMaterial: (material) => this.#useMaterial(material),
      onProblems: (problems) => {
        const text = problems.map(describeTlsProblem).join('; ');
        if (text === '') this.#condition.ok();
        else if (this.#tls?.material) this.#condition.degraded(text);
        else this.#condition.failed(text);
      },
    });
  }

  /** Connections under the former certificate, or of clients that the former authorities admitted, are asked to leave. */
  #useMaterial(material: TlsMaterial): void {
    this.#options.metrics.tlsExpiry.set(material.expiresAt.getTime() / 1_000);
    this.#onFirstMaterial.resolve();
    if (this.#setSecureContext === undefined) return;
    this.#setSecureContext(material);
    for (const connection of this.#connections) connection.drain('certificate');
    this.#options.context.log.info(
      { [logFields.expiresAt]: material.expiresAt.toISOString() },
      logEvents.certificateChanged,
    );
  }

  #createServer(): Http2Server {
    const { maxStreams, maxConnections } = this.#options.config;
    const options: ServerOptions = {
      settings: {
        initialWindowSize: streamWindowBytes,
        maxFrameSize: maxFrameBytes,
        maxConcurrentStreams: maxStreams,
        enablePush: false,
      },
    };
    const server = this.#tls?.material
      ? this.#createTlsServer(options, this.#tls.material)
      : createServer(options);
    const { connectionsRefused } = this.#options.metrics;
    server.maxConnections = maxConnections;
    server.on('drop', () => connectionsRefused.inc({ cause: 'too-many' }));
    server.on('connection', (socket: Socket) => socket.setKeepAlive(true, keepAliveMs));
    server.on('session', (session) => {
      const connection: Connection = new Connection(session, this.#parts, () => this.#left(connection));
      this.#connections.add(connection);
      // One whose handshake was under way.
      if (this.#isStopping) connection.drain('stopped');
    });
    server.on('sessionError', () => this.#faults.report(logEvents.connectionFault, 'protocol'));
    return server;
  }

  #createTlsServer(options: ServerOptions, material: TlsMaterial): Http2Server {
    const { tls } = this.#options.config;
    const asksForCertificate = tls?.caFile !== undefined;
    const server = createSecureServer({
      ...options,
      ...secureContextOf(material),
      handshakeTimeout: handshakeTimeoutMs,
      requestCert: asksForCertificate,
      rejectUnauthorized: asksForCertificate,
    });
    this.#setSecureContext = (next) => server.setSecureContext(secureContextOf(next));
    const refuse = (cause: 'tls' | 'not-http2') => {
      this.#options.metrics.connectionsRefused.inc({ cause });
      this.#faults.report(logEvents.connectionFault, cause);
    };
    server.on('tlsClientError', () => refuse('tls'));
    server.on('unknownProtocol', (socket) => {
      refuse('not-http2');
      socket.destroy();
    });
    return server;
  }

  async #listen(server: Http2Server): Promise<void> {
    const { host, port } = this.#options.config;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once('error', reject);
    server.listen(port, host, resolve);
    await promise;
    server.off('error', reject);
    // A socket that cannot be accepted (no file descriptors left) is that socket's end, not the server's.
    server.on('error', () => this.#faults.report(logEvents.connectionFault, 'accept'));
  }

  #look(): void {
    const nowMs = this.#options.clock.monotonicMs();
    for (const connection of this.#connections) connection.look(nowMs);
    this.#options.metrics.partialBytes.set(this.#parts.partial.total);
  }

  #left(connection: Connection): void {
    this.#connections.delete(connection);
    if (this.#connections.size === 0 && this.#isStopping) this.#onEmpty.resolve();
  }
}

function secureContextOf({ cert, key, ca }: TlsMaterial) {
  return { cert, key, ...(ca === undefined ? {} : { ca }), minVersion: 'TLSv1.2' as const };
}
