import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { entriesPerFrame, type framesOf } from './access-log-frames.ts';

const path = '/envoy.service.accesslog.v3.AccessLogService/StreamAccessLogs';

/** Entries of one sidecar, over all connections that it had. */
export interface LogBooks {
  /** Given to a stream. What of it was under way when its connection was cut, nobody knows. */
  written: number;
  /** Of these, certainly read: an answer that came after them says so. */
  proven: number;
  /** Not given to a stream, since the receiver took no more: as Envoy drops what its buffer has no room for. */
  dropped: number;
}

/** One connection of a sidecar with streams of access logs, that can be cut. */
export class LogConnection {
  readonly #session: ClientHttp2Session;
  readonly #streams: ClientHttp2Stream[];
  readonly #entries: Buffer;
  readonly #books: LogBooks;
  #handed = 0;
  #proven = 0;
  #next = 0;
  #isCut = false;

  constructor(port: number, sidecar: ReturnType<typeof framesOf>, streams: number, books: LogBooks) {
    this.#entries = sidecar.entries;
    this.#books = books;
    this.#session = connect(`http://127.0.0.1:${port}`);
    this.#session.on('error', () => undefined);
    this.#streams = Array.from({ length: streams }, () => {
      const stream = this.#session.request({
        ':method': 'POST',
        ':path': path,
        'content-type': 'application/grpc',
      });
      stream.on('error', () => undefined).resume();
      stream.write(sidecar.identifier);
      return stream;
    });
  }

  /** One message on the next stream. */
  log(): void {
    const stream = this.#streams[this.#next++ % this.#streams.length];
    if (stream === undefined || stream.destroyed || stream.writableNeedDrain) {
      this.#books.dropped += entriesPerFrame;
      return;
    }
    this.#books.written += entriesPerFrame;
    // Called when the frame is on its way: from then on nothing overtakes it.
    stream.write(this.#entries, (error) => {
      if (!error) this.#handed += entriesPerFrame;
    });
  }

  /** Asks the receiver whether it has read what was handed over so far. */
  prove(): void {
    const handed = this.#handed;
    this.#session.ping((error) => {
      if (error === null) this.#credit(handed);
    });
  }

  /** As a network does it: without a word, with whatever is under way. */
  cut(): void {
    this.#isCut = true;
    this.#session.destroy();
  }

  /** Ends each stream and waits for its answer: everything was read. @throws Error where a stream has none */
  async finish(): Promise<void> {
    const ended = this.#streams.map(async (stream) => {
      const status = new Promise((resolve, reject) => {
        stream.once('trailers', (trailers) => resolve(trailers['grpc-status']));
        stream.once('close', () => reject(new Error('a stream was cut off that should have ended')));
      });
      stream.end();
      if ((await status) !== '0') throw new Error(`a stream ended with status ${await status}`);
    });
    await Promise.all(ended);
    this.#credit(this.#handed);
    this.#session.close();
  }

  #credit(handed: number): void {
    if (this.#isCut) return;
    this.#books.proven += handed - this.#proven;
    this.#proven = handed;
  }
}
