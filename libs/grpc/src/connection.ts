import { type ClientHttp2Session, connect } from 'node:http2';
import type { Socket } from 'node:net';
import { type Clock, formatHostPort, systemClock } from '@kestrel/service';
import { type CallEnd, toCallEnd, toConnectFailure, toUnreachable } from './call-end.ts';
import { closedAtHandshake, connectErrorText } from './connect-error.ts';
import { EndedError } from './errors.ts';
import { GrpcCall, type GrpcCallOptions } from './grpc-call.ts';
import { grpcStatus } from './grpc-status.ts';
import { cancelled } from './http2-call-end.ts';
import { startKeepalive } from './keepalive.ts';
import { openSocket } from './open-socket.ts';
import type { TlsCredentials } from './tls-credentials.ts';

const mebibyte = 1024 * 1024;
const closedByPeer = 'the peer closed the connection';

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  /** Undefined: plaintext. */
  readonly credentials?: TlsCredentials | undefined;
  /** Name for SNI, certificate check and `:authority` where it is not the host's own. */
  readonly serverName?: string | undefined;
  /** Goes through the proxy that the environment names. Default: straight to the host, as within a cluster. */
  readonly usesProxy?: boolean;
  /** Time for name, proxy, TCP, TLS and the first HTTP/2 frame together. Default 20 s. */
  readonly connectTimeoutMs?: number;
  /** Between keepalive pings. Default 5 min: the least that a Go server of a deployed cloud tolerates. */
  readonly keepaliveTimeMs?: number;
  /** How long the answer to a ping may take. Default 30 s. */
  readonly keepaliveTimeoutMs?: number;
  /** HTTP/2 receive window of a stream. Default 4 MiB; the protocol's 64 KiB is 1.4 MB/s at 20 ms. */
  readonly windowBytes?: number;
  readonly clock?: Clock;
}

/** `failed` was never open; `leaving` was open and takes no new calls. Neither changes any more but by `close`. */
export type ConnectionState = 'closed' | 'connecting' | 'failed' | 'leaving' | 'open';

/**
 * One HTTP/2 connection and no other. It never reconnects: a call after a GOAWAY or a lost connection is refused, so
 * that calls on a connection share its order: what proves delivery (the barrier) depends on it. To connect again, make a new
 * one; it may open while the streams of the old one run out.
 */
export interface Connection {
  readonly address: string;
  readonly state: ConnectionState;
  /** Resolves when the state is no longer `connecting`. Calls may be made before. */
  readonly settled: Promise<ConnectionState>;
  /** Resolves with the cause when it has failed, is lost or closed, and every call on it has ended. */
  readonly ended: Promise<CallEnd>;
  /** Calls `listener` once when an open connection is leaving: the server said GOAWAY, or it is lost. */
  onLeaving(listener: () => void): void;
  /**
   * For `openBidiStream`, `openServerStream` and `callUnary`: the call starts when the connection is open, and ends with it.
   * @throws EndedError unless the connection is connecting or open.
   */
  begin(options: GrpcCallOptions): GrpcCall;
  /** Ends every call on it with `cancelled`. */
  close(): void;
}

/** Starts to connect at once. */
export function createConnection(options: ConnectionOptions): Connection {
  return new SingleConnection(options);
}

class SingleConnection implements Connection {
  readonly address: string;
  readonly #options: ConnectionOptions;
  readonly #authority: string;
  readonly #clock: Clock;
  readonly #calls = new Set<GrpcCall>();
  readonly #listeners: (() => void)[] = [];
  readonly #givenUp = new AbortController();
  readonly #settling = Promise.withResolvers<ConnectionState>();
  readonly #ending = Promise.withResolvers<CallEnd>();
  #cancelTimer: () => void;
  #stopKeepalive: () => void = () => undefined;
  #session: ClientHttp2Session | undefined;
  #state: ConnectionState = 'connecting';
  #brokenBy: Error | undefined;

