import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import type { PodActor } from '../traffic/actor.ts';
import type { Provider } from './call-template.ts';
import { identifierOf } from './identifier.ts';
import { LogStream } from './log-stream.ts';

const entriesTags: Readonly<Record<Provider, number>> = { http: 0x12, tcp: 0x1a };
const method = '/envoy.service.accesslog.v3.AccessLogService/StreamAccessLogs';
const reconnectMs = 500;
const closeMs = 1_000;

/** The sidecar of one pod: a connection to the receiver, on it a stream for each provider. */
export class Sidecar {
  readonly pod: PodActor;
  readonly streams: Readonly<Record<Provider, LogStream>>;
  readonly #receiver: string;
  #session: ClientHttp2Session | undefined;
  #lastTryMs = Number.NEGATIVE_INFINITY;

  /** @param receiver `host:port` */
  constructor(pod: PodActor, receiver: string) {
    this.pod = pod;
    this.#receiver = receiver;
    this.streams = { http: this.#createStream('http'), tcp: this.#createStream('tcp') };
  }

  /** False: dropped. */
  log(provider: Provider, entry: Buffer, nowMs: number): boolean {
    return this.streams[provider].log(entry, nowMs);
  }

  flushDue(nowMs: number): void {
    this.streams.http.flushDue(nowMs);
    this.streams.tcp.flushDue(nowMs);
  }

  /** Sends what is buffered, waits a second for the receiver to take it, and leaves. */
  async close(): Promise<void> {
    const timer = setTimeout(() => this.#session?.destroy(), closeMs);
    await Promise.all([this.streams.http.close(), this.streams.tcp.close()]);
    clearTimeout(timer);
    this.#session?.destroy();
  }

  #createStream(provider: Provider): LogStream {
    return new LogStream({
      entriesTag: entriesTags[provider],
      identifier: () => identifierOf(this.pod, provider),
      open: () => this.#open(),
    });
  }

  #open(): ClientHttp2Stream | undefined {
    return this.#connection()?.request(
      {
        [constants.HTTP2_HEADER_METHOD]: 'POST',
        [constants.HTTP2_HEADER_PATH]: method,
        'content-type': 'application/grpc',
        te: 'trailers',
      },
      { endStream: false },
    );
  }

  /** A session takes requests from the start and keeps them until it is connected. */
  #connection(): ClientHttp2Session | undefined {
    const current = this.#session;
    if (current !== undefined && !current.closed && !current.destroyed) return current;
    const now = performance.now();
    if (now - this.#lastTryMs < reconnectMs) return undefined;
    this.#lastTryMs = now;
    const session = connect(`http://${this.#receiver}`);
    session.on('error', () => session.destroy());
    session.on('goaway', () => session.close());
    this.#session = session;
    return session;
  }
}
