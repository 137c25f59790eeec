import {
  constants,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { AccessLogStream } from './access-log-stream.ts';
import { answerHealthCheck } from './health-call.ts';
import { grpcStatus, replyError, replyHttp } from './reply.ts';
import type { ConnectionSink, ServerParts } from './server-parts.ts';

const accessLogPath = '/envoy.service.accesslog.v3.AccessLogService/StreamAccessLogs';
const healthPath = '/grpc.health.v1.Health/Check';
/** A connection that has had streams and has none is let go after this time. */
const idleAfterMs = 300_000;
/**
 * What a peer may send on one connection ahead of our reading. One turn of the event loop reads no more than this of each,
 * so that the bus is heard between two of them however fast entries come: 256 entries or so, 25 MB/s at 5 ms of distance.
 */
const connectionWindowBytes = 128 * 1024;
/** Round trips that a peer which keeps opening streams is waited for. */
const maxRoundTrips = 8;

/** What ended a connection: its peer, its age, this server's end, or what is wrong with it. */
export type ConnectionEnd = 'closed' | 'aged' | 'idle' | 'stopped' | 'certificate' | 'overdue' | 'error';

/**
 * One HTTP/2 connection. Its end is in steps, so that nothing of what was sent is lost. nghttp2 takes no new stream once it
 * has sent a GOAWAY, so that waits for a round trip (a ping) in which the peer opened none. Then our side of each stream
 * ends, too, and what still comes is read until the peer has ended its side, or the grace is over.
 */
export class Connection {
  readonly #session: ServerHttp2Session;
  readonly #parts: ServerParts;
  readonly #sink: ConnectionSink;
  readonly #streams = new Set<AccessLogStream>();
  readonly #timers: (() => void)[] = [];
  #end: ConnectionEnd | undefined;
  #isTold = false;
  #streamsOpened = 0;
  #isClosed = false;
  #quietSinceMs: number;

  constructor(session: ServerHttp2Session, parts: ServerParts, onClosed: () => void) {
    this.#session = session;
    this.#parts = parts;
    this.#sink = parts.openSink();
    this.#quietSinceMs = parts.clock.monotonicMs();
    parts.metrics.connections.inc();
    parts.metrics.connectionsAccepted.inc();
    session.setLocalWindowSize(connectionWindowBytes);
    session.on('stream', (stream, headers) => this.#open(stream, headers));
    session.on('error', () => {
      this.#end ??= 'error';
    });
    session.on('close', () => {
      this.#closed();
      onClosed();
    });
    const { maxConnectionAgeMs } = parts.limits;
    if (maxConnectionAgeMs !== Number.POSITIVE_INFINITY) {
      const ageMs = maxConnectionAgeMs * (0.8 + 0.4 * Math.random());
      this.#timers.push(parts.clock.setTimer(ageMs, () => this.drain('aged')));
    }
  }

  /** Asks the peer to leave; the connection ends when it has, at the latest after the grace. */
  drain(cause: ConnectionEnd): void {
    if (this.#end !== undefined || this.#session.destroyed) return;
    this.#end = cause;
    const { clock, limits } = this.#parts;
    this.#timers.push(clock.setTimer(limits.connectionGraceMs, () => this.destroy()));
    this.#tellWhenQuiet(maxRoundTrips);
  }

  /** Cuts it. What was received is kept. */
  destroy(): void {
    if (this.#end !== undefined && this.#streams.size > 0) this.#end = 'overdue';
    this.#session.destroy();
  }

  /** Called every few seconds. */
  look(nowMs: number): void {
    for (const stream of this.#streams) stream.look(nowMs);
    if (this.#streams.size > 0) this.#quietSinceMs = nowMs;
    const patienceMs = this.#streamsOpened > 0 ? idleAfterMs : this.#parts.limits.stallTimeoutMs;
    if (nowMs - this.#quietSinceMs >= patienceMs) this.drain('idle');
  }

  /** A peer that never answers leaves with the grace. */
  #tellWhenQuiet(roundTrips: number): void {
    if (this.#session.destroyed) return;
    const opened = this.#streamsOpened;
    this.#session.ping((error) => {
      if (error !== null) return;
      // Streams that came before the answer are told to us after it.
      setImmediate(() => {
        if (this.#streamsOpened === opened || roundTrips === 1) this.#tell();
        else this.#tellWhenQuiet(roundTrips - 1);
      });
    });
  }

  #tell(): void {
    if (this.#session.destroyed) return;
    this.#isTold = true;
    this.#session.goaway(constants.NGHTTP2_NO_ERROR);
    for (const stream of this.#streams) stream.rotate();
    this.#closeIfDrained();
  }

  #open(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const { ':path': path, ':method': method, 'content-type': type = '' } = headers;
    if (method !== 'POST' || !type.startsWith('application/grpc')) this.#refuse('not-grpc', stream);
    else if (path === accessLogPath) this.#openAccessLogs(stream);
    else if (path === healthPath) answerHealthCheck(stream, this.#parts.isServing);
    else this.#refuse('unimplemented', stream);
  }

  #openAccessLogs(stream: ServerHttp2Stream): void {
    this.#streamsOpened += 1;
    const own: AccessLogStream = new AccessLogStream(stream, this.#sink.openStream(), this.#parts, () => {
      this.#streams.delete(own);
      if (this.#isClosed) this.#closeSink();
      else this.#closeIfDrained();
    });
    this.#streams.add(own);
  }

  #refuse(cause: 'not-grpc' | 'unimplemented', stream: ServerHttp2Stream): void {
    this.#parts.metrics.callsRefused.inc({ cause });
    stream.on('error', () => undefined);
    if (cause === 'not-grpc') replyHttp(stream, 415);
    else replyError(stream, grpcStatus.unimplemented, 'this server takes access logs');
  }

  #closeIfDrained(): void {
    if (this.#isTold && this.#streams.size === 0 && !this.#session.closed) this.#session.close();
  }

  #closed(): void {
    this.#isClosed = true;
    for (const cancel of this.#timers.splice(0)) cancel();
    const { metrics } = this.#parts;
    metrics.connections.dec();
    metrics.connectionsEnded.inc({ cause: this.#end ?? 'closed' });
    this.#closeSink();
  }

  /** After its streams, whose ends may be told later than the connection's. */
  #closeSink(): void {
    if (this.#streams.size === 0) this.#sink.close();
  }
}