  constructor(options: ConnectionOptions) {
    const { host, port, serverName, connectTimeoutMs = 20_000, clock = systemClock } = options;
    this.address = formatHostPort(host, port);
    this.#authority = serverName ?? this.address;
    this.#options = options;
    this.#clock = clock;
    this.#cancelTimer = clock.setTimer(connectTimeoutMs, () => {
      this.#fail(toUnreachable(`${this.address} did not answer within ${connectTimeoutMs} ms`));
    });
    void this.#connect();
  }

  get state(): ConnectionState {
    const session = this.#session;
    // The session knows a moment before it tells.
    const isEnding = session !== undefined && (session.closed || session.destroyed);
    return this.#state === 'open' && isEnding ? 'leaving' : this.#state;
  }

  get settled(): Promise<ConnectionState> {
    return this.#settling.promise;
  }

  get ended(): Promise<CallEnd> {
    return this.#ending.promise;
  }

  onLeaving(listener: () => void): void {
    if (this.#state === 'leaving') listener();
    else this.#listeners.push(listener);
  }

  begin(options: GrpcCallOptions): GrpcCall {
    const { state } = this;
    if (state !== 'connecting' && state !== 'open') throw new EndedError('connection');
    const call = new GrpcCall({
      ...options,
      onEnd: (end) => {
        this.#calls.delete(call);
        options.onEnd(end);
      },
    });
    this.#calls.add(call);
    if (state === 'open') this.#start(call);
    return call;
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#change('closed');
    this.#end(cancelled);
  }

  async #connect(): Promise<void> {
    const { host, port, serverName = host, credentials, usesProxy = false } = this.#options;
    const { signal } = this.#givenUp;
    try {
      const socket = await openSocket({ host, port, serverName, credentials, usesProxy, signal });
      if (signal.aborted) socket.destroy();
      else this.#listen(this.#openSession(socket));
    } catch (error) {
      this.#fail(this.#toFailure(error));
    }
  }

  #openSession(socket: Socket): ClientHttp2Session {
    const { credentials, windowBytes = 4 * mebibyte } = this.#options;
    // After a TLS alert the session waits for the end of a socket that nobody ends.
    socket.once('error', (error) => {
      this.#brokenBy ??= error;
      socket.destroy();
    });
    return connect(`${credentials ? 'https' : 'http'}://${this.#authority}`, {
      createConnection: () => socket,
      settings: { initialWindowSize: windowBytes, enablePush: false },
      // What waits is bounded by each stream's writer; this bound would refuse a new stream instead.
      maxSessionMemory: 1024,
    });
  }

  #listen(session: ClientHttp2Session): void {
    const { windowBytes = 4 * mebibyte } = this.#options;
    this.#session = session;
    session.once('connect', () => session.setLocalWindowSize(2 * windowBytes));
    // Not before: a server that refuses our certificate closes behind a handshake that has succeeded here.
    session.once('remoteSettings', () => this.#opened(session));
    session.on('goaway', () => this.#leave());
    session.on('error', (error: Error) => {
      this.#brokenBy ??= error;
    });
    session.once('close', () => this.#lost());
  }

  #opened(session: ClientHttp2Session): void {
    if (this.#state !== 'connecting') return;
    this.#change('open');
    this.#keepAlive(session);
    for (const call of this.#calls) this.#start(call);
  }

  #keepAlive(session: ClientHttp2Session): void {
    const { keepaliveTimeMs: timeMs = 300_000, keepaliveTimeoutMs: timeoutMs = 30_000 } = this.#options;
    const onDead = () => session.destroy(new Error(`no answer to a ping within ${timeoutMs} ms`));
    this.#stopKeepalive = startKeepalive({ session, timeMs, timeoutMs, clock: this.#clock, onDead });
  }

  #start(call: GrpcCall): void {
    if (this.#session) call.start(this.#session, this.#authority);
  }

  #leave(): void {
    if (this.#state === 'open') this.#change('leaving');
  }

  #lost(): void {
    const error = this.#brokenBy;
    this.#fail(this.#toFailure(error));
    this.#leave();
    const details = error ? `the connection broke: ${error.message}` : closedByPeer;
    this.#end(toCallEnd({ code: grpcStatus.UNAVAILABLE, details }));
  }

  /** Why it could not be opened; without an error the peer closed it. */
  #toFailure(error: unknown): CallEnd {
    if (this.#options.credentials)
      return toConnectFailure(error === undefined ? closedAtHandshake : connectErrorText(error));
    return toUnreachable(error === undefined ? closedByPeer : connectErrorText(error));
  }

  #fail(end: CallEnd): void {
    if (this.#state !== 'connecting') return;
    this.#change('failed');
    this.#end(end);
  }

  #change(next: ConnectionState): void {
    this.#state = next;
    this.#cancelTimer();
    this.#settling.resolve(next);
    if (next === 'leaving') for (const listener of this.#listeners.splice(0)) listener();
  }

  /** The end of every call and of the connection under them. */
  #end(end: CallEnd): void {
    this.#stopKeepalive();
    this.#givenUp.abort();
    for (const call of this.#calls) call.end(end);
    this.#ending.resolve(end);
    this.#session?.destroy();
  }
}
