import { type ClientHttp2Session, connect } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { type Clock, systemClock } from '@kestrel/service';
import { type CallEnd, toCallEnd, toConnectFailure } from './call-end.ts';
import { closedAtHandshake, connectErrorText } from './connect-error.ts';
import { EndedError } from './errors.ts';
import type { GrpcCall } from './grpc-call.ts';
import { grpcStatus } from './grpc-status.ts';
import { cancelled } from './http2-call-end.ts';
import { startKeepalive } from './keepalive.ts';
import type { TlsCredentials } from './tls-credentials.ts';
import { hostAndPort, openTlsSocket } from './tls-socket.ts';

const mebibyte = 1024 * 1024;
const defaultUserAgent = 'kestrel-operator';

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly credentials: TlsCredentials;
  /** Name for SNI, certificate check and `:authority` where it is not the host's own. */
  readonly serverName?: string | undefined;
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
 * One HTTP/2 connection over TLS and no other. It never reconnects: a call after a GOAWAY or a lost connection is refused, so
 * that calls on a connection share its order: what proves delivery (the barrier) depends on it. To connect again, make a new
 * one; it may open while the streams of the old one run out.
 */
export interface Connection {
  readonly address: string;
  readonly state: ConnectionState;
  /** Resolves when the state is no longer `connecting`. Calls may be made before. */
  readonly settled: Promise<ConnectionState>;
  /** Why it could not be opened; every call on it ends so. */
  readonly failure: CallEnd | undefined;
  /** Calls `listener` once when an open connection is leaving: the server said GOAWAY, or it is lost. */
  onLeaving(listener: () => void): void;
  /**
   * For `openBidiStream` and `callUnary`: the call starts when the connection is open, and ends with it.
   * @throws EndedError unless the connection is connecting or open.
   */
  begin(call: GrpcCall): void;
  /** The call needs the connection no longer. */
  release(call: GrpcCall): void;
  /** Ends every call on it with `cancelled`. */
  close(): void;
}

/** Starts to connect at once. */
export function createConnection(options: ConnectionOptions): Connection {
  return new SingleConnection(options);
}

class SingleConnection implements Connection {
  readonly address: string;
  readonly settled: Promise<ConnectionState>;
  readonly #options: ConnectionOptions;
  readonly #authority: string;
  readonly #clock: Clock;
  readonly #calls = new Set<GrpcCall>();
  readonly #listeners: (() => void)[] = [];
  readonly #givenUp = new AbortController();
  readonly #settle: (state: ConnectionState) => void;
  #cancelTimer: () => void;
  #stopKeepalive: () => void = () => undefined;
  #session: ClientHttp2Session | undefined;
  #state: ConnectionState = 'connecting';
  #failure: CallEnd | undefined;
  #brokenBy: Error | undefined;

  constructor(options: ConnectionOptions) {
    const { host, port, serverName, connectTimeoutMs = 20_000, clock = systemClock } = options;
    this.address = hostAndPort(host, port);
    this.#authority = serverName ?? this.address;
    this.#options = options;
    this.#clock = clock;
    const { promise, resolve } = Promise.withResolvers<ConnectionState>();
    this.settled = promise;
    this.#settle = resolve;
    this.#cancelTimer = clock.setTimer(connectTimeoutMs, () => {
      const reason = `no connection: ${this.address} did not answer within ${connectTimeoutMs} ms`;
      this.#fail({ kind: 'unreachable', code: grpcStatus.DEADLINE_EXCEEDED, reason });
    });
    void this.#connect();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get failure(): CallEnd | undefined {
    return this.#failure;
  }

  onLeaving(listener: () => void): void {
    if (this.#state === 'leaving') listener();
    else this.#listeners.push(listener);
  }

  begin(call: GrpcCall): void {
    const session = this.#session;
    if (this.#state !== 'connecting' && (this.#state !== 'open' || !session || session.closed))
      throw new EndedError('connection');
    this.#calls.add(call);
    if (this.#state === 'open' && session) this.#startCall(call, session);
  }

  release(call: GrpcCall): void {
    this.#calls.delete(call);
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#change('closed');
    this.#end(cancelled);
  }

  async #connect(): Promise<void> {
    const { host, port, serverName = host, credentials } = this.#options;
    const { signal } = this.#givenUp;
    try {
      const socket = await openTlsSocket({ host, port, serverName, credentials, signal });
      if (signal.aborted) socket.destroy();
      else this.#listen(this.#openSession(socket));
    } catch (error) {
      this.#fail(toConnectFailure(connectErrorText(error)));
    }
  }

  #openSession(socket: TLSSocket): ClientHttp2Session {
    const { windowBytes = 4 * mebibyte } = this.#options;
    // After a TLS alert the session waits for the end of a socket that nobody ends.
    socket.once('error', (error) => {
      this.#brokenBy ??= error;
      socket.destroy();
    });
    return connect(`https://${this.#authority}`, {
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
    for (const call of this.#calls) this.#startCall(call, session);
  }

  #keepAlive(session: ClientHttp2Session): void {
    const { keepaliveTimeMs: timeMs = 300_000, keepaliveTimeoutMs: timeoutMs = 30_000 } = this.#options;
    const onDead = () => session.destroy(new Error(`no answer to a ping within ${timeoutMs} ms`));
    this.#stopKeepalive = startKeepalive({ session, timeMs, timeoutMs, clock: this.#clock, onDead });
  }

  #startCall(call: GrpcCall, session: ClientHttp2Session): void {
    call.start({ session, authority: this.#authority, userAgent: defaultUserAgent });
  }

  #leave(): void {
    if (this.#state === 'open') this.#change('leaving');
  }

  #lost(): void {
    const error = this.#brokenBy;
    this.#fail(toConnectFailure(error ? connectErrorText(error) : closedAtHandshake));
    this.#leave();
    const details = error ? `the connection broke: ${error.message}` : 'the peer closed the connection';
    this.#end(toCallEnd({ code: grpcStatus.UNAVAILABLE, details }));
  }

  #fail(end: CallEnd): void {
    if (this.#state !== 'connecting') return;
    this.#failure = end;
    this.#change('failed');
    this.#end(end);
  }

  #change(next: ConnectionState): void {
    this.#state = next;
    this.#cancelTimer();
    this.#settle(next);
    if (next === 'leaving') for (const listener of this.#listeners.splice(0)) listener();
  }

  /** The end of every call and of the connection under them. */
  #end(end: CallEnd): void {
    this.#stopKeepalive();
    this.#givenUp.abort();
    for (const call of this.#calls) call.end(end);
    this.#calls.clear();
    this.#session?.destroy();
  }
}
